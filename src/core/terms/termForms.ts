import type { MatchRule, TermForm, TermWhere } from '../model/term';

/** What limits a spelling, as the glossary writes it. */
export interface FormLimits {
  readonly where?: TermWhere | undefined;
  readonly cues?: readonly string[] | undefined;
  readonly languages?: readonly string[] | undefined;
}

/** A further spelling: as the term itself is found, or with rules of its own. */
export type FurtherSpelling = string | ({ readonly text: string; readonly match: MatchRule } & FormLimits);

/** A term's spellings as the glossary has them. */
export interface WrittenTerm extends FormLimits {
  readonly name: string;
  readonly expansion?: string | undefined;
  readonly match: MatchRule;
  readonly also: readonly FurtherSpelling[];
  readonly covers?: readonly FurtherSpelling[];
  readonly found?: readonly FurtherSpelling[];
}

/**
 * The forms of a term: its name, then further spellings, then what it covers, then what it is found by alone, then the
 * expansion. Of these one with several words is a phrase without limits unless it says otherwise, since several words
 * are seldom anything else; an expansion of one word is shown, but not looked for.
 */
export function formsOf(term: WrittenTerm): readonly TermForm[] {
  const own = (text: string): TermForm => form(text, term.match, term);
  return [
    own(term.name),
    ...[...term.also, ...(term.covers ?? []), ...(term.found ?? [])].map((spelling) => {
      if (typeof spelling !== 'string') return form(spelling.text, spelling.match, spelling);
      return isPhrase(spelling) ? form(spelling, 'phrase', {}) : own(spelling);
    }),
    ...(term.expansion !== undefined && isPhrase(term.expansion) ? [form(term.expansion, 'phrase', {})] : []),
  ];
}

/** Whether a spelling has several words. */
export function isPhrase(text: string): boolean {
  return /[\s-]/.test(text);
}

function form(text: string, match: MatchRule, { where, cues, languages }: FormLimits): TermForm {
  return {
    text,
    match,
    ...(where === undefined ? {} : { where }),
    ...(cues === undefined ? {} : { cues }),
    ...(languages === undefined ? {} : { languages }),
  };
}
