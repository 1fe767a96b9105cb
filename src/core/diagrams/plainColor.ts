/** A colour any SVG viewer can draw, with its opacity apart, since older viewers know no `#rrggbbaa`. */
export interface PlainColor {
  /** `#rrggbb` */
  readonly color: string;
  /** From 0 to 1. */
  readonly opacity: number;
}

const RGB = /^rgba?\(([\d.]+),\s*([\d.]+),\s*([\d.]+)(?:,\s*([\d.]+))?\)$/;
const SRGB = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.e-]+))?\)$/;

/**
 * Reads a colour as a browser computes it: `rgb(1, 2, 3)`, `rgba(...)`, or `color(srgb 0.1 0.2 0.3)` for a mixed one.
 * `undefined` for anything else.
 */
export function plainColor(computed: string): PlainColor | undefined {
  const bytes = RGB.exec(computed);
  const parts = bytes ?? SRGB.exec(computed);
  if (parts === null) return undefined;
  const unit = bytes === null ? 255 : 1;
  const hex = parts.slice(1, 4).map((part) => byteAsHex(Number(part) * unit));
  const opacity = Number(parts[4] ?? 1);
  return { color: `#${hex.join('')}`, opacity: Math.round(opacity * 1000) / 1000 };
}

function byteAsHex(value: number): string {
  const byte = Math.min(255, Math.max(0, Math.round(value)));
  return byte.toString(16).padStart(2, '0');
}
