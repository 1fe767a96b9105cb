import assert from 'node:assert/strict';
import { bareKey, fold, searchWords, singular } from '../../../src/core/search/searchWords';

const keys = (text: string) => searchWords(text).map(({ key }) => key);

suite('the words of the search', () => {
  const table: readonly (readonly [string, readonly string[]])[] = [
    ['HTTP/3', ['http3', 'http', '3']],
    ['HTTP/1.1', ['http11', 'http', '1', '1']],
    ['read-through', ['readthrough', 'read', 'through']],
    ['OAuth2', ['oauth2']],
    ['p99 L7 k8s', ['p99', 'l7', 'k8s']],
    ['cacheAside', ['cacheaside', 'cache', 'aside']],
    ['sdCircuitBreaker', ['sdcircuitbreaker', 'sd', 'circuit', 'breaker']],
    ['JSONParser', ['jsonparser', 'json', 'parser']],
    ['gRPC mTLS', ['grpc', 'mtls']],
    ['JWTs, caches; strategies.', ['jwt', 'cache', 'strategy']],
    ['CORS TLS class status', ['cors', 'tls', 'class', 'status']],
    ['naïve Café', ['naive', 'cafe']],
    ['write\u2011back', ['writeback', 'write', 'back']],
    ['--- $(x) ...', ['x']],
    ['', []],
  ];
  for (const [text, expected] of table) {
    test(`"${text}" has the words ${expected.join(', ')}`, () => {
      assert.deepEqual(keys(text), expected);
    });
  }

  test('each stands where it is written', () => {
    const text = 'a naïve read-through';
    assert.deepEqual(
      searchWords(text).map(({ start, end }) => text.slice(start, end)),
      ['a', 'naïve', 'read-through', 'read', 'through'],
    );
  });

  test('folding drops case and accents, a bare key everything but letters and digits', () => {
    assert.equal(fold('ÀÉ ñ Ω'), 'ae n ω');
    assert.equal(bareKey('HTTP/1.1 (“old”)'), 'http11old');
    assert.equal(bareKey('\ud800 …'), '');
  });

  test('only what looks like a plural becomes a singular', () => {
    assert.deepEqual(['tls', 'class', 'redis', 'caches', 'proxies', 'k8s'].map(singular), [
      'tls',
      'class',
      'redis',
      'cache',
      'proxy',
      'k8s',
    ]);
  });
});
