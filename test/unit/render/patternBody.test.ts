import assert from 'node:assert/strict';
import { bodyWithCode } from '../../../src/core/render/patternBody';

const CODE = { title: 'C<>', html: '<b>x</b>' };
const PRINTED = '<h2>C&lt;&gt;</h2>\n<pre class="code"><code><b>x</b></code></pre>\n';

suite('the text of a pattern with its code', () => {
  test('has it after the first section, whatever headings that section holds', () => {
    const first = '<h2 id="structure">S</h2><h3 id="parts">P</h3>';
    const rest = '<h2 id="when">W</h2><h2 id="uses">U</h2>';
    assert.equal(bodyWithCode(first + rest, CODE), first + PRINTED + rest);
  });

  test('ends with it where there is no second section', () => {
    assert.equal(bodyWithCode('<h2 id="s">S</h2>', CODE), `<h2 id="s">S</h2>${PRINTED}`);
    assert.equal(bodyWithCode('', CODE), PRINTED);
  });
});
