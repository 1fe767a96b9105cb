import assert from 'node:assert/strict';
import { pagesOfDiagram, patternBlockPrefix } from '../../../src/core/text/blockIds';

suite('ids of diagrams', () => {
  test('lead back to the page they stand on', () => {
    assert.deepEqual(pagesOfDiagram('circuit-breaker-2'), { topic: 'circuit-breaker' });
    assert.deepEqual(pagesOfDiagram(`${patternBlockPrefix('circuit-breaker')}-2`), {
      topic: 'pattern-circuit-breaker',
      pattern: 'circuit-breaker',
    });
  });

  test('what is no such id leads to no page', () => {
    assert.deepEqual(pagesOfDiagram('jwt'), { topic: '' });
  });
});
