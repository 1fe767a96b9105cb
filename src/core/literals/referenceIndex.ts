import {
  REFERENCE_KINDS,
  type ReferenceEntry,
  type ReferenceKind,
  type ReferenceTables,
} from '../model/reference';

/** The tables by kind and key; the case of a key's letters does not count. */
export type ReferenceIndex = Readonly<Record<ReferenceKind, ReadonlyMap<string, ReferenceEntry>>>;

/** Makes the tables quick to look up; do it once. */
export function buildReferenceIndex(tables: Partial<ReferenceTables>): ReferenceIndex {
  const index = REFERENCE_KINDS.map((kind) => [
    kind,
    new Map((tables[kind] ?? []).map((entry) => [entry.key.toLowerCase(), entry])),
  ]);
  return Object.fromEntries(index) as ReferenceIndex;
}

/** A literal that a table explains: `start` inclusive, `end` exclusive. */
export interface ReferenceLiteral {
  readonly start: number;
  readonly end: number;
  readonly entry: ReferenceEntry;
}
