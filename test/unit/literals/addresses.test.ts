import assert from 'node:assert/strict';
import { findIpRange } from '../../../src/core/literals/ipRange';
import { findUri } from '../../../src/core/literals/uri';
import { caret } from './caret';

suite('addresses', () => {
  const found = (lineWithCaret: string) => {
    const { line, offset } = caret(lineWithCaret);
    const literal = findUri(line, offset);
    if (literal === undefined) return undefined;
    const { start, end, ...parts } = literal;
    return { text: line.slice(start, end), ...parts };
  };

  test('come apart, with escapes undone', () => {
    assert.deepEqual(found('get("https://api.exa|mple.com:8443/a%20b/c?q=x%26y&page=2&flag#part-1");'), {
      text: 'https://api.example.com:8443/a%20b/c?q=x%26y&page=2&flag#part-1',
      scheme: 'https',
      hasPassword: false,
      host: 'api.example.com',
      port: 8443,
      listens: 'alternative HTTPS',
      path: '/a b/c',
      query: [
        { name: 'q', value: 'x&y' },
        { name: 'page', value: '2' },
        { name: 'flag', value: '' },
      ],
      fragment: 'part-1',
    });
  });

  test('a password is said to be there and is not shown', () => {
    const parts = found('DATABASE_URL=postgres://app:s3cr3t@db.int|ernal/shop');
    assert.deepEqual(parts, {
      text: 'postgres://app:s3cr3t@db.internal/shop',
      scheme: 'postgres',
      user: 'app',
      hasPassword: true,
      host: 'db.internal',
      listens: 'PostgreSQL',
      path: '/shop',
      query: [],
    });
    assert.equal(found('x = "redis://:only-a-passw|ord@h:6379"')?.hasPassword, true);
    assert.equal(found('x = "redis://us|er@h:6379"')?.hasPassword, false);
  });

  test('values of parameters that look secret are absent', () => {
    assert.deepEqual(found('https://h/p?access_tok|en=abc&X-Amz-Signature=def&a=1')?.query, [
      { name: 'access_token' },
      { name: 'X-Amz-Signature' },
      { name: 'a', value: '1' },
    ]);
  });

  const texts: readonly (readonly [string, string])[] = [
    ['See (https://h:81/a_(b)|).', 'https://h:81/a_(b)'],
    ['see https://h:81/a|, then', 'https://h:81/a'],
    ['<a href="http://h:81/x?y=|1">', 'http://h:81/x?y=1'],
    ['[text](https://h:81/|x)', 'https://h:81/x'],
    ['jdbc:postgresql://db:54|32/shop', 'jdbc:postgresql://db:5432/shop'],
    ['mongodb+srv://clu|ster.example.net/?w=majority', 'mongodb+srv://cluster.example.net/?w=majority'],
    ['http://[::1]:80|80/x', 'http://[::1]:8080/x'],
    ['id: urn:isbn:0451|450523', 'urn:isbn:0451450523'],
    ['a=https://x:81/1,https://y:82/|2', 'https://y:82/2'],
  ];
  for (const [line, text] of texts) {
    test(`${line} is ${text}`, () => {
      assert.equal(found(line)?.text, text);
    });
  }

  test('a URN has a namespace and a name', () => {
    assert.deepEqual(found('urn:uuid:6e8bc430-9c3a-11d9-96|69-0800200c9a66')?.urn, {
      namespace: 'uuid',
      name: '6e8bc430-9c3a-11d9-9669-0800200c9a66',
    });
  });

  const none = [
    'https://exa|mple.com/docs', // Nothing to say that is not plain to see.
    'import x from "fi|le:///a/b"',
    'a :// |b',
    'https://|',
    'http://h:999|99/x',
    'std::vec|tor',
    'C:/Users/|me',
    '// com|ment',
    'return:int',
  ];
  for (const line of none) {
    test(`none: ${line}`, () => {
      assert.equal(found(line), undefined);
    });
  }

  test('what is longer than 8 KB is none, and costs nothing', () => {
    assert.equal(findUri(`https://h:81/${'a'.repeat(9000)}`, 5), undefined);
    assert.equal(findUri('a:/'.repeat(700_000), 1_000_000), undefined);
  });
});

suite('IP ranges', () => {
  const found = (lineWithCaret: string) => {
    const { line, offset } = caret(lineWithCaret);
    const literal = findIpRange(line, offset);
    if (literal === undefined) return undefined;
    const { start, end, ...rest } = literal;
    return { text: line.slice(start, end), ...rest };
  };

  test('a network has a first and last address and a size', () => {
    assert.deepEqual(found('cidr = "10.1.|0.0/16"'), {
      text: '10.1.0.0/16',
      shape: 'network',
      first: '10.1.0.0',
      last: '10.1.255.255',
      count: '65536',
      use: 'private',
    });
    assert.deepEqual(found('2001:db8::/3|2')?.count, (2n ** 96n).toString());
    assert.deepEqual(found('0.0.0.0/|0')?.use, 'mixed');
    assert.deepEqual(found('8.8.8.8/3|2')?.count, '1');
  });

  test('bits behind the prefix are told', () => {
    assert.equal(found('192.168.1.7/2|4')?.network, '192.168.1.0/24');
  });

  test('a range has a size', () => {
    const range = found('pool: 192.168.0.10-192.168.0|.19');
    assert.deepEqual([range?.shape, range?.count, range?.use], ['range', '10', 'private']);
  });

  const single: readonly (readonly [string, string])[] = [
    ['bind 127.0.0|.1', 'loopback'],
    ['169.254.169.2|54', 'linkLocal'],
    ['host: 10.0.0.|7:8080', 'private'],
    ['0.0.0|.0', 'unspecified'],
    ['fe80::|1', 'linkLocal'],
    ['[::|1]', 'loopback'],
    ['fd00::|1', 'uniqueLocal'],
    ['100.64.0|.1', 'carrierGradeNat'],
  ];
  for (const [line, use] of single) {
    test(`${line} is ${use}`, () => {
      assert.equal(found(line)?.use, use);
    });
  }

  const none = [
    '8.8.8|.8', // An address like any other.
    'version 10.0.0|.1',
    '10.0.0.300/2|4',
    '10.0.0.0/3|3',
    '10.0.|0',
    '1.2.3.4.|5',
    '010.0.0.|1',
    'std::vec|tor',
    'a::|b::c',
    '12:30|:45',
    '10.0.0.9-10.0.0|.1',
    '2026/11|/24',
    'x = a ? b::|c',
  ];
  for (const line of none) {
    test(`none: ${line}`, () => {
      assert.equal(found(line), undefined);
    });
  }
});
