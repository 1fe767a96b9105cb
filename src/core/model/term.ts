/**
 * How a term's spellings are recognised.
 * - `capitals`: exact capitals, as a whole word or as an upper-case run of an identifier (`SLO`, `parseSLO`, not `slo`).
 * - `word`: any case, but only as a whole part of an identifier or a whole word (`ttl`, `cacheTtl`, not `subtitle`).
 * - `phrase`: several words in any case and with any separator (`circuit breaker`, `circuitBreaker`, `CIRCUIT_BREAKER`).
 * - `joined`: like `phrase`, but not with a space between the words, because English says the same in everyday
 *   sentences (`readThrough`, `read-through`; not "read through the log").
 */
export type MatchRule = 'capitals' | 'word' | 'phrase' | 'joined';

/** A glossary term: what a hover card shows and how it is found in text. */
export interface Term {
  readonly id: string;
  readonly name: string;
  /** What an acronym stands for. */
  readonly expansion?: string;
  /** One to three sentences, plain text with `code` allowed. */
  readonly meaning: string;
  /** Further spellings. One that has a space or hyphen is matched as a `phrase`, all others by `match`. */
  readonly also: readonly string[];
  readonly match: MatchRule;
  /** One sentence on what the term is often taken for. */
  readonly confusedWith?: string;
  readonly related: readonly string[];
  readonly category: string;
  /** The topic that explains the term, and the section in it if one does. */
  readonly topic: string;
  readonly section?: string;
  readonly patterns: readonly string[];
  /** The topics whose pages speak of the term, in the catalog's order. */
  readonly usedBy: readonly string[];
}
