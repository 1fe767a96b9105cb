import assert from 'node:assert/strict';
import { compile } from '../../../src/core/compile/compile';
import type { ContentFile } from '../../../src/core/text/contentFile';
import { typescriptFile } from '../snippets/fixtureSnippet';

const CATALOG = `categories:
  - { id: alpha, title: Alpha, summary: A, icon: beaker, topics: [stack, queue] }
`;

const TERMS = `terms:
  - { id: fifo, name: FIFO, meaning: First in first out., match: exact, topic: queue }
  - { id: lifo, name: LIFO, meaning: Last in first out., match: exact, topic: stack, also: [pile order], covers: [push], found: [pop_last] }
`;

const PATTERNS = `patterns:
  - { id: retry, name: Retry, group: resilience, summary: Again., topic: queue }
  - { id: bulkhead, name: Bulkhead, group: resilience, summary: Apart. }
`;

const BULKHEAD = `---
related: [retry]
terms: [lifo]
reviewed: 2026-11-23
sources:
  - { id: p, title: P, url: "https://example.com", kind: paper }
---

A FIFO fills up, and a bulkhead with it.

## Structure

\`\`\`mermaid
classDiagram
\`\`\`

\`\`\`go
x
\`\`\`
`;

function topic(id: string, terms: string): ContentFile {
  const front = `title: ${id}\nsummary: A page.\nlevel: core\naliases: []\nterms: [${terms}]\npatterns: [retry]\nrelated: []`;
  const sources =
    'reviewed: 2026-11-23\nsources:\n  - { id: p, title: P, url: "https://example.com", kind: paper }';
  return { path: `content/topics/alpha/${id}.md`, text: `---\n${front}\n${sources}\n---\n\nIt is ${id}.\n` };
}

const files: readonly ContentFile[] = [
  { path: 'content/catalog.yaml', text: CATALOG },
  { path: 'content/glossary/alpha.yaml', text: TERMS },
  { path: 'content/patterns.yaml', text: PATTERNS },
  { path: 'content/patterns/bulkhead.md', text: BULKHEAD },
  topic('queue', 'fifo'),
  topic('stack', 'fifo, lifo'),
  typescriptFile({}, '// --- snippet ---\nexport class Retry<T> {\n  limit = 3;\n}\n'),
];

const compiled = compile(files, {
  highlight: (code, language) => (language === 'typescript' ? `<b>${code.length}</b>` : undefined),
});

suite('compiling the content', () => {
  test('a pattern has its languages for lists, and its code with its colours', () => {
    const [retry, bulkhead] = compiled.patterns;
    assert.ok(retry !== undefined);
    const [snippet] = retry.snippets;
    assert.ok(snippet !== undefined);
    const { language, prefix, description } = snippet;
    assert.equal(language, 'typescript');
    assert.deepEqual(retry.languages, [{ language, prefix, description }]);
    assert.equal(snippet.html, `<b>${snippet.code.length}</b>`);
    assert.deepEqual([bulkhead?.languages, bulkhead?.snippets], [[], []]);
  });

  test('a term is looked for by all of its spellings, and shown without those it is only found by', () => {
    const lifo = compiled.terms.find(({ id }) => id === 'lifo');
    assert.deepEqual(
      lifo?.forms.map(({ text }) => text),
      ['LIFO', 'pile order', 'push', 'pop_last'],
    );
    assert.deepEqual([lifo.also, lifo.covers], [['pile order'], ['push']]);
  });

  test('a pattern may have a text, with ids of its own, its terms marked and its neighbours named', () => {
    const [retry, bulkhead] = compiled.patterns;
    assert.equal(retry?.article, undefined);
    const { article } = bulkhead ?? {};
    assert.ok(article !== undefined);
    assert.match(article.answerHtml, /^<p>A <a class="mention" href="#" data-term="fifo">FIFO<\/a> fills/);
    assert.deepEqual(article.related, [{ id: 'retry', title: 'Retry' }]);
    assert.deepEqual(article.terms, [{ id: 'lifo', title: 'LIFO' }]);
    assert.deepEqual(
      [...article.diagrams, ...article.codeBlocks].map(({ id }) => id),
      ['pattern-bulkhead-1', 'pattern-bulkhead-code-1'],
    );
    assert.ok(compiled.places.some(({ id, line }) => id === 'pattern-bulkhead-1' && line === 13));
  });

  test('a pattern knows the topics that name it, in the order of the catalog', () => {
    assert.deepEqual(
      compiled.patterns.map(({ usedBy }) => usedBy),
      [['stack', 'queue'], []],
    );
  });

  test('a term knows the patterns whose texts speak of it', () => {
    assert.deepEqual(
      compiled.terms.map(({ usedByPatterns }) => usedByPatterns),
      [['bulkhead'], ['bulkhead']],
    );
  });

  test('a pattern whose page cannot be read is shown without a text', () => {
    const broken = files.map((file) =>
      file.text === BULKHEAD ? { ...file, text: BULKHEAD.replace('reviewed', 'read') } : file,
    );
    const { patterns, diagnostics } = compile(broken, { highlight: () => undefined });
    assert.ok(patterns.every(({ article }) => article === undefined));
    assert.ok(diagnostics.some(({ code, line }) => code === 'front-matter-unknown-key' && line === 4));
  });

  test('code in a language without colours is escaped', () => {
    const { patterns } = compile(files, { highlight: () => undefined });
    const [snippet] = patterns[0]?.snippets ?? [];
    assert.ok(snippet?.code.includes('<') === true && snippet.html.includes('&lt;'));
    assert.doesNotMatch(snippet.html, /<|>/);
  });

  test('a term knows the topics that speak of it, in the order of the catalog', () => {
    assert.deepEqual(
      compiled.terms.map(({ id, usedBy }) => [id, usedBy]),
      [
        ['fifo', ['stack', 'queue']],
        ['lifo', ['stack']],
      ],
    );
  });

  test('the Markdown of a page is kept as it was written', () => {
    assert.equal(compiled.sources.get('queue'), topic('queue', 'fifo').text);
  });
});
