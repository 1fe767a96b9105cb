import assert from 'node:assert/strict';
import { bodyForSelection } from '../../../src/core/snippets/selectionUse';
import { snippetBody } from '../../../src/core/snippets/snippetBody';

suite('bodyForSelection', () => {
  const body = snippetBody('retry(call); `$x`', {
    placeholders: ['retry', 'call'],
    selection: 'call',
    indent: '  ',
  });

  test('lets a name that is selected take the place', () => {
    assert.equal(bodyForSelection(body, ['sendMail', 'sendNews']), body);
  });

  test('keeps the proposed name where nothing or no name is selected', () => {
    const kept = '${1:retry}(${2:call}); `\\$x`$0';
    for (const selected of ['', 'send()', 'two words', 'a\nb', '7']) {
      assert.equal(bodyForSelection(body, [selected]), kept);
      assert.equal(bodyForSelection(body, ['sendMail', selected]), kept);
    }
  });
});
