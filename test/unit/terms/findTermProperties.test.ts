import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findTerm } from '../../../src/core/terms/findTerm';
import { findTerms } from '../../../src/core/terms/findTerms';
import { buildTermIndex } from '../../../src/core/terms/termIndex';
import { sampleTerms } from './sampleTerms';

const index = buildTermIndex(sampleTerms);

/** Text of any characters, halves of surrogate pairs included. */
const noise = fc.array(fc.nat(0xffff), { maxLength: 40 }).map((codes) => String.fromCharCode(...codes));

/** Text in which terms are likely: their spellings, pieces of them, separators of all kinds, anything else. */
const line = fc
  .array(
    fc.oneof(
      fc.constantFrom(...sampleTerms.flatMap(({ name, also }) => [name, name.toUpperCase(), ...also])),
      fc.constantFrom(
        'jwt',
        'Circuit',
        'breaker',
        'HTTP',
        '2',
        's',
        'v',
        'eyJ',
        'abac1',
        'http://',
        '@',
        '.io',
      ),
      fc.constantFrom(
        '_',
        '-',
        '/',
        '.',
        ' ',
        '  ',
        '\t',
        '\r\n',
        '(',
        '"',
        "'",
        '\u05d0',
        '\u202e',
        '\ud800',
        '\udc00',
      ),
      fc.string({ maxLength: 5 }),
    ),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join(''));

/** Letters, digits and signs alone: what a match and a spelling of its term have in common. */
function bare(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}\p{M}+#]/gu, '');
}

const bareSpellings = new Map(
  sampleTerms.map((term) => {
    const given = [term.name, ...term.also, ...(term.expansion === undefined ? [] : [term.expansion])].map(
      bare,
    );
    const endings = given.flatMap((key) => [key, `${key}s`, `${key}es`, `${key}0`, key.replace(/y$/, 'ies')]);
    return [term.id, new Set([...endings, ...given.map((key) => key.replace(/(?:s|0)$/, ''))])] as const;
  }),
);

const phrases = sampleTerms
  .map(({ id, name, forms }) => ({ id, name, match: forms[0]?.match }))
  .filter(({ name, match }) => match !== 'exact' && /^[a-z]+(?:[ -][a-z]+)+$/i.test(name))
  .map(({ id, name, match }) => ({ id, match, words: name.toLowerCase().split(/[ -]/) }));

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const styles: readonly (readonly [string, (words: readonly string[]) => string])[] = [
  ['camelCase', (words) => words.map((word, place) => (place === 0 ? word : capitalize(word))).join('')],
  ['PascalCase', (words) => words.map(capitalize).join('')],
  ['snake_case', (words) => words.join('_')],
  ['SCREAMING_CASE', (words) => words.join('_').toUpperCase()],
  ['kebab-case', (words) => words.join('-')],
  ['Train-Case', (words) => words.map(capitalize).join('-')],
  ['lowercase', (words) => words.join('')],
  ['plain words', (words) => words.join(' ')],
  ['Title Words', (words) => words.map(capitalize).join(' ')],
];

suite('findTerm on any text', () => {
  test('gives a range that holds the offset, lies in the line and spells the term', () => {
    fc.assert(
      fc.property(line, fc.double(), (text, share) => {
        const offset = Math.floor(Math.abs(share % 1) * (text.length + 1));
        const match = findTerm(index, text, offset);
        if (match === undefined) return;
        assert.ok(
          0 <= match.start && match.start <= offset && offset <= match.end && match.end <= text.length,
        );
        const written = bare(text.slice(match.start, match.end));
        assert.ok(bareSpellings.get(match.term.id)?.has(written), `${written} is not ${match.term.name}`);
      }),
      { numRuns: 8000 },
    );
  });

  test('never throws, whatever the offset', () => {
    const offset = fc.oneof(fc.integer({ min: -3, max: 70 }), fc.double());
    fc.assert(
      fc.property(fc.oneof(line, noise), offset, (text, place) => {
        findTerm(index, text, place);
        findTerms(index, text);
      }),
      { numRuns: 6000 },
    );
  });

  test('does not change with what stands further away than its window', () => {
    const far = fc.constantFrom('', 'https://', 'me@', '{', 'jwt-'.repeat(200), 'circuit ', 'x'.repeat(500));
    const near = '(no)'.repeat(60);
    fc.assert(
      fc.property(line, far, far, fc.nat(), (text, before, after, place) => {
        const offset = place % (text.length + 1);
        const [alone, amid] = ['{ ', `{ ${before}`].map((left) => {
          const lead = left + near;
          const tail = near + (left === '{ ' ? '' : after);
          const match = findTerm(index, lead + text + tail, lead.length + offset);
          return match && { ...match, start: match.start - lead.length, end: match.end - lead.length };
        });
        assert.deepEqual(amid, alone);
      }),
      { numRuns: 3000 },
    );
  });

  test('finds the words of a phrase in every style of writing, and only its joined words with a space', () => {
    const place = fc.constantFrom('', 'const ', '"', '(', 'x = ');
    const style = fc.constantFrom(...styles);
    fc.assert(
      fc.property(fc.constantFrom(...phrases), style, place, fc.nat(), (phrase, [, write], before, seed) => {
        const written = write(phrase.words);
        const start = before.length;
        const match = findTerm(index, `${before}${written};`, start + (seed % written.length));
        if (phrase.match === 'joined' && written.includes(' ')) {
          assert.notEqual(match?.term.id, phrase.id);
          return;
        }
        assert.deepEqual(
          [match?.term.id, match?.start, match?.end],
          [phrase.id, start, start + written.length],
        );
      }),
      { numRuns: 3000 },
    );
  });
});

suite('findTerms on any text', () => {
  test('gives whole words in order, each of which findTerm gives at every place inside it', () => {
    fc.assert(
      fc.property(line, (text) => {
        let end = 0;
        for (const match of findTerms(index, text)) {
          assert.ok(match.start >= end && match.end > match.start && match.end <= text.length);
          end = match.end;
          for (let place = match.start; place < match.end; place++) {
            assert.deepEqual(findTerm(index, text, place), match);
          }
          assert.doesNotMatch(text.slice(0, match.start), /[\p{L}\p{Nd}_]$/u);
          assert.doesNotMatch(text.slice(match.end), /^[\p{L}\p{Nd}_]/u);
        }
      }),
      { numRuns: 4000 },
    );
  });

  test('finds every term that stands alone between spaces', () => {
    const names = sampleTerms
      .map(({ name }) => name)
      .filter((name) => findTerm(index, name, 0)?.end === name.length);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 5 }), (chosen) => {
        const text = `(${chosen.join('), (')})`;
        assert.deepEqual(
          findTerms(index, text).map(({ start, end }) => text.slice(start, end)),
          chosen,
        );
      }),
      { numRuns: 1000 },
    );
  });
});
