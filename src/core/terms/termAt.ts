import { isSentence } from '../lexing/sentence';
import { textAt } from '../lexing/textAt';
import type { TextPlace } from '../source/textSource';
import { findTerm } from './findTerm';
import { judgeAt, type Taste } from './judge';
import type { TermMatch } from './longestFrom';
import { hasCue, nearbyWords } from './nearbyWords';
import type { TermIndex } from './termIndex';
import type { TermSite } from './termSite';

/**
 * The term that a place of a document means, if one does and the reader wants to be told. What it costs does not
 * depend on the size of the document, of the line or of the glossary.
 */
export function termAt(index: TermIndex, place: TextPlace, taste: Taste): TermMatch | undefined {
  const line = place.source.lineAt(place.line);
  return findTerm(
    index,
    line,
    place.offset,
    judgeAt(() => siteOf(place), taste),
  );
}

/**
 * What is known of a place. The words around it are only gathered where a term depends on them. A string that reads as
 * a sentence is prose.
 */
function siteOf(place: TextPlace): TermSite {
  const { kind, languageId } = textAt(place);
  const isProse = kind === 'string' && isSentence(place.source.lineAt(place.line), place.offset);
  let words: ReadonlySet<string> | undefined;
  return {
    kind: isProse ? 'prose' : kind,
    languageId,
    hasCue: (cues) => hasCue((words ??= nearbyWords(place)), cues),
  };
}
