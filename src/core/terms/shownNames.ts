import type { FurtherSpelling } from './termForms';

/**
 * The spellings that are shown as names of a term, each once: not those that need cues to mean it, and none that
 * differs from the term's own name by letter case alone.
 */
export function shownNames(name: string, spellings: readonly FurtherSpelling[]): readonly string[] {
  const seen = new Set([name.toLowerCase()]);
  return spellings.flatMap((spelling) => {
    if (typeof spelling !== 'string' && spelling.cues !== undefined) return [];
    const text = typeof spelling === 'string' ? spelling : spelling.text;
    const key = text.toLowerCase();
    if (seen.has(key)) return [];
    seen.add(key);
    return [text];
  });
}
