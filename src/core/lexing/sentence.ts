/** So many plain words in a row are a sentence, or a part of one. */
const WORDS = 4;
/** How far to each side words are looked for. */
const REACH = 80;

/** Whether a line reads as a sentence around an offset, as an error message or a help text does; SQL in capitals not. */
export function isSentence(line: string, offset: number): boolean {
  const [before] = /[\p{L}\p{M} ,'’-]*$/u.exec(line.slice(Math.max(0, offset - REACH), offset)) ?? [''];
  const [after] = /^[\p{L}\p{M} ,'’-]*/u.exec(line.slice(offset, offset + REACH)) ?? [''];
  const words = `${before}${after}`.split(' ').filter((word) => /\p{Ll}/u.test(word));
  return words.length >= WORDS;
}
