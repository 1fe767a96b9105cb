/** What a character is to the word splitter. A mark (an accent of its own) goes with the letter before it. */
export type CharKind = 'upper' | 'lower' | 'caseless' | 'digit' | 'sign' | 'mark' | 'other';

function classify(char: string): CharKind {
  if (char === '+' || char === '#') return 'sign';
  if (/[\p{Lu}\p{Lt}]/u.test(char)) return 'upper';
  if (/\p{Ll}/u.test(char)) return 'lower';
  if (/\p{L}/u.test(char)) return 'caseless';
  if (/\p{Nd}/u.test(char)) return 'digit';
  return /\p{M}/u.test(char) ? 'mark' : 'other';
}

const ascii: readonly CharKind[] = Array.from({ length: 128 }, (_, code) =>
  classify(String.fromCharCode(code)),
);

/** The kind of the code point at `index`. Half a surrogate pair, and everything behind the end, is `other`. */
export function kindAt(text: string, index: number): CharKind {
  const point = text.codePointAt(index);
  if (point === undefined) return 'other';
  return ascii[point] ?? classify(String.fromCodePoint(point));
}

/** The number of code units of the code point at `index`. */
export function widthAt(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}
