import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitWords, type Join } from '../../../src/core/terms/splitWords';

function words(text: string): string {
  return splitWords(text)
    .map(({ start, end }) => text.slice(start, end))
    .join('|');
}

function joins(text: string): readonly Join[] {
  return splitWords(text)
    .slice(1)
    .map(({ join }) => join);
}

const identifiers: readonly (readonly [string, string])[] = [
  ['jwtToken', 'jwt|Token'],
  ['CircuitBreaker', 'Circuit|Breaker'],
  ['JWT_SECRET', 'JWT|SECRET'],
  ['verify_jwt', 'verify|jwt'],
  ['circuit-breaker', 'circuit|breaker'],
  ['HTTP2Client', 'HTTP|2|Client'],
  ['useJWTAuth', 'use|JWT|Auth'],
  ['gRPC', 'g|RPC'],
  ['OAuth2', 'O|Auth|2'],
  ['k8s', 'k|8|s'],
  ['JWTs', 'JWTs'],
  ['parseJWTsOf', 'parse|JWTs|Of'],
  ['IPv6Address', 'IP|v|6|Address'],
  ['TLSv1', 'TLS|v|1'],
  ['SQLite', 'SQ|Lite'],
  ['B+ tree', 'B|+|tree'],
  ['ÜberJWTÄrger', 'Über|JWT|Ärger'],
  ['使用JWT验证', '使用|JWT|验证'],
  ['e\u0301tatJWT', 'e\u0301tat|JWT'],
  ['𝐀𝐁𝐜 x', '𝐀|𝐁𝐜|x'],
  ['a\ud800b\udc00c', 'a|b|c'],
  [' _-./ ', ''],
];

const gaps: readonly (readonly [string, readonly Join[]])[] = [
  ['aB', ['touch']],
  ['a_b', ['underscore']],
  ['a__b', ['none']],
  ['a-b', ['hyphen']],
  ['a–b', ['hyphen']],
  ['a--b', ['none']],
  ['a - b', ['none']],
  ['a/b', ['slash']],
  ['a.b', ['dot']],
  ['a. b', ['none']],
  ['a, b', ['none']],
  ['a(b', ['none']],
  ['a b', ['space']],
  ['a  b', ['none']],
  ['a\tb', ['none']],
  ['a\nb', ['none']],
  ["Conway's law", ['apostrophe', 'space']],
  ["f'sql'", ['none']],
  ["f's_x'", ['none', 'underscore']],
];

suite('splitWords', () => {
  for (const [text, expected] of identifiers) {
    test(`cuts ${JSON.stringify(text)} into ${expected || 'nothing'}`, () => {
      assert.equal(words(text), expected);
    });
  }

  for (const [text, expected] of gaps) {
    test(`says how the parts of ${JSON.stringify(text)} join`, () => {
      assert.deepEqual(joins(text), expected);
    });
  }

  test('keeps the offsets of the whole text when it is given a range', () => {
    assert.deepEqual(splitWords('abc defGhi jkl', 4, 9), [
      { kind: 'letters', start: 4, end: 7, join: 'none' },
      { kind: 'letters', start: 7, end: 9, join: 'touch' },
    ]);
  });

  test('gives parts in order, without overlap, that hold every letter and digit', () => {
    const units = fc.array(fc.nat(0xffff), { maxLength: 12 }).map((codes) => String.fromCharCode(...codes));
    const text = fc.oneof(units, fc.string(), fc.stringMatching(/^[a-cA-Csv12_.\- ]{0,20}$/));
    fc.assert(
      fc.property(text, (line) => {
        const parts = splitWords(line);
        let end = 0;
        for (const part of parts) {
          assert.ok(part.start >= end && part.end > part.start && part.end <= line.length);
          assert.doesNotMatch(line.slice(end, part.start), /[\p{L}\p{Nd}]/u);
          assert.equal(part.join === 'touch', part.start === end && end > 0);
          end = part.end;
        }
        assert.doesNotMatch(line.slice(end), /[\p{L}\p{Nd}]/u);
      }),
      { numRuns: 3000 },
    );
  });
});
