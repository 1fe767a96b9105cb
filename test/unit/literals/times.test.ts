import assert from 'node:assert/strict';
import { findCron } from '../../../src/core/literals/cron';
import { findUnixTimestamp } from '../../../src/core/literals/unixTimestamp';
import { findUuid } from '../../../src/core/literals/uuid';
import { textSource } from '../../../src/core/source/textSource';
import { caret } from './caret';

suite('UUIDs', () => {
  const found = (uuid: string) => findUuid(`"${uuid}"`, 10);

  test('say version and variant', () => {
    const literal = found('F47AC10B-58cc-4372-a567-0e02b2c3d479');
    assert.deepEqual(literal, { start: 1, end: 37, version: 4, variant: 'standard' });
  });

  // The examples of RFC 9562, appendix A: all made on 22 February 2022 at 19:22:22 UTC.
  const dated: readonly (readonly [number, string])[] = [
    [1, 'C232AB00-9414-11EC-B3C8-9F6BDECED846'],
    [6, '1EC9414C-232A-6B00-B3C8-9F6BDECED846'],
    [7, '017F22E2-79B0-7CC3-98C4-DC0C0C07398F'],
  ];
  for (const [version, uuid] of dated) {
    test(`version ${version} says when it was made`, () => {
      const literal = found(uuid);
      assert.equal(literal?.version, version);
      assert.equal(new Date(literal.time ?? 0).toISOString(), '2022-02-22T19:22:22.000Z');
    });
  }

  test('the ends of the range are special', () => {
    assert.equal(found('00000000-0000-0000-0000-000000000000')?.special, 'nil');
    assert.equal(found('ffffffff-ffff-ffff-ffff-ffffffffffff')?.special, 'max');
  });

  test('other variants have no version', () => {
    assert.deepEqual(found('f47ac10b-58cc-4372-c567-0e02b2c3d479')?.variant, 'microsoft');
    assert.equal(found('f47ac10b-58cc-4372-c567-0e02b2c3d479')?.version, undefined);
  });

  const none = [
    'f47ac10b-58cc-4372-a567-0e02b2c3d47',
    'f47ac10b-58cc-4372-a567-0e02b2c3d4799',
    'g47ac10b-58cc-4372-a567-0e02b2c3d479',
    'f47ac10b58cc4372a5670e02b2c3d479',
    'x-f47ac10b-58cc-4372-a567-0e02b2c3d479',
  ];
  for (const text of none) {
    test(`none: ${text}`, () => {
      assert.equal(found(text), undefined);
    });
  }
});

suite('Unix timestamps', () => {
  const found = (lineWithCaret: string) => {
    const { line, offset } = caret(lineWithCaret);
    return findUnixTimestamp(line, offset);
  };
  const iso = (lineWithCaret: string) => {
    const time = found(lineWithCaret)?.time;
    return time === undefined ? undefined : new Date(time).toISOString();
  };

  const dates: readonly (readonly [string, string])[] = [
    ['"exp": 17000|00000,', '2023-11-14T22:13:20.000Z'],
    ['const createdAt = 17000000|00123;', '2023-11-14T22:13:20.123Z'],
    ['created_at: 17000000|00', '2023-11-14T22:13:20.000Z'],
    ['timestamp_ns=17000000001234567|89', '2023-11-14T22:13:20.123Z'],
    ['new Date(17000000|00000)', '2023-11-14T22:13:20.000Z'],
    ['Instant.ofEpochSecond(17000000|00)', '2023-11-14T22:13:20.000Z'],
    ['let expiresAt = 1700000000|000n;', '2023-11-14T22:13:20.000Z'],
    ['ts = 170000|0000.25', '2023-11-14T22:13:20.000Z'],
  ];
  for (const [line, date] of dates) {
    test(`${line} is ${date}`, () => {
      assert.equal(iso(line), date);
    });
  }

  const none = [
    'const id = 17000000|00;',
    'phone: 15551234|56',
    'price = 17000000|00',
    '"exp": -17000000|00',
    '"exp": 170000|000',
    '"exp": 99999999|99999',
    '{ "time": 1, "id": 17000000|00 }',
    'timestamp17000000|00',
    'timestamp = 1700000000|.5.1',
    'timeout = attempts + orderId[17000000|00]',
  ];
  for (const line of none) {
    test(`none: ${line}`, () => {
      assert.equal(found(line), undefined);
    });
  }
});

suite('cron expressions', () => {
  const now = new Date('2026-11-24T14:00:00Z');
  const found = (text: string, languageId = 'yaml', path = '') => {
    const { line: whole, offset: at } = caret(text);
    const before = whole.slice(0, at).split('\n');
    const place = {
      source: textSource(whole, languageId, path),
      line: before.length - 1,
      offset: before.at(-1)?.length ?? 0,
    };
    return findCron(place, now);
  };

  const meant: readonly (readonly [text: string, expression: string, language?: string, path?: string])[] = [
    ['  - cron: "*/5 |* * * *"', '*/5 * * * *'],
    ['schedule: 0 4 |* * MON-FRI', '0 4 * * MON-FRI'],
    ["schedule: '|@daily'", '@daily'],
    ['cron.schedule("0 0 |1 * *", run);', '0 0 1 * *', 'typescript'],
    ['@Scheduled(cron = "0 0 12 * |* ?")', '0 0 12 * * ?', 'java'],
    ['// every night by cron\nconst nightly = "0 3 |* * *";', '0 3 * * *', 'typescript'],
    ['17 *\t* * |* root run-parts /etc/cron.hourly', '17 * * * *', 'plaintext', '/etc/crontab'],
    ['schedule: 0 4 * |* * # nightly', '0 4 * * *'],
  ];
  for (const [text, expression, language, path] of meant) {
    test(`${JSON.stringify(text)} is ${JSON.stringify(expression)}`, () => {
      const literal = found(text, language, path);
      assert.equal(literal?.expression, expression);
      assert.ok(literal.description.length > 5);
      assert.equal(literal.next?.length, 3);
    });
  }

  test('comes in words, with the next runs; those of GitHub are in UTC', () => {
    const literal = found('    - cron: "30 5 * * 1|"', 'yaml', '/r/.github/workflows/ci.yml');
    assert.equal(literal?.description, 'At 05:30, only on Monday');
    assert.deepEqual(
      literal.next?.map((time) => new Date(time).toISOString()),
      ['2026-11-30T05:30:00.000Z', '2026-12-07T05:30:00.000Z', '2026-12-14T05:30:00.000Z'],
    );
  });

  test('one that never runs has no next run', () => {
    assert.deepEqual(found('cron: "0 0 30 2 |*"')?.next, []);
  });

  const none: readonly (readonly [text: string, language?: string])[] = [
    ['values: "* * * |* *"'],
    ['cron: "61 * * |* *"'],
    ['cron: "* * *| *"'],
    ['cron: "every night| at three"'],
    ['cron: "run the |whole thing again now"'],
    ['// scheduled by a |b c d e', 'typescript'],
    ['const a = "1 2 3 |4 5";', 'typescript'],
    [`cron: "${'*'.repeat(200)}| * * * *"`],
  ];
  for (const [text, language] of none) {
    test(`none: ${text.slice(0, 60)}`, () => {
      assert.equal(found(text, language), undefined);
    });
  }
});
