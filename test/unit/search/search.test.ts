import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SearchHit } from '../../../src/core/search/search';
import { sampleDocuments, sampleSearch } from './sampleSearch';

const { search } = sampleSearch();
const nameOf = ({ kind, title, where }: Pick<SearchHit, 'kind' | 'title' | 'where'>) =>
  kind === 'section' ? `section ${where.join(' > ')} > ${title}` : `${kind} ${title}`;
const first = (query: string) => search(query).slice(0, 1).map(nameOf)[0];

suite('the search', () => {
  const table: readonly (readonly [string, string, string])[] = [
    ['an id', 'jwt', 'topic JSON Web Token'],
    ['an alias in other letters', 'CQRS', 'topic Separate models for reads and writes'],
    ['a short alias', 'l7', 'topic Load balancing'],
    ['a title', 'caching strategies', 'topic Caching strategies'],
    ['a title before a text', 'cache', 'pattern Cache-Aside'],
    ['the beginning of a title', 'cachi', 'topic Caching strategies'],
    ['a slash', 'http/3', 'term HTTP/3'],
    ['a space for the slash', 'HTTP 3', 'term HTTP/3'],
    ['nothing for the slash', 'http3', 'term HTTP/3'],
    ['another version', 'http/2', 'term HTTP/2'],
    ['a word with a digit', 'oauth2', 'term OAuth 2.0'],
    ['letters and a number', 'p99', 'term p99'],
    ['a hyphen', 'read-through', 'term Read-through'],
    ['a space for the hyphen', 'read through', 'term Read-through'],
    ['nothing for the hyphen', 'readthrough', 'term Read-through'],
    ['the name of a class', 'CircuitBreaker', 'pattern Circuit Breaker'],
    ['two words run together', 'circuitbreaker', 'pattern Circuit Breaker'],
    ['a prefix of a snippet', 'sdCache', 'pattern Cache-Aside'],
    ['two beginnings', 'circ brea', 'pattern Circuit Breaker'],
    ['an exchange of letters', 'cahce aside', 'pattern Cache-Aside'],
    ['a missing letter', 'balncing', 'topic Load balancing'],
    ['a mistake before the word is finished', 'stratgei', 'topic Caching strategies'],
    ['mistakes in a name', 'flter blom', 'term Bloom filter'],
    ['a name that has all words, before a text', 'cahce stamp', 'term Cache stampede'],
    ['a name, before an alias of a topic', 'Read-Through', 'term Read-through'],
    ['two words of a name run together', 'bloomfilter', 'term Bloom filter'],
    ['a number that the text sets apart', 'layer7', 'topic Load balancing'],
    ['a plural', 'tokens', 'topic JSON Web Token'],
    ['a topic and its section', 'jwt pitfalls', 'section JSON Web Token > Pitfalls'],
    [
      'an alias of the topic and its section',
      'cache invalidation pitfalls',
      'section Caching strategies > Pitfalls',
    ],
    ['words of a text', 'stolen refresh', 'section JSON Web Token > Pitfalls'],
    ['a question', 'what is a bearer token?', 'topic JSON Web Token'],
    ['no accents', 'naive facade', 'term Bloom filter'],
    ['accents that are not there', 'tokén', 'topic JSON Web Token'],
    ['one word that nothing has', 'stampede banana', 'section Caching strategies > Stampedes'],
    ['signs around the words', '  "jwt"!! ', 'topic JSON Web Token'],
  ];
  for (const [what, query, expected] of table) {
    test(`${what}: "${query}" finds ${expected}`, () => {
      assert.equal(first(query), expected);
    });
  }

  test('words that say nothing do not count', () => {
    assert.deepEqual(search('what is the forged one').map(nameOf), search('forged one').map(nameOf));
    assert.deepEqual(search('how is it forged').map(nameOf), ['section JSON Web Token > Pitfalls']);
  });

  test('every word counts: only the section that has both is found', () => {
    assert.deepEqual(search('stale stampede').map(nameOf), ['section Caching strategies > Pitfalls']);
  });

  test('a hit says what it is, where it is, where it leads and what matched', () => {
    const [hit] = search('forged');
    assert.deepEqual(hit, {
      kind: 'section',
      title: 'Pitfalls',
      where: ['JSON Web Token'],
      place: { kind: 'topic', id: 'jwt', anchor: 'pitfalls' },
      context: { text: 'A forged token passes. A stolen refresh token is replayed.', ranges: [[2, 8]] },
    });
  });

  test('a mistyped word marks the word that was meant', () => {
    const [hit] = search('fogred');
    assert.deepEqual(hit?.context.ranges, [[2, 8]]);
  });

  test('a wrong number is not forgiven', () => {
    assert.equal(search('http/7')[0]?.title === 'HTTP/2', false);
    assert.deepEqual(search('p98'), []);
  });

  test('what has no letter or digit finds nothing', () => {
    for (const query of ['', '   ', '???', '$(', '[.*+', '\ud800', '\u200b', '…/-']) {
      assert.deepEqual(search(query), [], query);
    }
  });

  test('signs of a pattern are signs', () => {
    assert.equal(first('jwt.*'), 'topic JSON Web Token');
    assert.equal(first('(caching|strategies'), 'topic Caching strategies');
  });

  test('of a very long query the beginning counts', () => {
    assert.equal(first(`jwt ${'!'.repeat(10_000)} nonsense`), 'topic JSON Web Token');
    assert.ok(Array.isArray(search('cache '.repeat(2000))));
  });

  test('names of object members are words like others', () => {
    for (const query of ['constructor', 'hasOwnProperty', 'valueOf', '__defineGetter__']) {
      assert.deepEqual(search(query), [], query);
    }
  });

  test('never throws, gives known places, and at most eight of a kind', () => {
    const places = new Set(sampleDocuments.map(({ place }) => JSON.stringify(place)));
    const words = sampleDocuments.flatMap(({ title, names, text }) => [title, ...names, ...text.split(' ')]);
    const piece = fc.oneof(
      fc.constantFrom(...words),
      fc.constantFrom(' ', '/', '-', '.', 's', '\ud800', '\udc00', '\u0301', '(', '[', '\\', '*', '9'),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const counts = new Map<string, number>();
        for (const { kind, place } of search(pieces.join(''))) {
          assert.ok(places.has(JSON.stringify(place)));
          counts.set(kind, (counts.get(kind) ?? 0) + 1);
        }
        for (const count of counts.values()) assert.ok(count <= 8);
      }),
      { numRuns: 400 },
    );
  });

  test('a name is found by itself, typed in capitals and in small letters', () => {
    for (const { kind, title, place, names } of sampleDocuments) {
      if (kind === 'section') continue;
      for (const name of [title, ...names]) {
        for (const query of [name, name.toUpperCase(), name.toLowerCase()]) {
          const found = search(query).map((hit) => JSON.stringify(hit.place));
          assert.ok(found.includes(JSON.stringify(place)), query);
        }
      }
    }
  });
});
