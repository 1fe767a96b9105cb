/**
 * Lets the bars of a chart begin at the axis' zero. Mermaid 12.3 keeps half a label's size before it free and draws the
 * bars from there, so that 0.03 on a scale to 25 looks like 0.5. Works on the drawing before it is flattened.
 */
export function barsFromZero(picture: SVGSVGElement): void {
  if (picture.getAttribute('aria-roledescription') !== 'xychart') return;
  const bars = [...picture.querySelectorAll<SVGRectElement>('[class^="bar-plot"] rect')];
  if (bars.length === 0) return;
  const upright = zeroOf(picture, '.left-axis');
  if (upright !== undefined) standOn(picture, bars, upright.f);
  const lying = zeroOf(picture, '.top-axis');
  if (lying !== undefined) beginAt(picture, bars, lying.e);
}

/** Where the label 0 of an axis stands. */
function zeroOf(picture: SVGSVGElement, axis: string): DOMMatrix | undefined {
  const labels = [...picture.querySelectorAll<SVGTextElement>(`${axis} .label text`)];
  const zero = labels.find(({ textContent }) => textContent.trim() === '0');
  return zero?.transform.baseVal.consolidate()?.matrix;
}

function standOn(picture: SVGSVGElement, bars: readonly SVGRectElement[], zero: number): void {
  const below = Math.max(...bars.map((bar) => valueOf(bar, 'y') + valueOf(bar, 'height'))) - zero;
  for (const bar of bars) shorten(bar, 'height', below);
  move(picture, '.bottom-axis', 0, -below);
  for (const line of picture.querySelectorAll('.left-axis .axisl-line path')) {
    line.setAttribute('d', (line.getAttribute('d') ?? '').replace(/,[\d.]+$/, `,${zero}`));
  }
}

function beginAt(picture: SVGSVGElement, bars: readonly SVGRectElement[], zero: number): void {
  const before = zero - Math.min(...bars.map((bar) => valueOf(bar, 'x')));
  for (const bar of bars) {
    shorten(bar, 'width', before);
    bar.setAttribute('x', String(valueOf(bar, 'x') + before));
  }
  move(picture, '.left-axis', before, 0);
}

function shorten(bar: SVGRectElement, side: 'width' | 'height', by: number): void {
  bar.setAttribute(side, String(Math.max(valueOf(bar, side) - by, 0)));
}

function move(picture: SVGSVGElement, part: string, x: number, y: number): void {
  for (const element of picture.querySelectorAll(part)) {
    element.setAttribute('transform', `translate(${x}, ${y})`);
  }
}

function valueOf(bar: SVGRectElement, name: string): number {
  return Number(bar.getAttribute(name));
}
