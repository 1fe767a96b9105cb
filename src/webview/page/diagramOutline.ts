import type { Diagram } from '../../core/model/page';
import { fillIn, type PanelStrings } from '../../protocol/panelStrings';
import { element } from '../dom';

/** A diagram as text, folded below it: its parts, and what leads from one to another. */
export function diagramOutline(
  { outline: { nodes, links } }: Diagram,
  strings: PanelStrings,
): readonly HTMLElement[] {
  if (nodes.length + links.length === 0) return [];
  const connections = links.map(({ from, to, text }) =>
    text === '' ? fillIn(strings.diagramBareLink, from, to) : fillIn(strings.diagramLink, from, to, text),
  );
  return [
    element(
      'details',
      { class: 'outline' },
      element('summary', {}, strings.diagramAsText),
      ...list(strings.diagramParts, nodes, 'ul'),
      ...list(strings.diagramLinks, connections, 'ol'),
    ),
  ];
}

function list(title: string, items: readonly string[], tag: 'ul' | 'ol'): readonly HTMLElement[] {
  if (items.length === 0) return [];
  const rows = items.map((item) => element('li', {}, item));
  return [element('p', { class: 'outline-title' }, title), element(tag, {}, ...rows)];
}
