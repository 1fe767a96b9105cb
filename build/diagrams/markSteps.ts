/** How the steps of a playing diagram are found in its drawing. */
export type StepKind = 'sequenceDiagram' | 'flowchart';

/**
 * Marks the parts of each step with `data-step` (counting from 1), for the panel to emphasise or dim.
 * Returns the steps found, in order.
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
}
