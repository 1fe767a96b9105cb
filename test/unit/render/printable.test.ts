import assert from 'node:assert/strict';
import type { Page } from '../../../src/core/model/page';
import type { Term } from '../../../src/core/model/term';
import { renderPrintable } from '../../../src/core/render/printable';

const PAGE: Page = {
  id: 'queue',
  category: { id: 'alpha', title: 'Alpha & omega' },
  title: 'Queue <1>',
  summary: 'First in, first out.',
  level: 'core',
  readingMinutes: 3,
  reviewed: '2026-11-23',
  answerHtml: '<p>A queue.</p>\n',
  bodyHtml: '',
  sections: [],
  diagrams: [],
  codeBlocks: [],
  mentions: [],
  related: [],
  terms: [],
  patterns: [],
  sources: [],
};

const TERM: Term = {
  id: 'fifo',
  name: 'FIFO',
  expansion: 'first in, first out',
  meaning: 'Take with `a < b`, never "later".',
  also: [],
  covers: [],
  forms: [{ text: 'FIFO', match: 'exact' }],
  not: [],
  related: [],
  category: 'alpha',
  topic: 'queue',
  patterns: [],
  usedBy: [],
  usedByPatterns: [],
};

function printed(page: Partial<Page>, terms: readonly Term[] = []): string {
  return renderPrintable({
    breadcrumb: PAGE.category.title,
    title: PAGE.title,
    article: { ...PAGE, ...page },
    terms,
    texts: {
      language: 'en',
      facts: ['Core', '3 min read'],
      terms: 'Terms',
      sources: 'Sources',
      callouts: { note: 'Note', tip: 'Tip' },
    },
    fonts: [{ weight: 400, base64: 'AAAA' }],
    styles: 'body { color: black; }',
  });
}

suite('a page for printing', () => {
  test('is one document with its policy, styles and font in it', () => {
    const html = printed({});
    assert.ok(html.startsWith('<!doctype html>\n<html lang="en">'));
    assert.ok(
      html.includes(`content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"`),
    );
    assert.ok(html.includes("font-weight: 400; src: url('data:font/woff2;base64,AAAA')"));
    assert.ok(html.includes('body { color: black; }'));
    assert.ok(html.includes('<title>Queue &lt;1&gt;</title>') && html.includes('<h1>Queue &lt;1&gt;</h1>'));
    assert.ok(html.includes('Alpha &amp; omega') && html.includes('<span>3 min read</span>'));
    assert.doesNotMatch(html, /<script|<link|\son\w+=/);
  });

  const rows = [
    [
      'an answer is unfolded',
      '<li><details><summary>Q</summary>A</details></li>',
      '<li><details open><summary>Q</summary>A</details></li>',
    ],
    [
      'a link to a topic is text, with its markup',
      'see <a href="#" data-topic="jwt" data-section="a">the <em>token</em></a>.',
      'see the <em>token</em>.',
    ],
    ['a mention is text', '<a class="mention" href="#" data-term="jws">JWS</a>s', 'JWSs'],
    [
      'a link inside the page stays',
      '<a href="#pitfalls">below</a><a class="source-mark" href="#source-x">[1]</a>',
      '<a href="#pitfalls">below</a><a class="source-mark" href="#source-x">[1]</a>',
    ],
    [
      'a link to the web stays',
      '<a class="external" href="https://example.com">x</a>',
      '<a class="external" href="https://example.com">x</a>',
    ],
    [
      'nothing scrolls, so nothing takes the focus',
      '<div class="table" role="region" tabindex="0"><table>',
      '<div class="table"><table>',
    ],
    [
      'code that shows an attribute is left alone',
      '<code>&lt;a href=&quot;#&quot; tabindex=&quot;0&quot;&gt;</code>',
      '<code>&lt;a href=&quot;#&quot; tabindex=&quot;0&quot;&gt;</code>',
    ],
    [
      'a callout gets its title',
      '<aside class="callout" data-callout="tip"><p>Do.</p></aside>',
      '<aside class="callout" data-callout="tip">\n<p class="callout-title">Tip</p><p>Do.</p></aside>',
    ],
    [
      'a callout of an unknown kind stays as it is',
      '<aside class="callout" data-callout="odd"><p>Do.</p></aside>',
      '<aside class="callout" data-callout="odd"><p>Do.</p></aside>',
    ],
  ] as const;
  for (const [title, html, wanted] of rows) {
    test(title, () => {
      assert.ok(
        printed({ bodyHtml: html }).includes(`</div>\n${wanted}</main>`),
        printed({ bodyHtml: html }),
      );
    });
  }

  test('terms come with their meaning, sources with their addresses to read', () => {
    const source = {
      id: 'rfc',
      title: 'A & B',
      url: 'https://example.com/?a=1&b=2',
      kind: 'standard',
    } as const;
    const html = printed({ sources: [source] }, [TERM]);
    assert.ok(html.includes('<dt>FIFO (first in, first out)</dt>'));
    assert.ok(html.includes('<dd>Take with <code>a &lt; b</code>, never &quot;later&quot;.</dd>'));
    const address = 'https://example.com/?a=1&amp;b=2';
    assert.ok(
      html.includes(`<li id="source-rfc">A &amp; B<br><a class="address" href="${address}">${address}</a>`),
    );
  });
});
