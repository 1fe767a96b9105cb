import type { Outline } from '../../../src/core/model/outline';
import { plainLabel, withDetails } from './plainLabel';

interface StateNode {
  readonly id: string;
  readonly shape: string;
  readonly label?: string | readonly string[];
  readonly description?: string | readonly string[];
  readonly parentId?: string;
}

interface StateModel {
  getData(): {
    readonly nodes: readonly StateNode[];
    readonly edges: readonly { readonly start: string; readonly end: string; readonly label?: string }[];
  };
}

/** Shapes that are points of a diagram rather than states of a thing. */
const POINTS: Readonly<Record<string, string>> = {
  stateStart: 'Start',
  stateEnd: 'End',
  fork: 'Fork',
  join: 'Join',
  choice: 'Choice',
};

/** States with their descriptions, a state of several with what is in it, notes, and every transition. */
export function outlineState(model: StateModel): Outline {
  const { nodes, edges } = model.getData();
  const names = new Map(nodes.map((node) => [node.id, stateName(node, nodes)]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const states = nodes.filter(({ shape }) => !(shape in POINTS) && !/^(?:note|divider)/.test(shape));
  const notes = nodes.filter(({ shape }) => shape === 'note');
  const noteIds = new Set(notes.map(({ id }) => id));
  return {
    nodes: [
      ...states.map((node) => {
        const inside = states.filter(({ parentId }) => parentId === node.id).map(({ id }) => nameOf(id));
        return withDetails(nameOf(node.id), [plainLabel(node.description), inside.join(', ')]);
      }),
      ...notes.map(
        (note) => `Note at ${nameOf(note.id.replace(/-{4}note.*$/, ''))}: ${plainLabel(note.label)}`,
      ),
    ],
    links: edges
      .filter(({ start, end }) => !noteIds.has(start) && !noteIds.has(end))
      .map(({ start, end, label }) => ({ from: nameOf(start), to: nameOf(end), text: plainLabel(label) })),
  };
}

function stateName({ id, shape, label, parentId }: StateNode, nodes: readonly StateNode[]): string {
  const point = POINTS[shape];
  if (point === undefined) return plainLabel(label) || id;
  const parent = nodes.find((node) => node.id === parentId);
  return parent === undefined ? point : `${point} of ${plainLabel(parent.label)}`;
}
