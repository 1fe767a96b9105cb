import type { Term } from '../../../src/core/model/term';
import { formsOf, type WrittenTerm } from '../../../src/core/terms/termForms';
import { sampleTerm } from './sampleTerms';

type Limited = WrittenTerm & Partial<Pick<Term, 'not' | 'unless'>>;

function limited({ not = [], unless, ...written }: Limited): Term {
  return {
    ...sampleTerm(written.name, written.match),
    forms: formsOf(written),
    not,
    ...(unless === undefined ? {} : { unless }),
  };
}

/** Terms with every kind of limit. */
export const limitedTerms: readonly Term[] = [
  limited({ name: 'idempotency key', match: 'phrase', also: [] }),
  limited({ name: 'SLO', match: 'exact', also: [] }),
  limited({ name: 'SQL', match: 'exact', where: 'prose', also: [] }),
  limited({ name: 'session', match: 'word', where: 'compound', also: [] }),
  limited({
    name: 'leader',
    match: 'word',
    cues: ['election', 'follower'],
    also: ['leader election'],
    not: ['SLO leader'],
  }),
  limited({
    name: 'Observer',
    match: 'exact',
    where: 'type',
    cues: ['pattern', 'subject'],
    also: ['observer pattern'],
    not: ['MutationObserver'],
  }),
  limited({ name: 'Visitor', match: 'exact', where: 'type', also: ['visitor pattern'] }),
  limited({ name: 'Pod', match: 'exact', languages: ['yaml'], also: [] }),
  limited({ name: 'transaction', match: 'word', languages: ['sql', 'java'], also: [] }),
  limited({ name: 'lambda', match: 'word', also: [] }),
  limited({
    name: 'certificate',
    match: 'word',
    cues: ['tls', 'chain'],
    also: ['trusted root'],
    unless: ['openpgp', 'gnupg'],
  }),
  limited({ name: 'materialized view', match: 'phrase', also: [] }),
  limited({ name: 'CSP', match: 'exact', cues: ['header', 'policy'], also: [] }),
  {
    ...limited({ name: 'CSP', match: 'exact', cues: ['channel', 'goroutine'], also: [] }),
    id: 'csp-processes',
  },
];
