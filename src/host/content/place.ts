import * as v from 'valibot';

/**
 * The id in a command's argument: the id itself, or a row of a tree, which names its kind and id. `undefined` for
 * anything else, as commands can be called with anything.
 */
export function idOf(argument: unknown, kind: 'topic' | 'pattern' | 'term'): string | undefined {
  const result = v.safeParse(
    v.union([v.string(), v.object({ kind: v.literal(kind), id: v.string() })]),
    argument,
  );
  if (!result.success) return undefined;
  return typeof result.output === 'string' ? result.output : result.output.id;
}
