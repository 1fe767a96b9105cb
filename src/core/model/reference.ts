/** What can be looked up of a literal: HTTP status codes and headers, kinds of Kubernetes objects, keys of Compose. */
export const REFERENCE_KINDS = ['http-status', 'http-headers', 'kubernetes-kinds', 'compose-keys'] as const;

export type ReferenceKind = (typeof REFERENCE_KINDS)[number];

/** One row of a table. */
export interface ReferenceEntry {
  /** The literal itself, in its usual spelling; for a key of Compose its path, such as `services.*.image`. */
  readonly key: string;
  /** A name or a few words that go with it, such as "Not Found". */
  readonly title?: string;
  /** The standard that defines it. */
  readonly source?: string;
  /** One to three sentences, plain text with `code` allowed. */
  readonly meaning: string;
}

/** All tables of `content/reference`. */
export type ReferenceTables = Readonly<Record<ReferenceKind, readonly ReferenceEntry[]>>;
