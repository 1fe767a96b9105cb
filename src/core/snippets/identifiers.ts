/** Whether the text can be a placeholder: a name that all the languages accept. */
export function isIdentifier(text: string): boolean {
  return /^[A-Z_]\w*$/i.test(text);
}

/**
 * Cuts the text at each whole occurrence of the names: every second piece is one of them.
 * `name` is not found in `names`, `$name` or the escape `\name`; in comments and strings it is, so that they follow a rename.
 */
export function splitAtIdentifiers(text: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) return [text];
  const anyName = names.join('|');
  return text.split(new RegExp(`(?<![\\\\$\\p{ID_Continue}])(${anyName})(?![$\\p{ID_Continue}])`, 'u'));
}

/** The text with each of the names replaced, as an editor does when all tab stops have been filled in. */
export function renameIdentifiers(
  text: string,
  names: readonly string[],
  rename: (name: string) => string,
): string {
  return splitAtIdentifiers(text, names)
    .map((piece, index) => (index % 2 === 1 ? rename(piece) : piece))
    .join('');
}
