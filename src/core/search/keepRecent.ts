/**
 * Keeps results of a pure function: while a query is typed, the same words and texts come again with every key.
 * With `most` of them it forgets all, which is simple and happens seldom.
 */
export function keepRecent<T>(compute: (text: string) => T, most: number): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const computed = compute(text);
    if (kept.size >= most) kept.clear();
    kept.set(text, computed);
    return computed;
  };
}
