/**
 * Lets the bars of an upright chart begin at the axis' zero. Mermaid 12.3 keeps half a label's height below it free and
 * draws the bars from there, so that 0.03 on a scale to 25 looks like 0.5. Works on the drawing before it is flattened.
 */
export function barsFromZero(picture: SVGSVGElement): void {
  if (picture.getAttribute('aria-roledescription') !== 'xychart') return;
  const bars = [...picture.querySelectorAll<SVGRectElement>('[class^="bar-plot"] rect')];
  const zero = [...picture.querySelectorAll<SVGTextElement>('.left-axis .label text')].find(
    ({ textContent }) => textContent.trim() === '0',
  );
  const zeroY = zero?.transform.baseVal.consolidate()?.matrix.f;
  const bottom = Math.max(...bars.map((bar) => Number(bar.getAttribute('y')) + heightOf(bar)));
  if (zeroY === undefined || bars.length === 0 || zeroY >= bottom) return;
  const below = bottom - zeroY;
  for (const bar of bars) bar.setAttribute('height', String(Math.max(heightOf(bar) - below, 0)));
  for (const part of picture.querySelectorAll('.bottom-axis')) {
    part.setAttribute('transform', `translate(0, ${-below})`);
  }
  for (const line of picture.querySelectorAll('.left-axis .axisl-line path')) {
    const d = line.getAttribute('d') ?? '';
    line.setAttribute('d', d.replace(/,[\d.]+$/, `,${zeroY}`));
  }
}

function heightOf(bar: SVGRectElement): number {
  return Number(bar.getAttribute('height'));
}
