/**
 * How the letters of a spelling are recognised.
 * - `exact`: these very letters, as a whole word or a whole part of an identifier (`SLO`, `parseSLO`, not `slo`).
 * - `word`: any case, but only as a whole part of an identifier or a whole word (`ttl`, `cacheTtl`, not `subtitle`).
 * - `phrase`: several words in any case and with any separator (`circuit breaker`, `circuitBreaker`, `CIRCUIT_BREAKER`).
 * - `joined`: like `phrase`, but not with a space between the words, because English says the same in everyday
 *   sentences (`readThrough`, `read-through`; not "read through the log").
 */
export type MatchRule = 'exact' | 'word' | 'phrase' | 'joined';

/**
 * Where a spelling may stand.
 * - `anywhere`: in code, strings, comments and prose.
 * - `prose`: in comments and prose documents alone.
 * - `compound`: in code and strings only as part of a longer name (`sessionCookie`, not `session`); in comments and prose.
 * - `type`: as the last part of a type's name (`OrderVisitor`); in comments and prose also alone, beside a cue.
 */
export type TermWhere = 'anywhere' | 'prose' | 'compound' | 'type';

/** One spelling of a term, and what must hold for it to mean the term. */
export interface TermForm {
  readonly text: string;
  readonly match: MatchRule;
  /** `anywhere` if absent. */
  readonly where?: TermWhere;
  /** Words of which one must stand near, in an import or in the path: the spelling has other, everyday senses. */
  readonly cues?: readonly string[];
  /** The language ids it is limited to. */
  readonly languages?: readonly string[];
}

/** A glossary term: what a hover card shows and how it is found in text. */
export interface Term {
  readonly id: string;
  readonly name: string;
  /** What an acronym stands for. */
  readonly expansion?: string;
  /** One to three sentences, plain text with `code` allowed. */
  readonly meaning: string;
  /** Further spellings, as they are shown. */
  readonly also: readonly string[];
  /** What is no other name of the term, but is explained with it: a data plane with the control plane. */
  readonly covers: readonly string[];
  /** How the term is found: its name, further spellings, what it covers, what is never shown, and expansion. */
  readonly forms: readonly TermForm[];
  /** Texts in which a form means something else, such as `StringBuilder` for the Builder. */
  readonly not: readonly string[];
  /**
   * Words near which a form that has other senses means one of these: a "cert" in a file on OpenPGP is none of X.509.
   * What is never anything else is found all the same.
   */
  readonly unless?: readonly string[];
  /** One sentence on what the term is often taken for. */
  readonly confusedWith?: string;
  readonly related: readonly string[];
  readonly category: string;
  /** The topic that explains the term, if there is one, and the section in it if one does. */
  readonly topic?: string;
  readonly section?: string;
  readonly patterns: readonly string[];
  /** The topics whose pages speak of the term, in the catalog's order. */
  readonly usedBy: readonly string[];
  /** The patterns whose pages speak of the term, as they are listed. */
  readonly usedByPatterns: readonly string[];
}
