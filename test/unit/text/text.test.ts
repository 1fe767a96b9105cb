import assert from 'node:assert/strict';
import fc from 'fast-check';
import { resolvePath } from '../../../src/core/text/contentFile';
import { escapeHtml } from '../../../src/core/text/escapeHtml';
import { nearest } from '../../../src/core/text/nearest';
import { createSlugger } from '../../../src/core/text/slug';
import { countWords, readingMinutes } from '../../../src/core/text/words';

suite('text', () => {
  test('anchors are those of a Git host', () => {
    const slug = createSlugger();
    assert.equal(slug('From HTTP/1.0 to HTTP/3'), 'from-http10-to-http3');
    assert.equal(slug('What breaks if …?'), 'what-breaks-if-');
    assert.equal(slug('Pitfalls'), 'pitfalls');
    assert.equal(slug('Pitfalls'), 'pitfalls-1');
    assert.equal(slug('Pitfalls 1'), 'pitfalls-1-1');
    assert.equal(slug('Pitfalls'), 'pitfalls-2');
  });

  test('a relative path is resolved against its file, and never leaves the repository', () => {
    const from = 'content/topics/security/jwt.md';
    assert.equal(resolvePath(from, '../caching/x.md'), 'content/topics/caching/x.md');
    assert.equal(resolvePath(from, './x.md'), 'content/topics/security/x.md');
    assert.equal(resolvePath(from, '../../../../x'), undefined);
  });

  test('escaped text has no markup left', () => {
    fc.assert(fc.property(fc.string(), (text) => !/[<>"']/.test(escapeHtml(text))));
  });

  test('a mistyped name finds the nearest known one, a strange one none', () => {
    const known = ['caching-strategies', 'jwt', 'http-versions'];
    assert.equal(nearest('caching-stratgies', known), 'caching-strategies');
    assert.equal(nearest('jtw', known), undefined);
    assert.equal(nearest('kubernetes', known), undefined);
  });

  test('words and minutes are counted as a reader would', () => {
    assert.equal(countWords('A cache – of 5 GB – helps.'), 6);
    assert.equal(readingMinutes(0, 0), 1);
    assert.equal(readingMinutes(1000, 4), 7);
  });
});
