/** The anchor that Git hosts give a heading: lower case, punctuation dropped, spaces turned into hyphens. */
export function slugify(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, '')
    .replaceAll(' ', '-');
}

/** Makes slugs unique in one document the way Git hosts do: `setup`, `setup-1`, `setup-2`, and none twice. */
export function createSlugger(): (heading: string) => string {
  const counts = new Map<string, number>();
  return (heading) => {
    const slug = slugify(heading);
    let unique = slug;
    while (counts.has(unique)) {
      const count = (counts.get(slug) ?? 0) + 1;
      counts.set(slug, count);
      unique = `${slug}-${count}`;
    }
    counts.set(unique, 0);
    return unique;
  };
}
