import type { TermForm } from '../model/term';
import type { TextKind } from '../source/textSource';

/** What is known of the place where a spelling stands. */
export interface TermSite {
  readonly kind: TextKind;
  readonly languageId: string;
  /** Whether one of the words stands near, in an import or in the path. */
  hasCue(cues: readonly string[]): boolean;
}

/** How a spelling stands among its neighbours. */
export interface SpellingShape {
  /** Part of a longer name, such as `session` in `sessionCookie`. */
  readonly isCompound: boolean;
  /** Part of a name as code writes it, also in the midst of prose: `index_iter`, `sessionId`, not `session-based`. */
  readonly isInName: boolean;
  /** The last part of a type's name, such as `Visitor` in `OrderVisitor`. */
  readonly isType: boolean;
  /** Several words, or parts of a name. */
  readonly hasSeveralWords: boolean;
}

/**
 * How sure it is that a spelling means its term: `sure` where it is never anything else, `likely` where a cue or its
 * place in a name says so, `possible` where only the letters do, `never` where it cannot.
 */
export type Confidence = 'sure' | 'likely' | 'possible' | 'never';

const order: readonly Confidence[] = ['never', 'possible', 'likely', 'sure'];

/** A number that is the higher the surer. */
export function rankOf(confidence: Confidence): number {
  return order.indexOf(confidence);
}

/** Whether a form of a term may mean the term at a place, and how surely. */
export function confidenceOf(
  { where = 'anywhere', cues, languages }: Omit<TermForm, 'text' | 'match'>,
  site: TermSite,
  shape: SpellingShape,
): Confidence {
  if (languages !== undefined && !languages.includes(site.languageId)) return 'never';
  if (site.kind === 'regex') return 'never';
  if (site.kind === 'keyword' && languages === undefined && !shape.hasSeveralWords) return 'never';
  const inProse = (site.kind === 'prose' || site.kind === 'comment') && !shape.isInName;
  const cued = (): Confidence => (cues !== undefined && site.hasCue(cues) ? 'likely' : 'possible');
  switch (where) {
    case 'type':
      return shape.isType ? 'likely' : inProse ? cued() : 'possible';
    case 'compound':
      if (!inProse && !shape.isCompound) return 'possible';
      return cues === undefined ? (inProse ? 'sure' : 'likely') : cued();
    case 'prose':
      if (!inProse) return 'possible';
      return cues === undefined ? 'sure' : cued();
    case 'anywhere':
      return cues === undefined ? 'sure' : cued();
  }
}
