/** An object as JSON has them, of which nothing is known yet. */
export type Plain = Readonly<Record<string, unknown>>;

export function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object's own value: a topic may be called `constructor`. */
export function own(value: unknown, key: string): unknown {
  return isPlain(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Lays known fields over what stands there; a value that has no fields goes into the field `damaged`. */
export function overlay(kept: unknown, known: Plain): Plain {
  if (kept === undefined) return known;
  return isPlain(kept) ? { ...kept, ...known } : { ...known, damaged: kept };
}

/**
 * Puts two pieces of data together whose meaning is not known: all fields of both. Where they differ the same one
 * is taken whichever comes first.
 */
export function mergePlain(a: unknown, b: unknown): unknown {
  if (a === undefined) return b;
  if (b === undefined) return a;
  if (isPlain(a) && isPlain(b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return Object.fromEntries([...keys].map((key) => [key, mergePlain(own(a, key), own(b, key))]));
  }
  if (isPlain(a) !== isPlain(b)) return isPlain(a) ? a : b;
  return JSON.stringify(a) >= JSON.stringify(b) ? a : b;
}
