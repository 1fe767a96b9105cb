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
  const isCompound = isGlued(parts[first]) || isGlued(parts[last + 1]);
  return { isCompound, isType: isType(text, parts, first, last), hasSeveralWords: gaps > 0 };
}

function isGlued(part: WordPart | undefined): boolean {
  return part?.join === 'touch' || part?.join === 'underscore' || part?.join === 'hyphen';
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
