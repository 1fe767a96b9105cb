import * as v from 'valibot';

const placeId = v.pipe(v.string(), v.maxLength(80), v.regex(/^[\p{L}\p{N}\p{M}_-]+$/u));

/** A section, a diagram, or a step of a diagram: `pitfalls`, `jwt-2`, `jwt-2:3`. */
export const anchorSchema = v.pipe(
  v.string(),
  v.maxLength(100),
  v.regex(/^[\p{L}\p{N}\p{M}_-]+(?::\d{1,2})?$/u),
);

export const placeSchema = v.strictObject({
  kind: v.picklist(['topic', 'term', 'pattern']),
  id: placeId,
  anchor: v.optional(anchorSchema),
});

/** What a panel can show, as ids that the host looks up. */
export type Place = v.InferOutput<typeof placeSchema>;

/** The place of a topic, at a section or a step if one is named. */
export function topicPlace(id: string, anchor?: string): Place {
  return { kind: 'topic', id, ...(anchor === undefined ? {} : { anchor }) };
}

/** The page of a place, from wherever the reader left it. */
export function pageOf({ kind, id }: Place): Place {
  return { kind, id };
}

/** Whether two places are the same page; the anchor may differ. */
export function isSamePage(one: Place | undefined, other: Place | undefined): boolean {
  return one !== undefined && one.kind === other?.kind && one.id === other.id;
}

/** An anchor taken apart: the id of a section or diagram, and a step of that diagram if one is named. */
export function readAnchor(anchor: string): { readonly id: string; readonly step?: number } {
  const [, id = anchor, step] = /^(.*?)(?::(\d{1,2}))?$/u.exec(anchor) ?? [];
  return step === undefined ? { id } : { id, step: Number(step) };
}
