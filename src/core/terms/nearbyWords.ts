import type { TextPlace, TextSource } from '../source/textSource';
import { splitWords } from './splitWords';

/** How many lines around a place are near, and how much of each. */
const LINES = 9;
const REACH = 240;

/** Where a file says what it uses. */
const HEAD_LINES = 60;
const IMPORTS =
  /^\s*(?:import|from|use|using|require|include|package|namespace|FROM|@import|#include|const .{1,80}require\(|apiVersion:)/;

/** The words around a place, in its file's imports and in its path, in small letters. */
export function nearbyWords({ source, line, offset }: TextPlace): ReadonlySet<string> {
  const words = new Set<string>();
  const add = (text: string): void => {
    for (const word of wordsOf(text)) words.add(word);
  };
  for (let at = line - LINES; at <= line + LINES; at++) {
    if (at < 0 || at >= source.lineCount) continue;
    const text = source.lineAt(at);
    add(at === line ? text.slice(Math.max(0, offset - REACH), offset + REACH) : text.slice(0, REACH));
  }
  for (const text of imports(source)) add(text);
  add(source.path.slice(-REACH));
  return words;
}

/**
 * The words of a text, and the parts of its identifiers, in small letters. What touches is also taken together, in
 * pairs and whole: `x509` and `GraphQL` are words, though a digit or a capital cuts them.
 */
export function wordsOf(text: string): readonly string[] {
  return touchingWords(text).flatMap((words) => [
    ...words,
    ...words.slice(1).map((word, at) => `${words[at] ?? ''}${word}`),
    ...(words.length > 2 ? [words.join('')] : []),
  ]);
}

/** The parts of a text in small letters, those together between which nothing stands: `x509`, `useJWT`. */
function touchingWords(text: string): readonly (readonly string[])[] {
  const runs: string[][] = [];
  for (const { start, end, join } of splitWords(text)) {
    const word = text.slice(start, end).toLowerCase();
    const run = join === 'touch' ? runs.at(-1) : undefined;
    if (run === undefined) runs.push([word]);
    else run.push(word);
  }
  return runs;
}

function imports(source: TextSource): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < Math.min(HEAD_LINES, source.lineCount); at++) {
    const text = source.lineAt(at).slice(0, REACH);
    if (IMPORTS.test(text)) found.push(text);
  }
  return found;
}

/** From so many letters on a cue also stands for what begins with it: `replica` for "replication". */
const STEM = 5;

/** Whether one of the cues is among the words, or a word that is made from one. */
export function hasCue(words: ReadonlySet<string>, cues: readonly string[]): boolean {
  if (cues.some((cue) => words.has(cue) || words.has(`${cue}s`))) return true;
  const stems = cues.filter((cue) => cue.length >= STEM);
  if (stems.length === 0) return false;
  for (const word of words) if (stems.some((stem) => word.startsWith(stem))) return true;
  return false;
}
