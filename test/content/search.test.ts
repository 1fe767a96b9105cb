import assert from 'node:assert/strict';
import type { Catalog } from '../../src/core/model/catalog';
import type { Term } from '../../src/core/model/term';
import { createSearch } from '../../src/core/search/search';
import type { SearchKind } from '../../src/core/search/searchDocument';
import type { SearchFile } from '../../src/core/search/searchFile';
import { read } from './fixtureContent';

const json = (name: string): unknown => JSON.parse(read(`dist/content/${name}.json`));
const file = json('search') as SearchFile;
const { search } = createSearch(file);
const topics = (json('catalog') as Catalog).categories.flatMap((category) => category.topics);
const terms = json('terms') as readonly Term[];
const patterns = json('patterns') as readonly { readonly id: string; readonly name: string }[];

/** The ids of a kind that a query finds, best first. */
const found = (kind: SearchKind, query: string) =>
  search(query)
    .filter((hit) => hit.kind === kind)
    .map(({ place }) => place.id);

/** What pages are rendered with; a page may say `<pending>` in its text. */
const MARKUP =
  /<\/?(?:a|aside|code|details|div|em|figure|h\d|li|ol|p|pre|span|strong|summary|svg|t[dhr]|table|ul)[ >]|&(?:amp|lt|gt|quot|#\d+);|hljs|\s{2}|\[\d+\]/;

suite('the search over what ships', () => {
  test('finds every topic by its title first, and by its id and each of its aliases', () => {
    for (const { id, title, aliases } of topics) {
      assert.equal(found('topic', title)[0], id, title);
      for (const name of [id, ...aliases]) assert.ok(found('topic', name).includes(id), name);
    }
  });

  test('finds every section by the title of its topic and its own', () => {
    for (const { id, title, sections } of topics) {
      for (const section of sections) {
        const hits = search(`${title} ${section.title}`);
        assert.ok(
          hits.some(
            ({ kind, place }) => kind === 'section' && place.id === id && place.anchor === section.id,
          ),
          `${title} ${section.title}`,
        );
      }
    }
  });

  test('finds every term by its name first, and by its expansion and each further spelling', () => {
    for (const { id, name, expansion, also } of terms) {
      assert.equal(found('term', name)[0], id, name);
      for (const spelling of [...also, ...(expansion === undefined ? [] : [expansion])]) {
        assert.ok(found('term', spelling).includes(id), spelling);
      }
    }
  });

  test('finds every pattern by its name first, and by its id', () => {
    for (const { id, name } of patterns) {
      assert.equal(found('pattern', name)[0], id, name);
      assert.equal(found('pattern', id)[0], id, id);
    }
  });

  test('holds one document for each thing, and its texts are plain', () => {
    const sections = topics.flatMap((topic) => topic.sections);
    assert.equal(file.documents.length, topics.length + sections.length + terms.length + patterns.length);
    for (const { title, text, place } of file.documents) {
      assert.doesNotMatch(text, MARKUP, title);
      assert.ok(text !== '' || place.anchor !== undefined, title);
    }
  });

  test('reads prose, tables, captions, narrations and questions, but no code', () => {
    const texts = file.documents.map(({ text }) => text).join('\n');
    for (const there of ['how long it waits', 'Softened by', 'How a signed token is put together']) {
      assert.ok(texts.includes(there), there);
    }
    for (const absent of ['user-8412', 'participant R as Reader', 'accTitle: Cache-aside']) {
      assert.ok(!texts.includes(absent), absent);
    }
  });
});
