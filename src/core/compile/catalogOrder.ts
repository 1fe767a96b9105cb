import type { ContentDraft } from './readContent';

/** Of these topics those that the catalog lists, in its order. */
export function inCatalogOrder(
  { catalog }: Pick<ContentDraft, 'catalog'>,
  ids: ReadonlySet<string>,
): readonly string[] {
  return (catalog?.value?.categories ?? []).flatMap(({ topics }) => topics.filter((id) => ids.has(id)));
}
