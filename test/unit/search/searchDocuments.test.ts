import assert from 'node:assert/strict';
import { pageText } from '../../../src/core/search/pageText';
import { searchDocuments } from '../../../src/core/search/searchDocuments';
import type { Article, Page } from '../../../src/core/model/page';

const sections = [
  { id: 'how-it-works', title: 'How it works', level: 2 },
  { id: 'in-detail', title: 'In detail', level: 3 },
  { id: 'pitfalls', title: 'Pitfalls', level: 2 },
];
const bodyHtml = `<p>More of the answer.</p>
<h2 id="how-it-works" tabindex="-1">How it <code>works</code></h2>
<p>Ask &amp; wait<a class="source-mark" href="#source-a">[1]</a>, un<em>believ</em>able.</p>
<pre class="code" tabindex="0"><code>const <span>secret</span> = 1;</code></pre>
<h3 id="in-detail" tabindex="-1">In detail</h3>
<div class="table"><table><tr><th>Gain</th><th>Cost</th></tr></table></div>
<figure><div class="picture"><svg><title>hidden</title></svg></div><figcaption>A caption</figcaption></figure>
<h2 id="pitfalls" tabindex="-1">Pitfalls</h2>
<ol class="questions"><li><details><summary><strong>Why?</strong></summary><p>Because.</p></details></li></ol>`;

suite('what is indexed', () => {
  test('each part of a page belongs to the nearest heading; code, pictures and marks of sources are left out', () => {
    const { lead, sections: texts } = pageText(bodyHtml);
    assert.equal(lead, 'More of the answer.');
    assert.deepEqual(
      [...texts],
      [
        ['how-it-works', 'Ask & wait, unbelievable.'],
        ['in-detail', 'Gain Cost A caption'],
        ['pitfalls', 'Why? Because.'],
      ],
    );
  });

  test('an escaped tag in a text stays text', () => {
    assert.equal(pageText('<p>&lt;b&gt; and &amp;lt;</p>').lead, '<b> and &lt;');
  });

  test('a topic has its aliases, a section the headings above it, a term its spellings, a pattern its prefixes', () => {
    const topic = {
      id: 'queue',
      category: 'alpha',
      title: 'Queue',
      summary: 'First in, first out.',
      level: 'core' as const,
      aliases: ['line'],
      readingMinutes: 1,
      sections,
    };
    const documents = searchDocuments({
      catalog: { categories: [{ id: 'alpha', title: 'Alpha', summary: '', icon: 'book', topics: [topic] }] },
      pages: [{ id: 'queue', answerHtml: '<p>The answer.</p>', bodyHtml } as Page],
      terms: [
        {
          id: 'fifo',
          name: 'FIFO',
          expansion: 'first in, first out',
          meaning: 'An `order`.',
          also: ['FIFO queue'],
          covers: [],
          forms: [],
          not: [],
          confusedWith: 'LIFO.',
          related: [],
          category: 'alpha',
          topic: 'queue',
          patterns: [],
          usedBy: [],
          usedByPatterns: [],
        },
      ],
      patterns: [
        {
          id: 'pool',
          name: 'Pool',
          group: 'resilience',
          summary: 'Many hands.',
          languages: [
            { language: 'go', prefix: 'sdPool', description: '' },
            { language: 'python', prefix: 'sdPool', description: '' },
          ],
          snippets: [
            { language: 'go', prefix: 'sdPool', description: '', imports: '', body: '', code: '', html: '' },
            {
              language: 'python',
              prefix: 'sdPool',
              description: '',
              imports: '',
              body: '',
              code: '',
              html: '',
            },
          ],
          article: {
            answerHtml: '<p>The problem.</p>',
            bodyHtml:
              '<h2 id="structure">Structure</h2><p>Parts.</p><h3 id="more">More</h3><pre>x</pre><p>End.</p>',
          } as Article,
          usedBy: [],
        },
      ],
    });
    assert.deepEqual(
      documents.map(({ kind, title, where, names }) => [kind, title, where, names]),
      [
        ['topic', 'Queue', ['Alpha'], ['queue', 'line']],
        ['section', 'How it works', ['Queue'], []],
        ['section', 'In detail', ['Queue', 'How it works'], []],
        ['section', 'Pitfalls', ['Queue'], []],
        ['term', 'FIFO', ['Queue'], ['first in, first out', 'FIFO queue']],
        ['pattern', 'Pool', ['resilience'], ['pool', 'sdPool']],
      ],
    );
    assert.deepEqual(
      documents.map(({ place, text }) => [place, text]),
      [
        [{ kind: 'topic', id: 'queue' }, 'First in, first out. The answer. More of the answer.'],
        [{ kind: 'topic', id: 'queue', anchor: 'how-it-works' }, 'Ask & wait, unbelievable.'],
        [{ kind: 'topic', id: 'queue', anchor: 'in-detail' }, 'Gain Cost A caption'],
        [{ kind: 'topic', id: 'queue', anchor: 'pitfalls' }, 'Why? Because.'],
        [{ kind: 'term', id: 'fifo' }, 'An order. LIFO.'],
        [{ kind: 'pattern', id: 'pool' }, 'Many hands. The problem. Parts. End.'],
      ],
    );
  });
});
