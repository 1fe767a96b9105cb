import assert from 'node:assert/strict';
import { readContentFiles } from '../../build/content/contentFiles';
import {
  findMisspellings,
  formatMisspelling,
  readWordList,
  textsForReaders,
  WORD_LIST,
  type Misspelling,
} from '../../build/content/spelling';

/** Capital letters and a genitive's ending make no other word. */
const bare = (word: string) => word.toLowerCase().replace(/['’]s$/, '');

suite('spelling', () => {
  let words: readonly string[];
  let unknown: readonly Misspelling[];
  suiteSetup(async () => {
    words = await readWordList('.');
    unknown = await findMisspellings(await textsForReaders('.', await readContentFiles('.')), []);
  });

  test('every word that readers see is in a dictionary, in the glossary or in the list', () => {
    const known = new Set(words.map(bare));
    assert.deepEqual(unknown.filter(({ word }) => !known.has(bare(word))).map(formatMisspelling), []);
  });

  test('the list is sorted, and names each word once and only words that a text needs', () => {
    const sorted = [...new Set(words.map(bare))].sort();
    assert.deepEqual(words.map(bare), sorted, WORD_LIST);
    const used = new Set(unknown.map(({ word }) => bare(word)));
    assert.deepEqual(
      words.filter((word) => !used.has(bare(word))),
      [],
    );
  });

  const misspelled = async (text: string) =>
    (await findMisspellings([{ path: 'content/topics/alpha/page.md', text }], [])).map(
      ({ line, column, word }) => `${line}:${column} ${word}`,
    );

  test('a misspelled word is found in prose and in a diagram, at its place', async () => {
    const text = 'Replicas recieve it.\n\n```mermaid\nflowchart TD\n  A[Wirte it] --> B\n```\n';
    assert.deepEqual(await misspelled(text), ['1:10 recieve', '5:5 Wirte']);
  });

  test('British and American spelling are both right', async () => {
    assert.deepEqual(await misspelled('Its behaviour and behavior, recognised or recognized.'), []);
  });

  test('code, addresses, link targets and source marks are no prose', async () => {
    const text =
      'Say `recieve` [here](../wirte.md#recieve), as told [xfetchh].\n\n```go\nrecieve()\n```\n\nhttps://a.example/recieve\n';
    assert.deepEqual(await misspelled(text), []);
  });
});
