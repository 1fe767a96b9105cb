import assert from 'node:assert/strict';
import { hasCue, wordsOf } from '../../../src/core/terms/nearbyWords';

suite('words that stand near', () => {
  const isNear = (text: string, cue: string): boolean => hasCue(new Set(wordsOf(text)), [cue]);

  test('a cue is a word, its plural or a part of an identifier', () => {
    assert.ok(isNear('the brokers of a cluster', 'broker'));
    assert.ok(isNear('kafkaConsumer', 'consumer'));
    assert.ok(!isNear('broke', 'broker'));
  });

  test('a longer cue is also the beginning of a word, a short one is not', () => {
    assert.ok(isNear('replication', 'replica'));
    assert.ok(!isNear('tlsx', 'tls'));
  });

  test('a cue may hold what a digit or a capital cuts', () => {
    for (const [text, cue] of [
      ['parse an x509 chain', 'x509'],
      ['import "crypto/ed25519"', 'ed25519'],
      ['Sha256Digest', 'sha256'],
      ['new S3Client()', 's3'],
      ['a k8s manifest', 'k8s'],
      ['buildGraphQLSchema', 'graphql'],
      ['OpenSSL', 'openssl'],
      ['PostgreSQL 16', 'postgresql'],
    ] as const)
      assert.ok(isNear(text, cue), `${cue} in ${text}`);
    assert.ok(!isNear('x 509', 'x509'));
    assert.ok(!isNear('open_ssl', 'openssl'));
  });
});
