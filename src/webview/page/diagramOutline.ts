import type { Outline } from '../../core/model/outline';
import { fillIn, type PanelStrings } from '../../protocol/panelStrings';
import { element } from '../dom';

/** Where a diagram can be read as text, folded below it. Nothing for a diagram that says nothing in words. */
export function foldedOutline({ nodes, links }: Outline, strings: PanelStrings): readonly HTMLElement[] {
  if (nodes.length + links.length === 0) return [];
  return [element('details', { class: 'outline' }, element('summary', {}, strings.diagramAsText))];
}

/** A diagram as text: its parts, and what leads from one to another. */
export function outlineLists({ nodes, links }: Outline, strings: PanelStrings): readonly HTMLElement[] {
  const connections = links.map(({ from, to, text }) =>
    text === '' ? fillIn(strings.diagramBareLink, from, to) : fillIn(strings.diagramLink, from, to, text),
  );
  return [...list(strings.diagramParts, nodes, 'ul'), ...list(strings.diagramLinks, connections, 'ol')];
}

function list(title: string, items: readonly string[], tag: 'ul' | 'ol'): readonly HTMLElement[] {
  if (items.length === 0) return [];
  const rows = items.map((item) => element('li', {}, item));
  return [element('p', { class: 'outline-title' }, title), element(tag, {}, ...rows)];
}
