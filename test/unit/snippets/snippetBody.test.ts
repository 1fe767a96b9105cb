import assert from 'node:assert/strict';
import fc from 'fast-check';
import { renameIdentifiers } from '../../../src/core/snippets/identifiers';
import { snippetBody } from '../../../src/core/snippets/snippetBody';
import { expandSnippet } from '../../../build/snippets/expandSnippet';

const plain = { placeholders: [], indent: '  ' };

suite('snippetBody', () => {
  test('makes a linked tab stop of each whole occurrence, numbered in the order of the header', () => {
    const code = 'class Breaker { limit = Breaker.limit; limits = newBreaker; }';
    assert.equal(
      snippetBody(code, { placeholders: ['limit', 'Breaker'], indent: '  ' }),
      'class ${2:Breaker} { ${1:limit} = ${2:Breaker}.${1:limit}; limits = newBreaker; }$0',
    );
  });

  test('renames in comments and strings, not behind a backslash or a dollar sign', () => {
    const code = '// n items\nconst text = "n \\n $n ${n}" + `${n}`;';
    assert.equal(
      snippetBody(code, { placeholders: ['n'], indent: '  ' }),
      '// ${1:n} items\nconst text = "${1:n} \\\\n \\$n \\${${1:n}}" + `\\${${1:n}}`;$0',
    );
  });

  test('takes letters of all alphabets for parts of a name', () => {
    const code = 'größe = rö + ß;';
    assert.equal(snippetBody(code, { placeholders: ['r', 'e', 'gr'], indent: '  ' }), `${code}$0`);
  });

  test('escapes backslashes and dollar signs, but no braces outside of tab stops', () => {
    assert.equal(snippetBody('`\\d ${x}` }', plain), '`\\\\d \\${x}` }$0');
  });

  test('turns whole steps of indentation into tabs and keeps the rest', () => {
    assert.equal(snippetBody('a\n  b\n    c\n   * d  e\n', plain), 'a\n\tb\n\t\tc\n\t * d  e\n$0');
    assert.equal(snippetBody('a\n    b\n      c', { ...plain, indent: '    ' }), 'a\n\tb\n\t  c$0');
    assert.equal(snippetBody('a\n\tb\n\t\tc', { ...plain, indent: '\t' }), 'a\n\tb\n\t\tc$0');
  });

  test('puts what is selected in the place of one placeholder', () => {
    assert.equal(
      snippetBody('retry(call)', { placeholders: ['retry', 'call'], selection: 'call', indent: '  ' }),
      '${1:retry}(${2:${TM_SELECTED_TEXT:call}})$0',
    );
  });

  const placeholders = ['Breaker', 'openMs', 'n', '_x1'];
  const piece = fc.oneof(
    fc.constantFrom(
      ...placeholders,
      '\n',
      '\n  ',
      '\n    ',
      '  ',
      '\\',
      '$',
      '$0',
      '${',
      '}',
      '${1:',
      ':',
      '.',
    ),
    fc.string({ maxLength: 4 }).map((text) => text.replaceAll('\t', ' ')),
  );
  const code = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
  const options = fc.record({
    indent: fc.constantFrom('  ', '    '),
    placeholders: fc.shuffledSubarray(placeholders),
  });

  test('expands to the very code that it was made from', () => {
    fc.assert(
      fc.property(code, options, (text, option) => {
        assert.equal(expandSnippet(snippetBody(text, option), option.indent), text);
      }),
      { numRuns: 2_000 },
    );
  });

  test('expands with other names to the code with its identifiers renamed', () => {
    const rename = (name: string) => `${name}X`;
    fc.assert(
      fc.property(code, options, (text, option) => {
        const expanded = expandSnippet(snippetBody(text, option), option.indent, rename);
        assert.equal(expanded, renameIdentifiers(text, option.placeholders, rename));
      }),
      { numRuns: 2_000 },
    );
  });
});
