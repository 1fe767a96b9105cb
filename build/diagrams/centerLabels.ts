/**
 * Centres the labels of state diagrams: with plain SVG labels Mermaid 12.3 leaves them at the left edge
 * of a box that is wider than the text. Works on a drawing that is in the page, since it measures.
 */
export function centerLabels(picture: SVGSVGElement): void {
  if (picture.getAttribute('aria-roledescription') !== 'stateDiagram') return;
  for (const label of picture.querySelectorAll<SVGGElement>('.node > .label')) {
    const text = label.querySelector('text');
    if (text === null || getComputedStyle(text).textAnchor === 'middle') continue;
    const box = text.getBBox();
    const y = label.transform.baseVal.consolidate()?.matrix.f ?? 0;
    label.setAttribute('transform', `translate(${-(box.x + box.width / 2)}, ${y})`);
  }
}
