/** Our icons, 16 by 16, drawn with lines in the colour of the text. */
const PATHS = {
  back: 'M10 3 5 8l5 5',
  forward: 'm6 3 5 5-5 5',
  check: 'm3 8.5 3.2 3.2L13 4.8',
  bookmark: 'M4.5 2.5h7v11L8 10.7l-3.5 2.8z',
  link: 'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.9.9M9.2 6.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.9-.9',
  source: 'M9 2.5H4v11h8v-8zM9 2.5v3h3M6 8.5h4M6 11h4',
  list: 'M3 4h10M3 8h10M3 12h6',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  insert: 'M8 2.5v7M5 7l3 3 3-3M3 13.5h10',
} as const;

export type IconName = keyof typeof PATHS;

const SVG = 'http://www.w3.org/2000/svg';

/** An icon that says nothing to a screen reader: the button around it has the name. */
export function icon(name: IconName): SVGElement {
  const picture = document.createElementNS(SVG, 'svg');
  const attributes = {
    viewBox: '0 0 16 16',
    width: '16',
    height: '16',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '1.3',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
    class: 'icon',
  };
  for (const [key, value] of Object.entries(attributes)) picture.setAttribute(key, value);
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  picture.append(path);
  return picture;
}
