import assert from 'node:assert/strict';
import { createVocabulary, forgivenEdits } from '../../../src/core/search/vocabulary';

const vocabulary = createVocabulary([
  'token',
  'cache',
  'caching',
  'authentication',
  'jwt',
  'http3',
  'stream',
]);
const near = (word: string) => vocabulary.near(word).map((one) => one.word);

suite('the vocabulary', () => {
  test('knows the beginnings of its words', () => {
    for (const start of ['t', 'cach', 'authentication']) assert.ok(vocabulary.hasPrefix(start), start);
    for (const start of ['x', 'cachx', 'tokens']) assert.ok(!vocabulary.hasPrefix(start), start);
  });

  const table: readonly (readonly [string, string, string])[] = [
    ['a wrong letter', 'tiken', 'token'],
    ['a missing letter', 'tken', 'token'],
    ['one too many', 'tokken', 'token'],
    ['two exchanged', 'cahce', 'cache'],
    ['the first two exchanged', 'otken', 'token'],
    ['a wrong first letter', 'roken', 'token'],
    ['a word that is not finished yet', 'autehnt', 'authentication'],
    ['two mistakes in a long word', 'autentcation', 'authentication'],
  ];
  for (const [mistake, typed, meant] of table) {
    test(`${mistake}: "${typed}" is near "${meant}"`, () => {
      assert.equal(near(typed)[0], meant);
    });
  }

  test('the nearest comes first', () => {
    assert.deepEqual(near('cachi'), ['caching', 'cache']);
  });

  test('nothing is forgiven in a short word or in one with a digit', () => {
    assert.deepEqual(['jw', 'jwr', 'http4', 'http33'].map(forgivenEdits), [0, 0, 0, 0]);
    assert.deepEqual(['jwr', 'http4'].flatMap(near), []);
  });

  test('a word that is like none has none near', () => {
    assert.deepEqual(near('zzzzzz'), []);
  });
});
