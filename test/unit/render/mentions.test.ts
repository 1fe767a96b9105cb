import assert from 'node:assert/strict';
import { compile } from '../../../src/core/compile/compile';

const GLOSSARY = `terms:
  - { id: fifo, name: FIFO, meaning: x, match: exact, topic: queue }
  - { id: queue, name: queue, meaning: x, match: word, topic: queue }
  - { id: lock, name: lock, meaning: x, match: word, topic: queue }
  - { id: lock-file, name: lock file, meaning: x, match: phrase, topic: queue }
  - { id: tag, name: "a<b", meaning: x, match: phrase, topic: queue }
`;

function pageOf(body: string, title = 'Lines') {
  const front = `title: ${title}\nsummary: s\nlevel: core\naliases: []\nterms: []\npatterns: []\nrelated: []\nreviewed: 2026-11-23\nsources:\n  - { id: lock, title: P, url: "https://example.com", kind: paper }`;
  const files = [
    { path: 'content/topics/alpha/queue.md', text: `---\n${front}\n---\n${body}` },
    { path: 'content/glossary/alpha.yaml', text: GLOSSARY },
  ];
  const page = compile(files, { highlight: () => undefined }).pages[0];
  assert.ok(page);
  return page;
}

/** The body with marks written as `[text|term]`. */
function marks(body: string, title?: string): string {
  const { bodyHtml, answerHtml } = pageOf(body, title);
  return (answerHtml + bodyHtml)
    .replace(/<a class="mention" href="#" data-term="([^"]*)">([^<]*)<\/a>/g, '[$2|$1]')
    .replace(/<\/?p>|\n/g, '');
}

suite('terms in a page', () => {
  test('the first mention in the answer and in each section is marked, and only its own letters', () => {
    const body = 'Two FIFOs, a FIFO.\n\n## A\n\nFIFO-like.\n\n### B\n\nFIFO.\n\n## C\n\n- A FIFO\n- FIFO\n';
    const text = marks(body);
    assert.ok(text.startsWith('Two [FIFOs|fifo], a FIFO.'));
    assert.equal(text.match(/\|fifo\]/g)?.length, 3);
    assert.ok(text.includes('[FIFO|fifo]-like.') && text.includes('A [FIFO|fifo]'));
    assert.deepEqual(pageOf(body).mentions, ['fifo']);
  });

  test('the longest term counts, and one within a name is none', () => {
    assert.equal(
      marks('A lock file, lockFree and my_lock.\n'),
      'A [lock file|lock-file], lockFree and my_lock.',
    );
  });

  test('headings, links, code and source marks are left alone', () => {
    const body = 'Text `FIFO` and [a FIFO](https://example.com), so [lock].\n\n## FIFO\n\n```\nFIFO\n```\n';
    assert.doesNotMatch(marks(body), /\|/);
    assert.deepEqual(pageOf(body).mentions, []);
  });

  test('a term that the section links is not marked there, before or after', () => {
    const link = '[it](../../glossary/alpha.yaml#fifo)';
    const body = `Hi.\n\n## A\n\nFIFO: ${link}. FIFO.\n\n## B\n\nFIFO.\n`;
    assert.equal(marks(body).match(/\|fifo\]/g)?.length, 1);
    assert.ok(marks(body).endsWith('[FIFO|fifo].'));
    assert.deepEqual(pageOf(body).mentions, ['fifo']);
  });

  test('what the title names is not marked', () => {
    assert.equal(marks('A queue and a lock.\n', 'Every queue'), 'A queue and a [lock|lock].');
  });

  test('a question holds no mark, its answer does', () => {
    const text = marks('Hi.\n\n## Check yourself\n\n1. **Which FIFO?**\n\n   This FIFO.\n');
    assert.ok(text.includes('<strong>Which FIFO?</strong>') && text.includes('This [FIFO|fifo].'));
  });

  test('a narration and a table hold marks; text around them stays escaped', () => {
    const diagram = '```mermaid play\nsequenceDiagram\nA->>B: hi\n```\n\n1. One FIFO & <b>.\n';
    const page = pageOf(`Hi.\n\n${diagram}\n## B\n\n| a |\n|---|\n| FIFO < lock |\n`);
    assert.equal(
      page.diagrams[0]?.steps[0],
      'One <a class="mention" href="#" data-term="fifo">FIFO</a> &amp; &lt;b&gt;.',
    );
    assert.match(page.bodyHtml, /<td><a [^>]*>FIFO<\/a> &lt; <a [^>]*>lock<\/a><\/td>/);
    assert.deepEqual(page.mentions, ['fifo', 'lock']);
  });
});
