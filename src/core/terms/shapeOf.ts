import type { WordPart } from './splitWords';
import type { SpellingShape } from './termSite';

/** How the parts from `first` to `last` stand among their neighbours. `gaps`: the number of joins between them. */
export function shapeOf(
  text: string,
  parts: readonly WordPart[],
  first: number,
  last: number,
  gaps: number,
): SpellingShape {
  const neighbours = [parts[first]?.join, parts[last + 1]?.join];
  const isInName = neighbours.some((join) => join === 'touch' || join === 'underscore');
  const isCompound = isInName || neighbours.includes('hyphen');
  return { isCompound, isInName, isType: isType(text, parts, first, last), hasSeveralWords: gaps > 0 };
}

/** What stands before the name of a type where it is declared or derived from. */
const DECLARES = /\b(?:class|interface|struct|trait|enum|record|type|extends|implements)\s$/;

/** Whether the parts are the end of a name in PascalCase, and not all of it unless the name is declared here. */
function isType(text: string, parts: readonly WordPart[], first: number, last: number): boolean {
  const end = parts[last]?.end ?? 0;
  const next = parts[last + 1];
  if (next?.join === 'touch' || next?.join === 'underscore' || text.charAt(end) === '_') return false;
  let start = first;
  while (start > 0 && parts[start]?.join === 'touch') start--;
  const from = parts[start]?.start ?? 0;
  const own = text.slice(parts[first]?.start ?? 0, end);
  if (!/^\p{Lu}/u.test(own) || !/\p{Ll}/u.test(own) || !/^\p{Lu}/u.test(text.slice(from, from + 2)))
    return false;
  if (/[_$-]/.test(text.charAt(from - 1))) return false;
  return start < first || DECLARES.test(text.slice(Math.max(0, from - 12), from));
}
