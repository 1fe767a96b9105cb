/** The anchor that Git hosts give a heading: lower case, punctuation dropped, spaces turned into hyphens. */
export function slugify(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, '')
    .replaceAll(' ', '-');
}

/** Makes slugs unique in one document the way Git hosts do: `setup`, `setup-1`, `setup-2`. */
export function createSlugger(): (heading: string) => string {
  const seen = new Map<string, number>();
  return (heading) => {
    const slug = slugify(heading);
    const count = seen.get(slug);
    seen.set(slug, (count ?? 0) + 1);
    return count === undefined ? slug : `${slug}-${count}`;
  };
}
