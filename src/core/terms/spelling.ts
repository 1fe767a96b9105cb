import type { MatchRule, Term, TermForm } from '../model/term';
import { splitWords, type Join, type WordPart } from './splitWords';
import { inflections, writtenForms } from './writtenForms';

/** One way to write a term, its rule already turned into what the matcher has to check. */
export interface Spelling {
  readonly term: Term;
  /** What must hold where it stands; absent for a text in which a form means something else. */
  readonly form?: TermForm;
  /** The parts in lower case, joined. */
  readonly key: string;
  /** The parts exactly as they must be written; undefined if letter case does not matter. */
  readonly letters: string | undefined;
  /** For each offset in `key` where a part of this spelling begins: what may stand before it. Elsewhere only `touch`. */
  readonly joins: ReadonlyMap<number, readonly Join[]>;
  /** The least number of places where a text must separate the parts: `I/O`, but not `io`. */
  readonly minGaps: number;
  /** Decides between spellings of the same key: the lower, the nearer to how the term itself is written. */
  readonly rank: number;
}

/** A phrase may be written as one word from so many characters on: `cicd` is read as a phrase, `io` is not. */
const SHORTEST_FUSED = 4;

/** Any form as the glossary has it comes before any inflection. */
const DERIVED = 1000;

/** A text in which a form means something else comes behind all forms, those of other terms too. */
const LAST = 2 * DERIVED;

/** What `part` adds to a key. Digits are told from digits before them: 1.1 is not 11. */
export function keyPiece(text: string, part: WordPart, previous: WordPart | undefined): string {
  const piece = text.slice(part.start, part.end).toLowerCase();
  return part.kind === 'digits' && previous?.kind === 'digits' ? `.${piece}` : piece;
}

/** All spellings of a term: name, expansion of several words and further spellings, each with its inflections. */
export function spellingsOf(term: Term): readonly Spelling[] {
  const forms = writtenForms(term).flatMap((written) => {
    const { text, form, rank, fused } = written;
    const whole: Spelling = { ...compile(term, text, form.match), form, rank };
    const spelling = fused ? fuse(whole) : whole;
    const { letters } = spelling;
    const inflected = inflections(spelling.key, written).map((key) => ({
      ...spelling,
      key,
      letters: letters === undefined ? undefined : `${letters}s`,
      rank: spelling.rank + DERIVED,
    }));
    return [spelling, ...inflected];
  });
  return [...forms, ...term.not.map((text) => ({ ...compile(term, text, 'phrase'), rank: LAST }))];
}

function compile(term: Term, text: string, rule: MatchRule): Omit<Spelling, 'rank' | 'form'> {
  const parts = splitWords(text);
  const starts: number[] = [];
  let key = '';
  let letters = '';
  parts.forEach((part, index) => {
    starts.push(key.length);
    key += keyPiece(text, part, parts[index - 1]);
    letters += text.slice(part.start, part.end);
  });
  const mayFuse = key.length >= SHORTEST_FUSED;
  const joins = new Map<number, readonly Join[]>();
  for (const [index, part] of parts.entries()) {
    const previous = parts[index - 1];
    if (previous !== undefined) joins.set(starts[index] ?? 0, allowedJoins(previous, part, rule, mayFuse));
  }
  const minGaps = [...joins.values()].filter((allowed) => !allowed.includes('touch')).length;
  return { term, key, letters: rule === 'exact' ? letters : undefined, joins, minGaps };
}

/** HTTP/1.1 as `http11`. */
function fuse(spelling: Spelling): Spelling {
  return { ...spelling, key: spelling.key.replaceAll('.', ''), joins: new Map() };
}

/** What may stand in a text between two parts of a spelling, given what stands there in the spelling itself. */
function allowedJoins(
  previous: WordPart,
  part: WordPart,
  rule: MatchRule,
  mayFuse: boolean,
): readonly Join[] {
  const written = part.join;
  if (written === 'touch') return mayComeApart(previous) && mayComeApart(part) ? parted : touching;
  if (written === 'apostrophe') return genitive;
  const own: readonly Join[] = written === 'slash' || written === 'dot' ? [written] : [];
  const space: readonly Join[] = rule === 'joined' ? [] : ['space'];
  const fused: readonly Join[] = mayFuse ? ['touch'] : [];
  return ['underscore', 'hyphen', ...space, ...fused, ...own];
}

const touching: readonly Join[] = ['touch'];
const parted: readonly Join[] = ['touch', 'underscore', 'hyphen'];
const genitive: readonly Join[] = ['touch', 'apostrophe'];

/** WebSocket is also written `web_socket` and SHA256 also SHA-256, but IdP never `id_p`. */
function mayComeApart(part: WordPart): boolean {
  return part.kind === 'digits' || (part.kind === 'letters' && part.end - part.start > 1);
}
