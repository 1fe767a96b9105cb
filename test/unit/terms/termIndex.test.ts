import assert from 'node:assert/strict';
import { findTerm } from '../../../src/core/terms/findTerm';
import { buildTermIndex } from '../../../src/core/terms/termIndex';
import { sampleTerm } from './sampleTerms';

suite('buildTermIndex', () => {
  test('of no terms finds nothing', () => {
    assert.equal(findTerm(buildTermIndex([]), 'jwt', 1), undefined);
  });

  test('ignores a spelling without letters, digits and signs', () => {
    const index = buildTermIndex([sampleTerm('…', 'word', ['--'])]);
    assert.equal(index.spellings.size, 0);
    assert.equal(findTerm(index, '… --', 0), undefined);
  });

  test('prefers the term that is written so to the one whose plural it is', () => {
    const key = sampleTerm('JWK', 'word');
    const set = sampleTerm('JWKS', 'word');
    for (const terms of [
      [key, set],
      [set, key],
    ]) {
      assert.equal(findTerm(buildTermIndex(terms), 'jwks', 0)?.term, set);
      assert.equal(findTerm(buildTermIndex(terms), 'jwk', 0)?.term, key);
    }
  });

  test('prefers a name to a further spelling of another term', () => {
    const broad = sampleTerm('sharding', 'word', ['partition']);
    const exact = sampleTerm('partition', 'word');
    assert.equal(findTerm(buildTermIndex([broad, exact]), 'partition', 0)?.term, exact);
  });

  test('passes over a spelling whose rule does not hold for one whose rule does', () => {
    const theorem = sampleTerm('CAP', 'exact');
    const limit = sampleTerm('cap', 'word');
    const index = buildTermIndex([theorem, limit]);
    assert.equal(findTerm(index, 'CAP', 0)?.term, theorem);
    assert.equal(findTerm(index, 'Cap', 0)?.term, limit);
  });

  test('takes the first of two terms that are written alike', () => {
    const first = sampleTerm('ACL', 'exact');
    const second = sampleTerm('ACL', 'exact');
    assert.equal(findTerm(buildTermIndex([first, second]), 'ACL', 0)?.term, first);
  });

  test('treats a further spelling with a space or hyphen as a phrase and any other by the rule of the term', () => {
    const index = buildTermIndex([sampleTerm('CSRF', 'exact', ['XSRF', 'request forgery', 'sea-surf'])]);
    const has = (text: string): boolean => findTerm(index, text, 0) !== undefined;
    assert.deepEqual(['XSRF', 'xsrf', 'requestForgery', 'Request Forgeries', 'sea surf'].map(has), [
      true,
      false,
      true,
      true,
      true,
    ]);
  });

  test('makes no plural in any case of two letters', () => {
    const index = buildTermIndex([sampleTerm('HA', 'word'), sampleTerm('CA', 'exact')]);
    const has = (text: string): boolean => findTerm(index, text, 0) !== undefined;
    assert.deepEqual(['ha', 'has', 'CA', 'CAs'].map(has), [true, false, true, true]);
  });

  test('makes no plural with "es" of three letters that end in s: it would be a word of English', () => {
    const index = buildTermIndex([sampleTerm('CAS', 'word'), sampleTerm('hash', 'word')]);
    const has = (text: string): boolean => findTerm(index, text, 0) !== undefined;
    assert.deepEqual(['cas', 'cases', 'hashes'].map(has), [true, false, true]);
  });

  test('never takes an expansion of one word for a spelling', () => {
    const index = buildTermIndex([sampleTerm('QUIC', 'exact', [], 'quick')]);
    assert.equal(findTerm(index, 'quick', 0), undefined);
  });
});
