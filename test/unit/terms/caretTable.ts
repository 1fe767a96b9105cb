import assert from 'node:assert/strict';
import { findTerm } from '../../../src/core/terms/findTerm';
import { buildTermIndex } from '../../../src/core/terms/termIndex';
import { sampleTerms } from './sampleTerms';

/** A line with `¦` at the caret, then the id of the term and the text that must be found; only the line for nothing. */
export type Row = readonly [line: string, id?: string, matched?: string];

const index = buildTermIndex(sampleTerms);

/** One test for each row. */
export function testCarets(title: string, rows: readonly Row[]): void {
  suite(title, () => {
    for (const [line, id, matched] of rows) {
      test(`${JSON.stringify(line)} ${id === undefined ? 'has nothing' : `has ${id}`}`, () => {
        const caret = line.indexOf('¦');
        assert.notEqual(caret, -1, 'the row has no caret');
        const text = line.replace('¦', '');
        const match = findTerm(index, text, caret);
        assert.deepEqual(
          match && { id: match.term.id, matched: text.slice(match.start, match.end) },
          id && { id, matched },
        );
      });
    }
  });
}
