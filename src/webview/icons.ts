/** Our icons, 16 by 16, in the colour of the text around. Drawn with lines: */
const LINES = {
  back: 'M10 3 5 8l5 5',
  forward: 'm6 3 5 5-5 5',
  check: 'm3 8.5 3.2 3.2L13 4.8',
  bookmark: 'M4.5 2.5h7v11L8 10.7l-3.5 2.8z',
  link: 'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.9.9M9.2 6.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.9-.9',
  source: 'M9 2.5H4v11h8v-8zM9 2.5v3h3M6 8.5h4M6 11h4',
  list: 'M3 4h10M3 8h10M3 12h6',
  code: 'm5.5 4-4 4 4 4M10.5 4l4 4-4 4',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  insert: 'M8 2.5v7M5 7l3 3 3-3M3 13.5h10',
  zoomIn: 'M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9M10.3 10.3L14 14M7 5v4M5 7h4',
  zoomOut: 'M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9M10.3 10.3L14 14M5 7h4',
  fit: 'M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3M5.5 6.5h5v3h-5z',
  fullPanel: 'M9.5 2.5h4v4M13.5 2.5l-4.5 4.5M6.5 13.5h-4v-4M2.5 13.5l4.5-4.5',
  leaveFullPanel: 'M13 7H9V3M9 7l4.5-4.5M3 9h4v4M7 9l-4.5 4.5',
  more: 'M3.2 8h.01M8 8h.01M12.8 8h.01',
} as const;

/** And filled: what one knows from players. */
const SHAPES = {
  first: 'M3 3h1.6v10H3zM13 3v10L6 8z',
  previous: 'M11.5 3v10L4.5 8z',
  play: 'M4 2.5v11L13.5 8z',
  pause: 'M4 3h3v10H4zM9 3h3v10H9z',
  next: 'M4.5 3v10l7-5z',
  steps: 'M2 3h2v2H2zM6 3h8v2H6zM2 7h2v2H2zM6 7h8v2H6zM2 11h2v2H2zM6 11h8v2H6z',
} as const;

export type IconName = keyof typeof LINES | keyof typeof SHAPES;

const STYLES = {
  lines:
    'fill="none" stroke="currentColor" stroke-width="1.3" stroke-linecap="round" stroke-linejoin="round"',
  shapes: 'fill="currentColor"',
} as const;

/** An icon that says nothing to a screen reader: the button around it has the name. */
export function renderIcon(name: IconName): Element {
  const [path, style] =
    name in LINES
      ? [LINES[name as keyof typeof LINES], STYLES.lines]
      : [SHAPES[name as keyof typeof SHAPES], STYLES.shapes];
  // HTML's parser knows the namespace of SVG, so that none needs to be named here.
  const holder = document.createElement('span');
  holder.innerHTML = `<svg class="icon icon-${name}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" ${style}><path d="${path}"></path></svg>`;
  return holder.firstElementChild ?? holder;
}
