import type { TextPlace } from '../source/textSource';
import { codeAt } from './codeAt';
import { languageSpec } from './languageSpecs';
import { firstLine } from './firstLine';
import type { TextAt } from './textAt';

/** What stands at a place of HTML, XML or a template: text, a tag's names, an attribute's value, a comment, a script. */
export function markupAt(place: TextPlace): TextAt {
  const { source, line, offset } = place;
  const first = firstLine(source, line);
  const lines: string[] = [];
  for (let at = first; at < line; at++) lines.push(source.lineAt(at));
  const from = Math.max(0, offset - REACH);
  lines.push(source.lineAt(line).slice(from, offset));
  const before = lines.join('\n');
  const embedded = openScript(before);
  if (embedded !== undefined) {
    const start = first + before.slice(0, embedded.from).split('\n').length - 1;
    const { languageId } = embedded;
    return { kind: codeAt(languageSpec(languageId), place, Math.min(line, start + 1)), languageId };
  }
  return { kind: kindBehind(before), languageId: source.languageId };
}

const REACH = 2000;

interface Embedded {
  readonly languageId: string;
  /** Where its content begins. */
  readonly from: number;
}

/** The script or style that is open behind a text. */
function openScript(before: string): Embedded | undefined {
  const open = Math.max(before.lastIndexOf('<script'), before.lastIndexOf('<style'));
  if (open === -1) return undefined;
  const head = before.slice(open, open + 300);
  const end = head.indexOf('>');
  if (end === -1) return undefined;
  const isStyle = head.startsWith('<style');
  if (before.includes(isStyle ? '</style' : '</script', open)) return undefined;
  if (isStyle) return { languageId: 'css', from: open + end };
  const languageId = /\blang="tsx?"/.test(head.slice(0, end)) ? 'typescript' : 'javascript';
  return { languageId, from: open + end };
}

/** In which of its states markup is behind a text. Where it is not clear it is text. */
function kindBehind(before: string): TextAt['kind'] {
  if (before.lastIndexOf('<!--') > before.lastIndexOf('-->')) return 'comment';
  const open = before.search(/<[/a-z!?][^<]*$/i);
  if (open === -1) return 'prose';
  let quote = '';
  for (const char of before.slice(open)) {
    if (quote === '' && char === '>') return 'prose';
    if (quote === '' && (char === '"' || char === "'")) quote = char;
    else if (char === quote) quote = '';
  }
  return quote === '' ? 'code' : 'string';
}
