import assert from 'node:assert/strict';
import { shownNames } from '../../../src/core/terms/shownNames';

suite('the names that a term is shown with', () => {
  test('a spelling that needs cues is none, and no name is there twice', () => {
    const names = shownNames('NAT', [
      'network address translation',
      { text: 'nat', match: 'word', cues: ['router'] },
      { text: 'nat', match: 'word', where: 'compound' },
      { text: 'SNAT', match: 'exact' },
      'Network Address Translation',
    ]);
    assert.deepEqual(names, ['network address translation', 'SNAT']);
  });
});
