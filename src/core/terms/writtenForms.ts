import type { Term, TermForm } from '../model/term';
import { isPhrase } from './termForms';

/** A term as somebody might write it. `fused`: only with nothing between its parts. */
export interface WrittenForm {
  readonly text: string;
  /** The form of the term that it is a way to write. */
  readonly form: TermForm;
  readonly rank: number;
  readonly fused: boolean;
}

/** The ways in which a term is written, best first: as the glossary has them, then other ways to write a version. */
export function writtenForms({ forms }: Pick<Term, 'forms'>): readonly WrittenForm[] {
  const given = forms.filter(({ text }) => /[\p{L}\p{Nd}]/u.test(text));
  return given.flatMap((form, place) => {
    const { text } = form;
    const derived = { form, rank: place + given.length };
    return [
      { text, form, rank: place, fused: false },
      ...versions(text).map((version) => ({ ...derived, text: version, fused: false })),
      ...(/\d\.\d/.test(text) ? [{ ...derived, text, fused: true }] : []),
    ];
  });
}

/** In any case, what is shorter has plurals that are words of English: "HA" and "has". */
const SHORTEST_INFLECTED = 3;

/**
 * The plurals of a spelling, given its key, and the singular of a phrase that the glossary has in the plural
 * ("Protocol Buffers").
 */
export function inflections(key: string, { text, form }: WrittenForm): readonly string[] {
  const plural = `${key}s`;
  if (form.match === 'exact') return [plural];
  if (key.length < SHORTEST_INFLECTED) return [];
  if (/[^aeiou]y$/.test(key)) return [plural, `${key.slice(0, -1)}ies`];
  if (!/(?:[sxz]|[cs]h)$/.test(key)) return [plural];
  // Nor is "cases" a plural of "CAS".
  if (key.length === SHORTEST_INFLECTED && key.endsWith('s')) return [plural];
  const singular = isPhrase(text) && /[a-z][a-hj-rtv-z]s$/.test(text) ? [key.slice(0, -1)] : [];
  return [plural, `${key}es`, ...singular];
}

/** HTTP/2 is also written HTTP/2.0, and OAuth 2.0 also OAuth 2. */
function versions(text: string): readonly string[] {
  if (/\/\d+$/.test(text)) return [`${text}.0`];
  return / \d+\.0$/.test(text) ? [text.slice(0, -2)] : [];
}
