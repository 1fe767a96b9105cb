/** The number of words as a reader counts them; stand-alone punctuation is not a word. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
}

const WORDS_PER_MINUTE = 200;
const MINUTES_PER_DIAGRAM = 0.5;

/** Reading time in whole minutes, at least one. Technical prose goes at about 200 words a minute, a diagram takes half a minute. */
export function readingMinutes(words: number, diagrams: number): number {
  return Math.max(1, Math.round(words / WORDS_PER_MINUTE + diagrams * MINUTES_PER_DIAGRAM));
}
