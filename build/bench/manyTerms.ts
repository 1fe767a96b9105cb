import type { Term } from '../../src/core/model/term';

/** A glossary as if it had been written `times` over: every copy has words of its own, made from those of the first. */
export function manyTerms(terms: readonly Term[], times: number): readonly Term[] {
  return Array.from({ length: times }, (_, copy) =>
    copy === 0 ? terms : terms.map((term) => copyOf(term, copy)),
  ).flat();
}

function copyOf(term: Term, copy: number): Term {
  const change = (text: string): string => text.replace(/\p{L}+/gu, (word) => word + letters(copy));
  return {
    ...term,
    id: `${term.id}-${copy}`,
    name: change(term.name),
    forms: term.forms.map((form) => ({ ...form, text: change(form.text) })),
    not: term.not.map(change),
  };
}

/** A number in letters, so that a copy's words stay words. */
function letters(value: number): string {
  const letter = String.fromCharCode(97 + (value % 26));
  return value < 26 ? letter : letters(Math.floor(value / 26)) + letter;
}
