import { buildReferenceIndex, type ReferenceIndex } from '../../core/literals/referenceIndex';
import type { Pattern } from '../../core/model/pattern';
import type { Term } from '../../core/model/term';
import { buildTermIndex, type TermIndex } from '../../core/terms/termIndex';
import type { ContentStore } from '../content/contentStore';
import type { CardLinks } from './termCard';

/** All terms and tables, ready to be found, and what their cards link to. */
export interface Lexicon {
  readonly index: TermIndex;
  readonly terms: readonly Term[];
  readonly references: ReferenceIndex;
  linksOf(term: Term): CardLinks;
}

/** Loads the lexicon once; later calls give the same without reading. What could not be read is tried again. */
export function createLexicon(content: ContentStore): () => Promise<Lexicon> {
  let built: Lexicon | undefined;
  return async () => {
    if (built !== undefined) return built;
    const [terms, references, { categories }, patterns] = await Promise.all([
      content.terms(),
      content.reference(),
      content.catalog(),
      content.patterns(),
    ]);
    const topics = new Map(
      categories.flatMap((category) => category.topics.map(({ id, title }) => [id, title])),
    );
    const lexicon = {
      index: buildTermIndex(terms),
      terms,
      references: buildReferenceIndex(references),
      linksOf: (term: Term): CardLinks => linksOf(term, topics, patterns),
    };
    if (terms.length > 0 && Object.keys(references).length > 0) built = lexicon;
    return lexicon;
  };
}

function linksOf(term: Term, topics: ReadonlyMap<string, string>, patterns: readonly Pattern[]): CardLinks {
  const topicTitle = term.topic === undefined ? undefined : topics.get(term.topic);
  return {
    ...(topicTitle === undefined ? {} : { topicTitle }),
    patterns: patterns.filter(({ id }) => term.patterns.includes(id)),
  };
}
