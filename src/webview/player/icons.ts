const SVG = 'http://www.w3.org/2000/svg';

/** Outlines on a square of 16, filled with the text's colour. */
const SHAPES = {
  first: 'M3 3h1.6v10H3zM13 3v10L6 8z',
  previous: 'M11.5 3v10L4.5 8z',
  play: 'M4 2.5v11L13.5 8z',
  pause: 'M4 3h3v10H4zM9 3h3v10H9z',
  next: 'M4.5 3v10l7-5z',
  list: 'M2 3h2v2H2zM6 3h8v2H6zM2 7h2v2H2zM6 7h8v2H6zM2 11h2v2H2zM6 11h8v2H6z',
  link:
    'M6.3 9.7a1 1 0 0 1 0-1.4l2-2a1 1 0 1 1 1.4 1.4l-2 2a1 1 0 0 1-1.4 0z' +
    'M8 3.5l1-1a3.2 3.2 0 0 1 4.5 4.5l-2 2a3.2 3.2 0 0 1-1.2.8V8.1l1.1-1.2a1.7 1.7 0 0 0-2.4-2.4l-1.2 1.1H6.2A3.2 3.2 0 0 1 7 4.5z' +
    'M8 12.5l-1 1A3.2 3.2 0 0 1 2.5 9l2-2a3.2 3.2 0 0 1 1.2-.8v1.7L4.6 9.1A1.7 1.7 0 0 0 7 11.5l1.2-1.1h1.6a3.2 3.2 0 0 1-.8 1.1z',
} as const;

export type IconName = keyof typeof SHAPES;

/** A picture on a button, which has its name elsewhere. */
export function renderIcon(name: IconName): SVGSVGElement {
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('viewBox', '0 0 16 16');
  icon.setAttribute('width', '16');
  icon.setAttribute('height', '16');
  icon.setAttribute('fill', 'currentColor');
  icon.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', SHAPES[name]);
  icon.append(path);
  return icon;
}
