/** The icons of the diagram tools, drawn on 16 by 16, in the colour of the text around. */
const PATHS = {
  zoomIn: 'M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9M10.3 10.3L14 14M7 5v4M5 7h4',
  zoomOut: 'M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9M10.3 10.3L14 14M5 7h4',
  fit: 'M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3M5.5 6.5h5v3h-5z',
  play: 'M4.5 2.8v10.4L13 8z',
  fullPanel: 'M9.5 2.5h4v4M13.5 2.5l-4.5 4.5M6.5 13.5h-4v-4M2.5 13.5l4.5-4.5',
  leaveFullPanel: 'M13 7H9V3M9 7l4.5-4.5M3 9h4v4M7 9l-4.5 4.5',
  more: 'M3.2 8h.01M8 8h.01M12.8 8h.01',
} as const;

export type IconName = keyof typeof PATHS;

/** An icon for a button whose name says what it does; hidden from screen readers. */
export function renderIcon(name: IconName): Element {
  // HTML's parser knows the namespace of SVG, so that none needs to be named here.
  const holder = document.createElement('span');
  holder.innerHTML =
    `<svg class="icon icon-${name}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false" ` +
    `fill="none" stroke="currentColor" stroke-width="1.2" stroke-linecap="round" stroke-linejoin="round">` +
    `<path d="${PATHS[name]}"></path></svg>`;
  return holder.firstElementChild ?? holder;
}
