import assert from 'node:assert/strict';
import { textSource } from '../../../src/core/source/textSource';
import type { Sensitivity } from '../../../src/core/terms/judge';
import { termAt } from '../../../src/core/terms/termAt';
import { buildTermIndex } from '../../../src/core/terms/termIndex';
import { limitedTerms } from './limitedTerms';

const index = buildTermIndex(limitedTerms);

/** The id of the term at `¦`. */
function at(
  languageId: string,
  text: string,
  sensitivity: Sensitivity = 'balanced',
  path = '',
  hidden: readonly string[] = [],
): string | undefined {
  const before = text.slice(0, text.indexOf('¦'));
  const line = before.split('\n').length - 1;
  const offset = before.length - (before.lastIndexOf('\n') + 1);
  const source = textSource(text.replace('¦', ''), languageId, path);
  return termAt(index, { source, line, offset }, { sensitivity, hidden: new Set(hidden) })?.term.id;
}

/** What each sensitivity finds: q, b and e for quiet, balanced and eager. */
type Row = readonly [languageId: string, text: string, found: '' | 'e' | 'be' | 'qbe', id: string];

const rows: readonly Row[] = [
  ['go', 'func f(idempotency¦Key string)', 'qbe', 'idempotency-key'],
  ['go', '// the ¦SLO', 'qbe', 'slo'],
  ['go', 'const ¦SLO = 1', 'qbe', 'slo'],
  ['go', '// as ¦SQL', 'qbe', 'sql'],
  ['markdown', 'as ¦SQL', 'qbe', 'sql'],
  ['markdown', 'as `¦SQL`', 'e', 'sql'],
  ['go', 'const ¦SQL = 1', 'e', 'sql'],
  ['go', 'x := "¦SQL"', 'e', 'sql'],
  ['go', 'errors.New("could not read the ¦SQL file")', 'qbe', 'sql'],
  ['go', 'errors.New("no, read ¦SQL")', 'e', 'sql'],
  ['go', 'x := "SELECT ¦SQL, TEXT FROM FILES"', 'e', 'sql'],
  ['typescript', '"cannot keep the ¦session of this user"', 'qbe', 'session'],
  ['python', 'def f():\n    """As ¦SQL."""', 'qbe', 'sql'],
  ['typescript', 'const ¦sessionCookie = 1', 'be', 'session'],
  ['typescript', 'const my_¦session = 1', 'be', 'session'],
  ['typescript', '"¦session-id"', 'be', 'session'],
  ['typescript', 'const ¦session = 1', 'e', 'session'],
  ['typescript', '// the ¦session', 'qbe', 'session'],
  ['rust', 'let ¦leader = 1;', 'e', 'leader'],
  ['rust', 'let ¦leader = elections.last();', 'be', 'leader'],
  ['rust', 'let a = followers;\nlet b = 2;\nlet ¦leader = 1;', 'be', 'leader'],
  ['rust', 'use raft::election;\n' + 'let a = 1;\n'.repeat(30) + 'let ¦leader = 1;', 'be', 'leader'],
  ['rust', 'let election = 1;\n' + 'let a = 1;\n'.repeat(30) + 'let ¦leader = 1;', 'e', 'leader'],
  ['rust', 'leader_el¦ection()', 'qbe', 'leader'],
  ['rust', 'let election = 1; // the ¦SLO leader', 'qbe', 'slo'],
  ['rust', 'let election = 1; // the SLO lea¦der', '', 'leader'],
  ['java', 'class Order¦Observer {', 'be', 'observer'],
  ['java', 'class Or¦derObserver {', '', 'observer'],
  ['java', 'class OrderO¦bserver {', 'be', 'observer'],
  ['java', 'class O¦bserver {', 'be', 'observer'],
  ['java', 'new O¦bserver()', 'e', 'observer'],
  ['java', 'O¦bserverList x', 'e', 'observer'],
  ['java', 'ORDER_O¦bserver x', 'e', 'observer'],
  ['java', 'orderO¦bserver = 1', 'e', 'observer'],
  ['java', '// an O¦bserver', 'e', 'observer'],
  ['java', '// an O¦bserver of the subject', 'be', 'observer'],
  ['java', '// the observer pat¦tern', 'qbe', 'observer'],
  ['java', 'new MutationO¦bserver()', '', 'observer'],
  ['java', 'class V¦isitor {', 'be', 'visitor'],
  ['java', '// a V¦isitor', 'e', 'visitor'],
  ['yaml', 'kind: P¦od', 'qbe', 'pod'],
  ['java', 'P¦od pod', '', 'pod'],
  ['sql', 'BEGIN TRANSAC¦TION', 'qbe', 'transaction'],
  ['java', 'trans¦action.begin()', 'qbe', 'transaction'],
  ['python', 'f(lam¦bda: 1)', '', 'lambda'],
  ['python', 'aws_lam¦bda = 1', 'qbe', 'lambda'],
  ['go', 'tls.C¦ertificate{}', 'be', 'certificate'],
  ['rust', 'use sequoia::openpgp;\nlet c¦ertificate = chain[0];', 'e', 'certificate'],
  ['rust', '// the trusted r¦oot of GnuPG', 'qbe', 'certificate'],
  ['sql', 'CREATE MATERIALIZED VI¦EW x', 'qbe', 'materialized-view'],
  ['typescript', 'x = /S¦LO/', '', 'slo'],
  ['typescript', '// the C¦SP header', 'be', 'csp'],
  ['go', '// C¦SP with a channel', 'be', 'csp-processes'],
  ['go', '// C¦SP', 'e', 'csp'],
];

suite('termAt', () => {
  for (const [languageId, text, found, id] of rows) {
    const shown = text.length > 80 ? `${text.slice(0, 30)} ... ${text.slice(-30)}` : text;
    test(`${languageId}: ${JSON.stringify(shown)} is ${found === '' ? 'nothing' : `${id} to ${found}`}`, () => {
      const expected = Array.from('qbe', (letter) => letter).map((letter) =>
        found.includes(letter) ? id : undefined,
      );
      assert.deepEqual(
        (['quiet', 'balanced', 'eager'] as const).map((sensitivity) => at(languageId, text, sensitivity)),
        expected,
      );
    });
  }

  test('a word of the path is a cue', () => {
    assert.equal(at('rust', 'let ¦leader = 1;', 'balanced', '/src/election/node.rs'), 'leader');
  });

  test('a cue stands at most nine lines above or below', () => {
    const between = (lines: number): string => '\n'.repeat(lines);
    assert.equal(at('rust', `// election${between(9)}let ¦leader = 1;`), 'leader');
    assert.equal(at('rust', `let ¦leader = 1;${between(9)}// election`), 'leader');
    assert.equal(at('rust', `// election${between(10)}let ¦leader = 1;`), undefined);
    assert.equal(at('rust', `let ¦leader = 1;${between(10)}// election`), undefined);
  });

  test('a hidden term is never shown, and what it is longer than may be', () => {
    assert.equal(at('go', 'const S¦LO = 1', 'eager', '', ['slo']), undefined);
    assert.equal(at('go', '// the leader elec¦tion', 'eager', '', ['leader']), undefined);
  });
});
