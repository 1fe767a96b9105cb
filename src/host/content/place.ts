import * as v from 'valibot';
import { placeSchema } from '../../protocol/place';

const { id } = placeSchema.entries;

/**
 * The id in a command's argument: the id itself, or a row of a tree, which names its kind and id. `undefined` for
 * anything else, as commands can be called with anything, and what is no id must not come into a notification.
 */
export function idOf(argument: unknown, kind: 'topic' | 'pattern' | 'term'): string | undefined {
  const result = v.safeParse(v.union([id, v.object({ kind: v.literal(kind), id })]), argument);
  if (!result.success) return undefined;
  return typeof result.output === 'string' ? result.output : result.output.id;
}
