import assert from 'node:assert/strict';
import { findTerm } from '../../../src/core/terms/findTerm';
import { buildTermIndex } from '../../../src/core/terms/termIndex';
import { sampleTerms } from './sampleTerms';

const index = buildTermIndex(sampleTerms);

function at(line: string, offset: number): string | undefined {
  const match = findTerm(index, line, offset);
  return match && line.slice(match.start, match.end);
}

suite('findTerm and its offsets', () => {
  test('holds a match from its first character to right behind its last', () => {
    const line = ' jwt ';
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5].map((offset) => at(line, offset)),
      [undefined, 'jwt', 'jwt', 'jwt', 'jwt', undefined],
    );
  });

  test('gives the same range at every offset of a phrase', () => {
    const line = 'a circuit-breaker b';
    for (let offset = 2; offset <= 17; offset++) assert.equal(at(line, offset), 'circuit-breaker');
  });

  test('has nothing outside the line', () => {
    for (const offset of [-1, 4, 1e9, 0.5, NaN, Infinity]) assert.equal(at('jwt', offset), undefined);
    assert.equal(at('', 0), undefined);
  });

  test('does not take the rest of a word that the window cuts for a word', () => {
    for (const line of [`${'x'.repeat(300)}ttl`, `${'x'.repeat(190)}ttl`, `ttl${'x'.repeat(300)}`]) {
      for (let offset = 0; offset <= line.length; offset++) assert.equal(at(line, offset), undefined);
    }
  });

  test('finds in a line of two million characters what it finds in a short one, and as fast', () => {
    const filler = 'const a=b(c,"d");'.repeat(60_000);
    const line = `${filler}verifyJwt(x)${filler}`;
    assert.equal(at(line, filler.length + 2), undefined);
    const before = performance.now();
    for (let run = 0; run < 500; run++) assert.equal(at(line, filler.length + 7), 'Jwt');
    // It takes some 10 ms; a look at the whole line each time would take a minute.
    assert.ok(performance.now() - before < 2000);
  });

  test('has nothing deep inside a URL whose beginning is too far away to be seen', () => {
    const line = `https://example.org/${'path/'.repeat(100)}jwt`;
    assert.equal(at(line, line.length - 1), undefined);
  });

  test('finds a term deep inside code without spaces, which its brackets tell from a URL', () => {
    const line = `${'a.b(c);'.repeat(100)}jwt`;
    assert.equal(at(line, line.length - 1), 'jwt');
  });
});
