import assert from 'node:assert/strict';
import { compile } from '../../../src/core/compile/compile';

const FRONT = `---
title: Queue
summary: First in, first out.
level: core
aliases: []
terms: []
patterns: []
related: []
reviewed: 2026-11-23
sources:
  - { id: paper, title: A paper, url: "https://example.com", kind: paper }
---
`;

function pageOf(body: string) {
  const files = [{ path: 'content/topics/alpha/queue.md', text: FRONT + body }];
  const page = compile(files, {
    highlight: (code, language) => (language === 'ts' ? `<i>${code}</i>` : undefined),
  }).pages[0];
  assert.ok(page);
  return page;
}

suite('rendering a page', () => {
  test('the answer stands apart from the body', () => {
    const page = pageOf('A queue [paper].\n\n## How it works\n\nBy turns.\n');
    assert.equal(page.answerHtml, '<p>A queue<a class="source-mark" href="#source-paper">[1]</a>.</p>\n');
    assert.ok(page.bodyHtml.startsWith('<h2 id="how-it-works" tabindex="-1">How it works</h2>'));
    assert.deepEqual(page.sections, [{ id: 'how-it-works', title: 'How it works', level: 2 }]);
  });

  test('line ends of another system change nothing', () => {
    const body = 'A queue.\n\n## How it works\n\nBy turns.\n';
    const files = [{ path: 'content/topics/alpha/queue.md', text: (FRONT + body).replaceAll('\n', '\r\n') }];
    const [windows] = compile(files, { highlight: () => undefined }).pages;
    assert.deepEqual(windows, pageOf(body));
  });

  test('raw HTML is text, and a table carries no inline style', () => {
    const page = pageOf('A <b>queue</b>.\n\n<script>alert(1)</script>\n\n| a | b |\n|:--|--:|\n| 1 | 2 |\n');
    const html = page.answerHtml + page.bodyHtml;
    assert.ok(html.includes('&lt;b&gt;') && html.includes('&lt;script&gt;'));
    assert.doesNotMatch(html, /<script|style=/);
    assert.ok(html.includes('<td class="align-right">2</td>'));
  });

  test('code is coloured in a known language and escaped in another', () => {
    const { bodyHtml } = pageOf('A.\n\n```ts\nlet x\n```\n\n```zig\na < b\n```\n');
    assert.ok(bodyHtml.includes('data-language="ts"><code><i>let x</i></code>'));
    assert.ok(bodyHtml.includes('data-language="zig"><code>a &lt; b</code>'));
  });

  test('code blocks are listed as written, in the order of the page, and marked with their ids', () => {
    const diagram = '```mermaid\nflowchart LR\nA --> B\n```\n\n';
    const inAnswer = '## Check yourself\n\n1. **Why?**\n\n   ```ts\n   let z\n   ```\n\n';
    const page = pageOf(
      `A.\n\n${diagram}- item\n\n  \`\`\`ts title\n  a < b\n\n  c\n  \`\`\`\n\nText.\n\n    bare\n\n${inAnswer}## More\n\n\`\`\`sh\nls\n\`\`\`\n`,
    );
    assert.deepEqual(page.codeBlocks, [
      { id: 'queue-code-1', language: 'ts', code: 'a < b\n\nc' },
      { id: 'queue-code-2', language: '', code: 'bare' },
      { id: 'queue-code-3', language: 'ts', code: 'let z' },
      { id: 'queue-code-4', language: 'sh', code: 'ls' },
    ]);
    const marked = [...page.bodyHtml.matchAll(/<pre class="code" tabindex="0" data-code="([^"]+)"/g)];
    assert.deepEqual(
      marked.map((match) => match[1]),
      page.codeBlocks.map(({ id }) => id),
    );
  });

  test('a diagram that plays has its narration in its figure, one item for each step', () => {
    const source = 'sequenceDiagram\naccTitle: One & all\naccDescr: d\nA->>B: hi\n';
    const page = pageOf(`A.\n\n\`\`\`mermaid play\n${source}\`\`\`\n\n1. Because *B* waits.\n\nAfter.\n`);
    assert.deepEqual(page.diagrams, [
      {
        id: 'queue-1',
        kind: 'sequenceDiagram',
        source,
        title: 'One & all',
        description: 'd',
        steps: ['Because <em>B</em> waits.'],
        outline: { nodes: [], links: [] },
      },
    ]);
    assert.ok(page.bodyHtml.includes('<figcaption>One &amp; all</figcaption>'));
    assert.ok(page.bodyHtml.includes('<li data-step="1">Because <em>B</em> waits.</li>'));
    assert.ok(page.bodyHtml.includes('<!--diagram queue-1-->'));
    assert.equal(page.bodyHtml.match(/<ol/g)?.length, 1);
    assert.ok(page.bodyHtml.includes('<p>After.</p>'));
  });

  test('answers to the questions are folded', () => {
    const { bodyHtml } = pageOf(
      'A.\n\n## Check yourself\n\n1. **Why?**\n\n   Because.\n\n2. **How?**\n\n   So.\n\n## More\n\nText.\n',
    );
    assert.ok(
      bodyHtml.includes(
        '<li><details><summary><strong>Why?</strong></summary>\n<p>Because.</p>\n</details></li>',
      ),
    );
    assert.equal(bodyHtml.match(/<details>/g)?.length, 2);
    assert.ok(bodyHtml.includes('<h2 id="more" tabindex="-1">More</h2>\n<p>Text.</p>'));
  });

  test('a heading inside an answer takes no anchor from the headings of the page', () => {
    const { bodyHtml } = pageOf(
      'A.\n\n## How it works\n\nText.\n\n## Check yourself\n\n1. **Why?**\n\n   ### Inner\n\n   Because.\n',
    );
    assert.ok(bodyHtml.includes('<h2 id="how-it-works" tabindex="-1">How it works</h2>'));
    assert.ok(bodyHtml.includes('<h2 id="check-yourself" tabindex="-1">Check yourself</h2>'));
    assert.ok(bodyHtml.includes('<h3>Inner</h3>'));
  });

  test('a callout is an aside of its kind, without its marker; any other quote stays one', () => {
    const callout =
      '> [!NOTE]\n> **Mind** this.\n>\n> - One\n\n> [!tip]\n>\n> Apart.\n\n> Just a quote.\n\n> [!FOO]\n> x\n';
    const { bodyHtml } = pageOf(`A.\n\n## How it works\n\n${callout}`);
    assert.ok(
      bodyHtml.includes(
        '<aside class="callout" data-callout="note">\n<p><strong>Mind</strong> this.</p>\n<ul>\n<li>One</li>\n</ul>\n</aside>',
      ),
    );
    assert.ok(bodyHtml.includes('<aside class="callout" data-callout="tip">\n<p>Apart.</p>\n</aside>'));
    assert.equal(bodyHtml.match(/<blockquote>/g)?.length, 2);
    assert.equal(bodyHtml.match(/<\/aside>/g)?.length, 2);
  });

  test('a link may lead to a step of a diagram, here or on another page', () => {
    const { answerHtml } = pageOf('See [one](stack.md#stack-2:3) and [two](#queue-1:1).\n');
    assert.ok(answerHtml.includes('<a href="#" data-topic="stack" data-section="stack-2:3">one</a>'));
    assert.ok(answerHtml.includes('<a href="#queue-1:1">two</a>'));
  });
});
