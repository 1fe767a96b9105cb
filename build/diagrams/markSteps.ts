/** How the steps of a playing diagram are found in its drawing. */
export type StepKind = 'sequenceDiagram' | 'flowchart';

/**
 * Marks the parts of each step with `data-step` (counting from 1), for the panel to emphasise or dim, and what takes
 * part in steps, such as a participant and its lifeline, with `data-steps` ("1 3 4"). Frames and activations stay
 * unmarked: they go over several steps. Returns the steps found, in order.
 */
export function markSteps(picture: SVGSVGElement, kind: StepKind): number[] {
  if (kind === 'sequenceDiagram') markMessages(picture);
  else markNumberedLabels(picture);
  const found = [...picture.querySelectorAll('[data-step]')].map((element) =>
    Number(element.getAttribute('data-step')),
  );
  return [...new Set(found)].sort((a, b) => a - b);
}

function markMessages(picture: SVGSVGElement): void {
  const lines = [...picture.querySelectorAll('.messageLine0, .messageLine1')];
  lines.forEach((line, index) => {
    line.setAttribute('data-step', String(index + 1));
  });
  // A long label is several text elements in a row; each label stands before the line it belongs to.
  for (const text of picture.querySelectorAll('.messageText')) {
    const following = lines.findIndex(
      (line) => (text.compareDocumentPosition(line) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    );
    if (following >= 0) text.setAttribute('data-step', String(following + 1));
  }
  markNotes(picture, lines);
  for (const part of picture.querySelectorAll('[data-et="participant"], [data-et="life-line"]')) {
    const actor = part.getAttribute('data-id');
    const isIn = (line: Element) =>
      [line.getAttribute('data-from'), line.getAttribute('data-to')].includes(actor);
    markTaking(
      part,
      lines.flatMap((line, index) => (isIn(line) ? [index + 1] : [])),
    );
  }
}

/** A note belongs to the message before it, since that is what it is about; before the first message to none. */
function markNotes(picture: SVGSVGElement, lines: readonly Element[]): void {
  for (const note of picture.querySelectorAll('[data-et="note"]')) {
    const step = lines.filter((line) => sourcePlace(line) < sourcePlace(note)).length;
    if (step > 0) note.setAttribute('data-step', String(step));
  }
}

/** The place in the source of a statement, from Mermaid's own number of it, such as `i12`. */
function sourcePlace(element: Element): number {
  return Number(element.getAttribute('data-id')?.slice(1));
}

function markTaking(part: Element, steps: readonly number[]): void {
  if (steps.length > 0) part.setAttribute('data-steps', [...new Set(steps)].join(' '));
}

const NUMBERED = /^\s*(?:(\d{1,2})\.|\((\d{1,2})\))\s/;

function markNumberedLabels(picture: SVGSVGElement): void {
  for (const label of picture.querySelectorAll('.edgeLabel, .node')) {
    const match = NUMBERED.exec(label.textContent);
    const step = match?.[1] ?? match?.[2];
    if (step === undefined) continue;
    label.setAttribute('data-step', step);
    const edge = label.querySelector('[data-id]')?.getAttribute('data-id') ?? label.getAttribute('data-id');
    if (edge === null) continue;
    for (const path of picture.querySelectorAll('path[data-id], path[id]')) {
      const ids = [path.getAttribute('data-id'), path.id];
      if (ids.includes(edge)) path.setAttribute('data-step', step);
    }
  }
  markEnds(picture);
}

/** Mermaid names an edge after its two ends, `L_from_to_0`, and a node `...flowchart-from-0`. */
function markEnds(picture: SVGSVGElement): void {
  const edges = [...picture.querySelectorAll('path[data-id][data-step]')].map((path) => ({
    name: (path.getAttribute('data-id') ?? '').replace(/_\d+$/, '_'),
    step: Number(path.getAttribute('data-step')),
  }));
  for (const node of picture.querySelectorAll('.node')) {
    const id = /flowchart-(.+)-\d+$/.exec(node.id)?.[1];
    if (id === undefined) continue;
    const steps = edges.filter(({ name }) => name.startsWith(`L_${id}_`) || name.endsWith(`_${id}_`));
    markTaking(
      node,
      steps.map(({ step }) => step).sort((a, b) => a - b),
    );
  }
}
