import type { SearchDocument } from '../../src/core/search/searchDocument';

/**
 * Content as if it had been written `times` over. Every copy keeps the common words, and has rare ones of its own in
 * place of a share of the rare ones, so that the vocabulary grows more slowly than the text, as it does in English.
 * The same each time it is called.
 */
export function manyDocuments(documents: readonly SearchDocument[], times: number): SearchDocument[] {
  const rare = rareWords(documents);
  const copies = Array.from({ length: times }, (_, copy) =>
    copy === 0 ? documents : copyOf(documents, rare, copy),
  );
  return copies.flat();
}

const WORD = /\p{L}{4,}/gu;
/** A word in no more documents than this is rare. */
const RARE = 2;
/** The share of rare words that a copy replaces. */
const REPLACED = 0.5;

function rareWords(documents: readonly SearchDocument[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { title, text } of documents) {
    for (const [word] of new Set(`${title} ${text}`.toLowerCase().match(WORD)).entries()) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return [...counts].filter(([, count]) => count <= RARE).map(([word]) => word);
}

function copyOf(
  documents: readonly SearchDocument[],
  rare: readonly string[],
  copy: number,
): SearchDocument[] {
  const random = createRandom(copy);
  const pick = () => rare[Math.floor(random() * rare.length)] ?? '';
  // The beginning of one word and the end of another look like a word.
  const blend = () => pick().slice(0, 4) + pick().slice(-4);
  const replacements = new Map(rare.filter(() => random() < REPLACED).map((word) => [word, blend()]));
  const change = (text: string) => text.replace(WORD, (word) => replacements.get(word.toLowerCase()) ?? word);
  return documents.map(({ kind, title, where, place, names, text }) => ({
    kind,
    title: change(title),
    where: where.map(change),
    place: { ...place, id: `${place.id}-${copy}` },
    names: names.map((name) => (name === place.id ? `${name}-${copy}` : change(name))),
    text: change(text),
  }));
}

/** Numbers from 0 up to 1 that only look random: a linear congruential generator. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
