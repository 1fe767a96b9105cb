import assert from 'node:assert/strict';
import fc from 'fast-check';
import { searchContext } from '../../../src/core/search/searchContext';

const marked = (text: string, ...keys: readonly string[]) => {
  const context = searchContext(text, new Set(keys));
  return {
    text: context.text,
    words: context.ranges.map(([start, end]) => context.text.slice(start, end)),
  };
};
const filler = 'one two three four five six seven eight nine ten '.repeat(4).trim();

suite('the context of a match', () => {
  test('is a whole short text', () => {
    assert.deepEqual(marked('A cache in front.', 'cache'), { text: 'A cache in front.', words: ['cache'] });
  });

  test('is about a line around the match, cut between words', () => {
    const { text, words } = marked(`${filler} needle ${filler}`, 'needle');
    assert.deepEqual(words, ['needle']);
    assert.ok(text.length > 70 && text.length < 110, text);
    assert.match(text, /^…(?:\w+ )+needle(?: \w+)+…$/);
    for (const word of text.match(/\w+/g) ?? [])
      assert.ok(`${filler} needle`.split(' ').includes(word), word);
  });

  test('is where most of the words stand together', () => {
    const text = `token ${filler} a refresh token here ${filler}`;
    assert.deepEqual(marked(text, 'token', 'refresh').words, ['refresh', 'token']);
  });

  test('is the beginning where nothing matches', () => {
    assert.deepEqual(marked(filler, 'needle').words, []);
    assert.match(marked(filler, 'needle').text, /^one two .*…$/);
  });

  test('marks a compound as a whole, or the part that matches', () => {
    assert.deepEqual(marked('a read-through cache', 'readthrough', 'read').words, ['read-through']);
    assert.deepEqual(marked('a read-through cache', 'through').words, ['through']);
  });

  test('its ranges lie in its text, in order, whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom('cache', 'CACHES', 'cache-aside', ' ', '  ', '\u{1f600}', '\ud800', 'x'.repeat(120)),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { text, ranges } = searchContext(pieces.join(''), new Set(['cache', 'cacheaside']));
        assert.ok(text.length <= 125, String(text.length));
        let last = 0;
        for (const [start, end] of ranges) {
          assert.ok(last <= start && start < end && end <= text.length);
          assert.match(text.slice(start, end), /cache/i);
          last = end;
        }
      }),
    );
  });
});
