import type { Mermaid } from 'mermaid';
import { barsFromZero } from './barsFromZero';
import { centerLabels } from './centerLabels';
import { flatten } from './flatten';
import { haloLabels } from './haloLabels';
import { markSteps, type StepKind } from './markSteps';
import { MERMAID_CONFIG } from './theme';
import { readOutline } from './outline/readOutline';
import type { Outline } from '../../src/core/model/outline';

/** What the page is asked to draw. */
export interface DrawRequest {
  /** A prefix for ids inside the picture, unique on a page. */
  readonly id: string;
  readonly source: string;
  readonly title: string;
  readonly description: string;
  /** How steps are recognised, for a diagram that plays. */
  readonly steps?: StepKind;
}

/** The picture, the steps found in it and what it shows, or why it cannot be drawn. `line` counts from 1 in the source. */
export type DrawResult =
  | { readonly svg: string; readonly steps: readonly number[]; readonly outline: Outline }
  | { readonly error: string; readonly line?: number };

declare global {
  var mermaid: Mermaid;
  var draw: (request: DrawRequest) => Promise<DrawResult>;
}

mermaid.initialize(MERMAID_CONFIG);

/** Runs in the browser: draws one diagram with Mermaid and makes the drawing independent of style sheets. */
globalThis.draw = async (request) => {
  const host = document.createElement('div');
  document.body.append(host);
  try {
    await mermaid.parse(request.source);
    const { svg } = await mermaid.render(request.id, request.source, host);
    host.innerHTML = svg;
    const picture = host.querySelector('svg');
    if (picture === null) return { error: 'Mermaid drew nothing' };
    const steps = request.steps === undefined ? [] : markSteps(picture, request.steps);
    barsFromZero(picture);
    centerLabels(picture);
    haloLabels(picture);
    const problem = flatten(picture, request);
    if (problem !== undefined) return { error: problem };
    const outline = await readOutline(mermaid, request.source);
    if (outline.nodes.length === 0) return { error: 'the diagram shows nothing; draw something or drop it' };
    return { svg: picture.outerHTML, steps, outline };
  } catch (error) {
    return readError(error);
  } finally {
    host.remove();
  }
};

/** Mermaid rejects with plain objects as often as with errors. */
function readError(error: unknown): DrawResult {
  const fields = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
  const text = String(fields['message'] ?? fields['str'] ?? error);
  const line = /\bline (\d+)/i.exec(text)?.[1];
  // Jison says where and what it got; the list of all that it expected helps nobody.
  const message = `Mermaid cannot draw this: ${text
    .replace(/Expecting [\s\S]*?, got/, 'unexpected')
    .replace(/\s+/g, ' ')
    .trim()}`;
  return line === undefined ? { error: message } : { error: message, line: Number(line) };
}
