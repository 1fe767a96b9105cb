import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findLiteral } from '../../../src/core/literals/findLiteral';
import { buildReferenceIndex } from '../../../src/core/literals/referenceIndex';
import { textSource, type TextPlace } from '../../../src/core/source/textSource';
import { buildTermIndex } from '../../../src/core/terms/termIndex';
import { termAt } from '../../../src/core/terms/termAt';
import { sampleTerms } from '../terms/sampleTerms';

const CASES = 20_000;

const terms = buildTermIndex(sampleTerms);
const row = (key: string) => ({ key, meaning: 'x' });
const references = buildReferenceIndex({
  'http-status': ['404', '503'].map(row),
  'http-headers': ['ETag', 'Cache-Control', 'Date'].map(row),
  'kubernetes-kinds': ['Service', 'Deployment'].map(row),
  'compose-keys': ['services', 'services.*.image'].map(row),
});
const search = { references, now: new Date('2026-06-01T00:00:00Z'), isOn: () => true };

/** Any code units: binary-like text, halves of surrogate pairs, control characters. */
const noise = fc.array(fc.nat(0xffff), { maxLength: 12 }).map((codes) => String.fromCharCode(...codes));
const marks = fc.constantFrom(
  ...'_ - . : ; , ( ) [ ] { } < > = @ | & % $ ! ? ~ + * / # \' " `'.split(' '),
  ...[' ', '  ', '\t', '\n', '\r'],
  '\r\n',
  '//',
  '/*',
  '*/',
  '"""',
  '<!--',
  '```',
);
const turning = fc.constantFrom(
  '\u202e',
  '\u2066',
  '\u200f',
  'שלום',
  'مرحبا',
  '\ud800',
  '\udfff',
  '\u0000',
  '\ufeff',
  '🦊',
);
const meant = fc.constantFrom(
  ...sampleTerms.map(({ name }) => name),
  'status(404)',
  'HTTP/1.1 503',
  'statusCode = ',
  'ETag',
  'kind: Service',
  'apiVersion: v1',
  'services:',
  '  image: x',
  'eyJhbGciOiJub25lIn0.',
  'eyJzdWIiOiJhIn0',
  'Basic ',
  'YTpi',
  'https://a:b@c:81/d?e=f#g',
  'urn:a1:b',
  'redis://',
  '10.0.0.0/8',
  '::1',
  '1.2.3.4-1.2.3.9',
  'f47ac10b-58cc-4372-a567-0e02b2c3d479',
  'cron: ',
  '"*/5 * * * *"',
  '@daily',
  'exp',
  'createdAt',
  '1700000000',
  '1700000000000',
  '%ff',
  '%E0%A4%A',
  'a'.repeat(300),
  '1'.repeat(300),
  'ey'.repeat(150),
);
const text = fc
  .array(fc.oneof({ weight: 3, arbitrary: meant }, { weight: 3, arbitrary: marks }, turning, noise), {
    maxLength: 20,
  })
  .map((parts) => parts.join(''));
const languages = fc.oneof(
  fc.constantFrom(
    ...'typescript python go shellscript sql yaml toml json html markdown plaintext dockercompose log'.split(
      ' ',
    ),
  ),
  fc.string({ maxLength: 12 }),
  fc.constantFrom('__proto__', 'constructor', ''),
);
const paths = fc.constantFrom('', '/a/compose.yaml', '/etc/crontab', '/r/.github/workflows/ci.yml', '/x.ts');

/** A place of a document, also one that does not exist in it. */
const places = fc
  .tuple(text, languages, paths, fc.nat(), fc.nat(), fc.boolean())
  .map(([whole, languageId, path, atLine, atOffset, isOutside]): TextPlace => {
    const source = textSource(whole, languageId, path);
    const line = atLine % source.lineCount;
    const offset = atOffset % (source.lineAt(line).length + 1);
    return { source, line: isOutside ? line + 7 : line, offset };
  });

function holdsCaret(
  found: { readonly start: number; readonly end: number },
  { source, line, offset }: TextPlace,
): void {
  assert.ok(
    0 <= found.start && found.start <= offset && offset <= found.end,
    'the caret is in what is found',
  );
  assert.ok(found.start < found.end && found.end <= source.lineAt(line).length, 'it is a piece of the line');
}

suite('what is under the cursor, in any document', () => {
  test(`nothing throws, and what is found holds the caret (${CASES} cases)`, () => {
    let literals = 0;
    let matches = 0;
    const check = (place: TextPlace): void => {
      const literal = findLiteral(place, search);
      const term = termAt(terms, place, { sensitivity: 'eager', hidden: new Set() });
      if (literal !== undefined) holdsCaret(literal, place);
      if (term !== undefined) holdsCaret(term, place);
      literals += literal === undefined ? 0 : 1;
      matches += term === undefined ? 0 : 1;
    };
    fc.assert(fc.property(places, check), { numRuns: CASES });
    // Else the property would hold of nothing.
    assert.ok(literals > CASES / 100 && matches > CASES / 100, `${literals} literals, ${matches} terms`);
  }).timeout(120_000);

  test('a line of 2 MB is no harder than another', () => {
    for (const piece of [
      'a',
      'jwt ',
      'https://',
      '(',
      '"',
      'é',
      '\u202e',
      '1.',
      '* ',
      'ey.',
      '%',
      '- ',
      '\\',
    ]) {
      const line = piece.repeat(Math.ceil(2_000_000 / piece.length));
      const source = textSource(line, 'typescript');
      for (const offset of [0, 1_000_000, line.length])
        for (const place of [{ source, line: 0, offset }]) {
          const literal = findLiteral(place, search);
          const term = termAt(terms, place, { sensitivity: 'eager', hidden: new Set() });
          for (const found of [literal, term]) if (found !== undefined) holdsCaret(found, place);
        }
    }
  });
});
