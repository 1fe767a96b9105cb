import hljs from 'highlight.js';
import type { Highlight } from '../../src/core/render/renderer';

/** Colours code with classes that `media/panel.css` maps to the editor's colours. */
export const highlight: Highlight = (code, language) =>
  hljs.getLanguage(language) === undefined ? undefined : hljs.highlight(code, { language }).value;
