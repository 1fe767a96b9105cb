import type { Diagnostic, DiagnosticCode } from '../../model/diagnostic';
import type { TermForm } from '../../model/term';
import { CARD_LINES, cardLines, LINE_LENGTH } from '../../terms/cardLines';
import { hasCue, wordsOf } from '../../terms/nearbyWords';
import { keyPiece } from '../../terms/spelling';
import { splitWords } from '../../terms/splitWords';
import { didYouMean } from '../../text/nearest';
import { createDiagnose, type Diagnose } from '../../model/diagnose';
import type { Known } from '../known';
import type { ContentDraft, TermDraft } from '../readContent';

/** Term ids and spellings are unique over all files, and every id a term names exists. */
export function checkGlossary(content: ContentDraft, known: Known): readonly Diagnostic[] {
  const ids = new Map<string, string>();
  const spellings: SpellingOwners = new Map();
  return content.terms.flatMap((draft) => {
    const diagnose = createDiagnose(draft.file);
    const written = writtenForms(draft);
    checkId(draft, ids, diagnose);
    checkSpellings(draft, written, spellings, diagnose);
    checkCues(draft, written, diagnose);
    checkNot(draft, diagnose);
    checkCard(draft, diagnose);
    checkTermReferences(draft, known, diagnose);
    return diagnose.all;
  });
}

function checkId({ term, file, positionOf }: TermDraft, ids: Map<string, string>, diagnose: Diagnose): void {
  const other = ids.get(term.id);
  if (other !== undefined) {
    const { line, column } = positionOf(['id']);
    diagnose.report('duplicate-id', line, column, `the term "${term.id}" is also in ${other}; keep one`);
  }
  ids.set(term.id, file);
}

function checkSpellings(
  { term, positionOf }: TermDraft,
  written: readonly Written[],
  spellings: SpellingOwners,
  diagnose: Diagnose,
): void {
  for (const { form, path } of written) {
    const key = matchKey(form.text);
    const owners = spellings.get(key) ?? [];
    const hasCues = form.cues !== undefined;
    const owner = owners.find((one) => one.id !== term.id && !(one.hasCues && hasCues));
    if (owner !== undefined) {
      const { line, column } = positionOf(path);
      const message = `"${form.text}" already belongs to the term "${owner.id}"; letter case and separators do not count, and only cues on both sides tell two apart`;
      diagnose.report('duplicate-spelling', line, column, message);
    }
    spellings.set(key, [...owners, { id: term.id, hasCues }]);
  }
}

/** For each spelling the terms that have it, once for each form, and whether that needs a cue. */
type SpellingOwners = Map<string, readonly { readonly id: string; readonly hasCues: boolean }[]>;

interface Written {
  readonly form: TermForm;
  readonly path: readonly (string | number)[];
}

/** Everything a term is found by, and where it is written. */
function writtenForms({ term, listed }: TermDraft): readonly Written[] {
  const paths = [
    ['name'],
    ...(['also', 'covers', 'found'] as const).flatMap((key) =>
      Array.from({ length: listed[key] }, (_, at) => [key, at]),
    ),
  ];
  return term.forms.map((form, at) => ({ form, path: paths[at] ?? ['expansion'] }));
}

/**
 * A cue says what else must stand near, and `unless` what must not; a word that the spelling itself holds, or begins
 * with, always does.
 */
function checkCues({ term, positionOf }: TermDraft, written: readonly Written[], diagnose: Diagnose): void {
  for (const { form, path } of written) {
    const own = new Set(wordsOf(form.text));
    const inside = (words: readonly string[] = []) =>
      words.filter((word) => hasCue(own, [word])).join('", "');
    const report = (code: DiagnosticCode, message: string) => {
      const { line, column } = positionOf(path);
      diagnose.report(code, line, column, `"${form.text}" itself has ${message}; leave it out`);
    };
    const [cues, doubts] = [inside(form.cues), inside(term.unless)];
    if (cues !== '') report('cue-in-spelling', `the cue "${cues}", so it would always be found`);
    if (doubts !== '') report('unless-in-spelling', `"${doubts}" of "unless", so it would hardly be found`);
  }
}

/** A text is excluded for the spelling in it, be it in the singular; without one it excludes nothing. */
function checkNot({ term, positionOf }: TermDraft, diagnose: Diagnose): void {
  const keys = term.forms.map(({ text }) => matchKey(text).replace(/s$/, '')).filter((key) => key !== '');
  term.not.forEach((text, index) => {
    const key = matchKey(text);
    if (keys.some((spelling) => key.includes(spelling))) return;
    const { line, column } = positionOf(['not', index]);
    const message = `no spelling of the term is in "${text}", so nothing is excluded; leave it out`;
    diagnose.report('not-without-spelling', line, column, message);
  });
}

/** A card is read at a glance: {@link CARD_LINES} at most, with its title and its links. */
function checkCard({ term, positionOf }: TermDraft, diagnose: Diagnose): void {
  const lines = cardLines(term);
  if (lines <= CARD_LINES) return;
  const { line, column } = positionOf(['meaning']);
  const message = `the card takes ${lines} lines of ${LINE_LENGTH} characters, with its title and its links; at most ${CARD_LINES} are shown well`;
  diagnose.report('term-card', line, column, message);
}

/** The key under which the matcher looks a spelling up. */
function matchKey(text: string): string {
  const parts = splitWords(text);
  return parts.map((part, index) => keyPiece(text, part, parts[index - 1])).join('');
}

function checkTermReferences({ term, positionOf }: TermDraft, known: Known, diagnose: Diagnose): void {
  const report = (
    kind: 'topic' | 'section' | 'term' | 'pattern',
    id: string,
    path: readonly (string | number)[],
    ids: Iterable<string>,
  ) => {
    const { line, column } = positionOf(path);
    diagnose.report(`unknown-${kind}`, line, column, `no ${kind} "${id}"${didYouMean(id, ids)}`);
  };
  const topic = term.topic === undefined ? undefined : known.topics.get(term.topic);
  if (term.topic !== undefined && topic === undefined && !known.planned.has(term.topic))
    report('topic', term.topic, ['topic'], [...known.topics.keys(), ...known.planned]);
  else if (topic !== undefined && term.section !== undefined && !topic.sections.has(term.section)) {
    report('section', term.section, ['section'], topic.sections);
  }
  term.related.forEach((id, index) => {
    if (known.terms?.has(id) === false) report('term', id, ['related', index], known.terms.keys());
  });
  term.patterns.forEach((id, index) => {
    if (known.patterns?.has(id) === false) report('pattern', id, ['patterns', index], known.patterns.keys());
  });
}
