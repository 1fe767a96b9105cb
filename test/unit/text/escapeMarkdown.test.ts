import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { codeMarkdown } from '../../../src/core/text/codeMarkdown';
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

suite('code in plain text, as Markdown', () => {
  const render = (text: string) => new MarkdownIt({ html: true }).renderInline(codeMarkdown(text));

  const markup = fc.string({
    unit: fc.constantFrom('`', '<', '>', 'a', '\\', '*', '[', ']', '(', ')', ' ', '\n', '&', '!'),
  });

  test('code stays code and everything else is shown as it is written', () => {
    assert.equal(render('*a* `b*c*` [d](e) `f'), '*a* <code>b*c*</code> [d](e) `f');
  });

  test('no text makes an element other than code', () => {
    fc.assert(fc.property(markup, (text) => !/<(?!\/?code>)/.test(render(text))));
  });
});
