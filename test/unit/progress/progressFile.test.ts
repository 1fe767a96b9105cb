import assert from 'node:assert/strict';
import fc from 'fast-check';
import { marksOf, withMark, type Progress } from '../../../src/core/progress/progress';
import { exportProgress, importProgress, MAX_PROGRESS_FILE } from '../../../src/core/progress/progressFile';
import { anyProgress } from './anyProgress';

const now = new Date('2026-06-01T00:00:00.000Z');
const time = '2026-01-01T12:00:00.000Z';
const file = (fields: object) => JSON.stringify({ kind: 'system-design-progress', version: 1, ...fields });

function problem(text: string): string | undefined {
  const result = importProgress(text, now);
  return result.ok ? undefined : result.problem;
}

function imported(text: string): Progress {
  const result = importProgress(text, now);
  assert.ok(result.ok, result.ok ? '' : result.problem);
  return result.progress;
}

suite('a progress file', () => {
  test('brings back what was exported', () => {
    fc.assert(
      fc.property(anyProgress, ({ topics, last }) => {
        const progress = imported(exportProgress({ topics, kept: {}, ...(last && { last }) }));
        assert.deepEqual(progress, { topics, kept: {}, ...(last && { last }) });
      }),
    );
  });

  test('is JSON that a person can read, and that says what it is', () => {
    const text = exportProgress(withMark(imported(file({ topics: {} })), 'jwt', 'learned', true, now));
    assert.match(text, /^\{\n {2}"kind": "system-design-progress",\n {2}"version": 1,/);
    assert.ok(text.endsWith('}\n'));
  });

  const refused = [
    ['not JSON', 'learned: jwt', 'notJson'],
    ['empty', '', 'notJson'],
    ['JSON of something else', '{"name":"x","version":1}', 'notProgress'],
    ['no object', '[1]', 'notProgress'],
    ['null', 'null', 'notProgress'],
    ['of a newer version', file({ version: 2, topics: [] }), 'newer'],
    ['without topics', file({}), 'damaged'],
    ['with a wrong time', file({ topics: { jwt: { learned: 'today' }, tls: { learned: time } } }), 'damaged'],
    ['with a strange id', file({ topics: { '../jwt': { learned: time } } }), 'damaged'],
    ['with an id of the language', file({ topics: JSON.parse('{"__proto__":{}}') as object }), 'damaged'],
    ['with a wrong place', file({ topics: {}, last: { topic: 'jwt', section: '<b>', at: time } }), 'damaged'],
    ['too large', ' '.repeat(MAX_PROGRESS_FILE + 1), 'tooLarge'],
  ] as const;
  for (const [what, text, expected] of refused) {
    test(`is refused if it is ${what}`, () => {
      assert.equal(problem(text), expected);
    });
  }

  test('whatever it holds, reading it does not throw', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (text, value) => {
        problem(text);
        problem(file({ topics: value }));
        problem(file({ topics: { jwt: value }, last: value }));
      }),
    );
  });

  test('fields that are not known are left out', () => {
    const text = file({ more: 'x'.repeat(99), topics: { jwt: { learned: time, more: { deep: 1 } } } });
    assert.deepEqual(imported(text), { topics: new Map([['jwt', { learned: time }]]), kept: {} });
    assert.equal(imported(`\uFEFF${text}`).topics.size, 1);
  });

  test('a time in the future becomes now, so that a later change still wins', () => {
    const progress = imported(file({ topics: { jwt: { learned: '9999-01-01T00:00:00.000Z' } } }));
    assert.equal(progress.topics.get('jwt')?.learned, now.toISOString());
    const later = withMark(progress, 'jwt', 'learned', false, new Date('2026-06-02T00:00:00.000Z'));
    assert.equal(marksOf(later, 'jwt').learned, false);
  });
});
