import assert from 'node:assert/strict';
import { findBasicCredentials } from '../../../src/core/literals/basicCredentials';
import { findJwt } from '../../../src/core/literals/jwt';

const now = new Date('2026-06-01T00:00:00Z');
const base64url = (text: string): string => Buffer.from(text).toString('base64url');
const part = (value: unknown): string => base64url(JSON.stringify(value));
const SIGNATURE = base64url('not a signature, but long enough');
const jwt = (header: unknown, claims: unknown, signature = SIGNATURE): string =>
  `${part(header)}.${part(claims)}.${signature}`;
const hs256 = { alg: 'HS256', typ: 'JWT' };
const at = (date: string): number => Date.parse(date) / 1000;

suite('JWTs', () => {
  const found = (line: string, offset = line.indexOf('ey') + 3) => findJwt(line, offset, now);

  test('are read wherever the caret is in them, and the span is the token alone', () => {
    const token = jwt(hs256, { sub: 'user-7', exp: at('2026-07-01') });
    const line = `  const t = "Bearer ${token}"; // ey`;
    const start = line.indexOf(token);
    for (const offset of [start, start + 5, start + token.length - 1, start + token.length]) {
      const literal = found(line, offset);
      assert.deepEqual([literal?.start, literal?.end], [start, start + token.length]);
    }
    assert.equal(found(line, start - 3), undefined);
  });

  test('claims come as short texts, dates apart', () => {
    const claims = {
      sub: 'zoë',
      roles: ['a', 'b'],
      admin: true,
      note: 'x'.repeat(500),
      iat: at('2026-05-01'),
      nbf: at('2026-05-02'),
      exp: at('2026-07-01'),
    };
    const literal = found(jwt(hs256, claims));
    assert.ok(literal);
    assert.deepEqual(literal.claims.slice(0, 3), [
      ['sub', 'zoë'],
      ['roles', '["a","b"]'],
      ['admin', 'true'],
    ]);
    assert.equal(literal.claims[3]?.[1].length, 80);
    assert.deepEqual(
      [
        literal.algorithm,
        literal.type,
        literal.claimCount,
        literal.issued,
        literal.notBefore,
        literal.expires,
      ],
      ['HS256', 'JWT', 7, claims.iat, claims.nbf, claims.exp],
    );
    assert.deepEqual(literal.issues, []);
  });

  const odd: readonly (readonly [string, unknown, unknown, readonly string[]])[] = [
    ['expired', hs256, { exp: at('2026-05-31') }, ['expired']],
    ['expires this second', hs256, { exp: now.getTime() / 1000 }, ['expired']],
    ['not yet valid', hs256, { exp: at('2026-07-01'), nbf: at('2026-06-02') }, ['not-yet-valid']],
    ['without exp', hs256, { sub: 'a' }, ['no-expiry']],
    ['exp as text', hs256, { exp: '2026' }, ['no-expiry']],
    ['exp before iat', hs256, { exp: at('2026-07-01'), iat: at('2026-08-01') }, ['odd-dates']],
  ];
  for (const [name, header, claims, issues] of odd) {
    test(`says what is odd: ${name}`, () => {
      assert.deepEqual(found(jwt(header, claims))?.issues, issues);
    });
  }

  test('one that is not signed ends with its dot', () => {
    const token = `${part({ alg: 'none' })}.${part({ sub: 'a', exp: at('2026-07-01') })}.`;
    const literal = found(`"${token}"`);
    assert.deepEqual([literal?.start, literal?.end, literal?.issues], [1, 1 + token.length, ['alg-none']]);
  });

  test('one that is encrypted shows no claims', () => {
    const token = [part({ alg: 'RSA-OAEP', enc: 'A256GCM' }), 'a2V5', 'aXY', 'Y2lwaGVy', 'dGFn'].join('.');
    assert.deepEqual(found(token)?.isEncrypted, true);
    assert.deepEqual(found(token)?.claims, []);
  });

  const none: Readonly<Record<string, string>> = {
    'half a token': jwt(hs256, { sub: 'a' }).slice(0, 50),
    'without a signature': `${part(hs256)}.${part({ sub: 'a' })}`,
    'a short signature': jwt(hs256, { sub: 'a' }, 'abc'),
    'a header that is no JSON': `${base64url('eyx{"alg":')}.${part({})}.${SIGNATURE}`,
    'a header without alg': jwt({ typ: 'JWT' }, { sub: 'a' }),
    'claims that are a list': jwt(hs256, ['a']),
    'claims that are no UTF-8': `${part(hs256)}.${Buffer.from([0x7b, 0xff, 0xfe, 0x7d]).toString('base64url')}.${SIGNATURE}`,
    'four parts': `${jwt(hs256, { sub: 'a' })}.abc`,
    'a method call': 'eyes.open.forTheFirstTimeInYears',
    'a word': 'ey',
    'more than 8 KB': jwt(hs256, { sub: 'a'.repeat(9000) }),
  };
  for (const [name, line] of Object.entries(none)) {
    test(`none: ${name}`, () => {
      assert.equal(findJwt(line, 1, now), undefined);
      assert.equal(findJwt(line, line.length, now), undefined);
    });
  }
});

suite('Basic credentials', () => {
  const encode = (text: string): string => Buffer.from(text).toString('base64');
  const found = (line: string) => findBasicCredentials(line, line.length - 2);

  test('show the user; of the password only that there is one', () => {
    const line = `Authorization: Basic ${encode('aladdin:open sesame')}"`;
    assert.deepEqual(found(line), { start: 21, end: line.length - 1, user: 'aladdin', hasPassword: true });
    assert.ok(!JSON.stringify(found(line)).includes('sesame'));
    assert.deepEqual(found(`basic ${encode('müller:')}`)?.user, 'müller');
    assert.deepEqual(found(`basic ${encode('müller:')}`)?.hasPassword, false);
  });

  const none: Readonly<Record<string, string>> = {
    'no scheme': `x ${encode('aladdin:open')}`,
    'another scheme': `Bearer ${encode('aladdin:open')}`,
    'a word after it': 'Basic authentication',
    'text without a colon': `Basic ${encode('aladdin')}`,
    'no user': `Basic ${encode(':secret')}`,
    'control characters': `Basic ${encode('a\u0001b:cdef')}`,
    'bytes that are no text': `Basic ${Buffer.from([0xff, 0x3a, 0xfe, 0xfd]).toString('base64')}`,
    'more than 8 KB': `Basic ${encode(`a:${'b'.repeat(9000)}`)}`,
  };
  for (const [name, line] of Object.entries(none)) {
    test(`none: ${name}`, () => {
      assert.equal(found(line), undefined);
    });
  }
});
