import type { Term, TermForm } from '../model/term';
import { hasCue, wordsOf } from './nearbyWords';
import { confidenceOf, rankOf, type SpellingShape, type TermSite } from './termSite';

/** Says how surely a spelling means its term where it stands: 0 for not at all, else the more the surer. */
export type Judge = (term: Term, form: TermForm, shape: SpellingShape) => number;

/** Every spelling counts, wherever it stands. */
export const acceptAll: Judge = () => 1;

/** How many cards a reader wants: few and certain, those that are very likely right, or whatever may be meant. */
export type Sensitivity = 'quiet' | 'balanced' | 'eager';

const least = {
  quiet: rankOf('sure'),
  balanced: rankOf('likely'),
  eager: rankOf('possible'),
} as const satisfies Record<Sensitivity, number>;

/** What a reader chose. */
export interface Taste {
  readonly sensitivity: Sensitivity;
  /** The ids of terms that are not shown. */
  readonly hidden: ReadonlySet<string>;
}

/** Judges by the place. The site is made when the first spelling fits: in most places none does. */
export function judgeAt(site: () => TermSite, { sensitivity, hidden }: Taste): Judge {
  let known: TermSite | undefined;
  return (term, form, shape) => {
    if (hidden.has(term.id)) return 0;
    known ??= site();
    const confidence = confidenceOf(form, known, shape);
    const isDoubtful = confidence === 'likely' && term.unless !== undefined && known.hasCue(term.unless);
    const rank = rankOf(isDoubtful ? 'possible' : confidence);
    return rank < least[sensitivity] ? 0 : rank;
  };
}

/** Judges in prose that is no document of its own, such as a paragraph of a topic: `around` is what stands near. */
export function judgeProse(around: string): Judge {
  const site = (): TermSite => {
    const words = new Set(wordsOf(around));
    return { kind: 'prose', languageId: 'markdown', hasCue: (cues) => hasCue(words, cues) };
  };
  return judgeAt(site, { sensitivity: 'balanced', hidden: new Set() });
}
