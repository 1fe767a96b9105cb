import type { Diagram } from '../model/page';
import { escapeHtml } from '../text/escapeHtml';

/** The place in a page's HTML where the build puts the picture of a diagram. */
export function diagramSlot(id: string): string {
  return `<!--diagram ${id}-->`;
}

/** A diagram's figure: the slot for its picture, its title as caption, and the narration if it plays. */
export function renderDiagram(diagram: Diagram): string {
  const id = escapeHtml(diagram.id);
  const steps = diagram.steps
    .map((html, index) => `<li data-step="${index + 1}">${html.trim()}</li>`)
    .join('\n');
  const narration = steps === '' ? '' : `<ol class="narration">\n${steps}\n</ol>\n`;
  return (
    `<figure class="diagram" id="diagram-${id}" data-diagram="${id}">\n` +
    `<div class="picture">${diagramSlot(diagram.id)}</div>\n` +
    `<figcaption>${escapeHtml(diagram.title)}</figcaption>\n${narration}</figure>\n`
  );
}
