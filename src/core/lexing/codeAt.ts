import type { TextKind, TextPlace, TextSource } from '../source/textSource';
import type { LanguageSpec, StringSpec } from './languageSpec';
import { inCode, scanCode, type ScanState } from './scanCode';

/** Characters of the line itself that are looked at before the place. */
const REACH = 4000;

/** What stands at a place of code, scanned from the line `first`. */
export function codeAt(spec: LanguageSpec, { source, line, offset }: TextPlace, first: number): TextKind {
  let state = first === 0 ? inCode : stateBefore(spec, source, first, line);
  for (let at = first; at < line; at++) {
    const text = source.lineAt(at);
    ({ state } = scanCode(spec, text, state, text.length));
  }
  const whole = source.lineAt(line);
  const from = Math.max(0, offset - REACH);
  const text = whole.slice(from, offset + 200);
  const caret = wordBefore(text, offset - from);
  const { kind } = scanCode(spec, text, state, caret);
  return kind === 'code' && isKeyword(spec, text, caret) ? 'keyword' : kind;
}

/** The caret, or the character before it where only that is part of a word. */
function wordBefore(text: string, caret: number): number {
  const isWord = (at: number): boolean => /\w/.test(text.charAt(at));
  return caret > 0 && !isWord(caret) && isWord(caret - 1) ? caret - 1 : caret;
}

function isKeyword(spec: LanguageSpec, text: string, caret: number): boolean {
  if (spec.keywords.size === 0 || !/\w/.test(text.charAt(caret))) return false;
  let start = caret;
  let end = caret;
  while (start > 0 && /\w/.test(text.charAt(start - 1))) start--;
  while (end < text.length && /\w/.test(text.charAt(end))) end++;
  if (/[.$@]/.test(text.charAt(start - 1))) return false;
  const word = text.slice(start, end);
  return spec.keywords.has(spec.caseless === true ? word.toLowerCase() : word);
}

/**
 * How the first of the lines that are looked at begins, when it is not the first of the document: within a comment if
 * one is closed before any is opened, within a long string if the first of its marks looks like the closing one.
 */
function stateBefore(spec: LanguageSpec, source: TextSource, first: number, last: number): ScanState {
  for (const [open, close] of spec.blockComments) {
    if (closesFirst(source, first, last, open, close)) return { mode: 'comment', open, close, depth: 1 };
  }
  for (const string of spec.strings) {
    if (string.multiline !== true || string.open.length < 3) continue;
    if (string.open !== string.close && closesFirst(source, first, last, string.open, string.close))
      return { mode: 'string', spec: string, isDocumentation: false };
    if (string.open === string.close && beginsInside(string, source, first, last))
      return { mode: 'string', spec: string, isDocumentation: string.documents === true };
  }
  return inCode;
}

function closesFirst(source: TextSource, first: number, last: number, open: string, close: string): boolean {
  for (let line = first; line <= last; line++) {
    const text = head(source, line);
    const opening = text.indexOf(open);
    const closing = text.indexOf(close);
    if (closing !== -1 && (opening === -1 || closing < opening)) return true;
    if (opening !== -1) return false;
  }
  return isStarred(source, first, close);
}

/** No mark in sight: the inside of a comment in the usual form has a star at the start of each line. */
function isStarred(source: TextSource, first: number, close: string): boolean {
  return (
    close === '*/' &&
    /^\s*\*(?:\s|$)/.test(head(source, first)) &&
    /^\s*\*(?:\s|$)/.test(head(source, first + 1))
  );
}

/** A mark that stands behind text, or alone under text that does not end a head (`def f():`), closes. */
function beginsInside({ open }: StringSpec, source: TextSource, first: number, last: number): boolean {
  for (let line = first; line <= last; line++) {
    const text = head(source, line);
    const at = text.indexOf(open);
    if (at === -1) continue;
    const before = text.slice(0, at);
    if (before.trim() !== '') return !/[=(,[{:+]\s*\w{0,2}$|\breturn\s*\w{0,2}$/.test(before);
    if (text.slice(at + open.length).trim() !== '') return false;
    return !/[:=(,[{]\s*$/.test(precedingText(source, line));
  }
  return false;
}

function precedingText(source: TextSource, line: number): string {
  for (let at = line - 1; at >= Math.max(0, line - 5); at--) {
    const text = source.lineAt(at);
    if (text.trim() !== '') return text.slice(-200);
  }
  return '=';
}

function head(source: TextSource, line: number): string {
  return source.lineAt(line).slice(0, REACH);
}
