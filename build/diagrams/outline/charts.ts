import type { Outline } from '../../../src/core/model/outline';
import { plainLabel, withDetails } from './plainLabel';

/** Charts show things and values, and nothing leads from one to another. */
function list(nodes: readonly string[]): Outline {
  return { nodes, links: [] };
}

/** `3.14159` as "3.14": more digits than a reader would say help nobody. */
function rounded(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Slices with their values and shares. */
export function outlinePie(model: { getSections(): ReadonlyMap<string, number> }): Outline {
  const slices = [...model.getSections()];
  const sum = slices.reduce((total, [, value]) => total + value, 0);
  return list(
    slices.map(
      ([label, value]) => `${plainLabel(label)}: ${rounded(value)} (${Math.round((value / sum) * 100)} %)`,
    ),
  );
}

interface Axis {
  readonly title?: string;
  readonly min?: number;
  readonly max?: number;
}

interface XyModel {
  getXYChartData(): {
    readonly xAxis: Axis;
    readonly yAxis: Axis;
    readonly plots: readonly {
      readonly type: string;
      readonly title?: string;
      readonly data: readonly (readonly [string | number, number])[];
    }[];
  };
}

/** Both axes, and the values of every series. */
export function outlineXyChart(model: XyModel): Outline {
  const { xAxis, yAxis, plots } = model.getXYChartData();
  return list([
    ...axis('Horizontal axis', xAxis),
    ...axis('Vertical axis', yAxis),
    ...plots.map(({ type, title, data }) => {
      const name = plainLabel(title) === '' ? type : `${plainLabel(title)} (${type})`;
      return `${name}: ${data.map(([at, value]) => `${plainLabel(String(at))} = ${rounded(value)}`).join(', ')}`;
    }),
  ]);
}

function axis(name: string, { title, min, max }: Axis): readonly string[] {
  const range = min === undefined || max === undefined ? '' : `${rounded(min)} to ${rounded(max)}`;
  const text = [plainLabel(title), range].filter((part) => part !== '').join(', ');
  return text === '' ? [] : [`${name}: ${text}`];
}

interface Box {
  readonly x: number;
  readonly y: number;
}

interface QuadrantModel {
  getQuadrantData(): {
    readonly points: readonly (Box & { readonly text: { readonly text: string } })[];
    readonly quadrants: readonly (Box & {
      readonly width: number;
      readonly height: number;
      readonly text: { readonly text: string };
    })[];
    readonly axisLabels: readonly { readonly text: string; readonly rotation: number }[];
  };
}

/** In the order in which Mermaid counts them: against the clock, from the top right. */
const CORNERS = ['top right', 'top left', 'bottom left', 'bottom right'] as const;

/** The axes, the quarters by their corners, and each point with its quarter and place. */
export function outlineQuadrants(model: QuadrantModel): Outline {
  const { points, quadrants, axisLabels } = model.getQuadrantData();
  const corners = quadrants.map(({ text }, index) =>
    withDetails(CORNERS[index] ?? '', [plainLabel(text.text)]),
  );
  const left = Math.min(...quadrants.map(({ x }) => x));
  const top = Math.min(...quadrants.map(({ y }) => y));
  const { width = 1, height = 1 } = quadrants[0] ?? {};
  const ends = (isVertical: boolean) =>
    axisLabels.filter(({ rotation }) => (rotation !== 0) === isVertical).map(({ text }) => plainLabel(text));
  return list([
    ...axis('Horizontal axis', { title: ends(false).join(' to ') }),
    ...axis('Vertical axis', { title: ends(true).join(' to ') }),
    ...corners.map((corner) => `Quarter ${corner}`),
    ...[...points].reverse().map(({ x, y, text }) => {
      const [right, up] = [(x - left) / (2 * width), 1 - (y - top) / (2 * height)];
      const corner = corners[up >= 0.5 ? (right >= 0.5 ? 0 : 1) : right >= 0.5 ? 3 : 2];
      return `${plainLabel(text.text)}: ${corner?.replace(': ', ', ') ?? ''} (${rounded(right)}, ${rounded(up)})`;
    }),
  ]);
}

interface Field {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** Fields with their bits. One that goes over the end of a row is one field still. */
export function outlinePacket(model: { getPacket(): readonly (readonly Field[])[] }): Outline {
  const fields: Field[] = [];
  for (const row of model.getPacket()) {
    row.forEach((field, index) => {
      const before = fields.at(-1);
      const goesOn = index === 0 && before?.label === field.label && before.end + 1 === field.start;
      if (goesOn) fields[fields.length - 1] = { ...before, end: field.end };
      else fields.push(field);
    });
  }
  return list(
    fields.map(
      ({ start, end, label }) => `${start === end ? start : `${start}-${end}`}: ${plainLabel(label)}`,
    ),
  );
}

interface TimelineModel {
  getTasks(): readonly {
    readonly section: string;
    readonly task: string;
    readonly events: readonly string[];
  }[];
}

/** Periods with their events, each with the section it is in. */
export function outlineTimeline(model: TimelineModel): Outline {
  return list(
    model.getTasks().map(({ section, task, events }) => {
      const period = [plainLabel(section), plainLabel(task)].filter((part) => part !== '').join(', ');
      return withDetails(period, events.map(plainLabel));
    }),
  );
}
