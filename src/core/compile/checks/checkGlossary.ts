import type { Diagnostic } from '../../model/diagnostic';
import type { Term } from '../../model/term';
import { keyPiece } from '../../terms/spelling';
import { splitWords } from '../../terms/splitWords';
import { didYouMean } from '../../text/nearest';
import { createDiagnose, type Diagnose } from '../../model/diagnose';
import type { Known } from '../known';
import type { ContentDraft, TermDraft } from '../readContent';

/** Term ids and spellings are unique over all files, and every id a term names exists. */
export function checkGlossary(content: ContentDraft, known: Known): readonly Diagnostic[] {
  const ids = new Map<string, string>();
  const spellings = new Map<string, string>();
  return content.terms.flatMap((draft) => {
    const diagnose = createDiagnose(draft.file);
    checkUnique(draft, ids, spellings, diagnose);
    checkTermReferences(draft, known, diagnose);
    return diagnose.all;
  });
}

function checkUnique(
  { term, file, positionOf }: TermDraft,
  ids: Map<string, string>,
  spellings: Map<string, string>,
  diagnose: Diagnose,
): void {
  const other = ids.get(term.id);
  if (other !== undefined) {
    const { line, column } = positionOf(['id']);
    diagnose.report('duplicate-id', line, column, `the term "${term.id}" is also in ${other}; keep one`);
  }
  ids.set(term.id, file);
  for (const { text, path } of writtenTexts(term)) {
    const key = matchKey(text);
    const owner = spellings.get(key);
    if (owner !== undefined && owner !== term.id) {
      const { line, column } = positionOf(path);
      const message = `"${text}" already belongs to the term "${owner}"; letter case and separators do not count`;
      diagnose.report('duplicate-spelling', line, column, message);
    }
    spellings.set(key, term.id);
  }
}

/** Everything a term is found by, and where it is written. An expansion of one word is shown, but not looked for. */
function writtenTexts({ name, also, expansion }: Term): readonly Written[] {
  return [
    { text: name, path: ['name'] },
    ...also.map((text, index) => ({ text, path: ['also', index] })),
    ...(expansion?.includes(' ') === true ? [{ text: expansion, path: ['expansion'] }] : []),
  ];
}

interface Written {
  readonly text: string;
  readonly path: readonly (string | number)[];
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
  const topic = known.topics.get(term.topic);
  if (topic === undefined) report('topic', term.topic, ['topic'], known.topics.keys());
  else if (term.section !== undefined && !topic.sections.has(term.section)) {
    report('section', term.section, ['section'], topic.sections);
  }
  term.related.forEach((id, index) => {
    if (known.terms?.has(id) === false) report('term', id, ['related', index], known.terms.keys());
  });
  term.patterns.forEach((id, index) => {
    if (known.patterns?.has(id) === false) report('pattern', id, ['patterns', index], known.patterns.keys());
  });
}
