/** A line with the caret where `|` was. */
export function caret(lineWithCaret: string): { readonly line: string; readonly offset: number } {
  const offset = lineWithCaret.indexOf('|');
  return { line: lineWithCaret.replace('|', ''), offset };
}
