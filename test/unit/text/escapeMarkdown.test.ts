import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { escapeMarkdown } from '../../../src/core/text/escapeMarkdown';

suite('escaping Markdown', () => {
  const render = (text: string) =>
    new MarkdownIt({ html: true, linkify: true }).renderInline(escapeMarkdown(text));

  test('what looks like markup is shown as it is written', () => {
    assert.equal(render('*a* [b](c) `d` <e> &amp; ~~f~~'), '*a* [b](c) `d` &lt;e&gt; &amp;amp; ~~f~~');
  });

  test('spaces stay such that lines break at them', () => {
    assert.equal(escapeMarkdown('a  b\n\nc'), 'a b c');
  });

  test('no text makes an element', () => {
    fc.assert(fc.property(fc.string(), (text) => !render(text).includes('<')));
  });
});
