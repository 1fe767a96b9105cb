import assert from 'node:assert/strict';
import { parseSnippet } from '../../../src/core/snippets/parseSnippet';
import type { ContentFile } from '../../../src/core/text/contentFile';
import { typescriptFile } from './fixtureSnippet';

const CODE = 'export class Retry {\n  limit = 3;\n}\n';

/** A file with one error, and what is reported: `line:column code`, and a part of the message. */
type Case = readonly [title: string, file: ContentFile, place: string, message: string];

const CASES: readonly Case[] = [
  [
    'a missing key',
    typescriptFile({ prefix: undefined }),
    '1:1 snippet-header',
    'add a line "// prefix: ..."',
  ],
  ['a key without value', typescriptFile({ description: '' }), '3:17 snippet-header', 'has no value'],
  [
    'a line without key',
    typescriptFile({ pattern: 'retry\n// see' }),
    '2:1 snippet-header',
    '"// key: value"',
  ],
  [
    'code above the markers, once',
    typescriptFile({ placeholders: '\nconst a = 1;\nconst b = 2;' }),
    '5:1 snippet-header',
    'code belongs below "// --- snippet ---"',
  ],
  [
    'an unknown key',
    typescriptFile({ prefixes: 'sdA' }),
    '5:4 snippet-unknown-key',
    'did you mean "prefix"? Known keys: pattern,',
  ],
  [
    'an unknown language',
    typescriptFile({}, undefined, 'snippets/typescrpt/retry.ts'),
    '1:1 snippet-language',
    'did you mean "typescript"?',
  ],
  [
    'a folder outside snippets',
    typescriptFile({}, undefined, 'content/python/retry.py'),
    '1:1 snippet-language',
    'put the file in snippets/<language>/',
  ],
  [
    'a file name in another case',
    typescriptFile({ pattern: 'retry-call' }, undefined, 'snippets/typescript/retry_call.ts'),
    '1:13 snippet-name',
    'is called retryCall.ts; rename retry_call.ts',
  ],
  [
    'a wrong file ending',
    typescriptFile({}, undefined, 'snippets/typescript/retry.js'),
    '1:13 snippet-name',
    'is called retry.ts',
  ],
  [
    'a pattern that is no id',
    typescriptFile({ pattern: 'Retry' }),
    '1:13 snippet-pattern',
    'lower-case words',
  ],
  ['a prefix without group', typescriptFile({ prefix: 'reTry' }), '2:12 snippet-prefix', 'such as sdRetry'],
  ['a prefix in lower case', typescriptFile({ prefix: 'sdretry' }), '2:12 snippet-prefix', 'such as sdRetry'],
  [
    'a prefix with punctuation',
    typescriptFile({ prefix: 'sdRe-try' }),
    '2:12 snippet-prefix',
    'such as sdRetry',
  ],
  [
    'a long description',
    typescriptFile({ description: 'a'.repeat(161) }),
    '3:17 snippet-description',
    'to 160 characters; it has 161',
  ],
  [
    'a placeholder that is only a part of names',
    typescriptFile({ placeholders: 'Retry, Limit' }),
    '4:25 snippet-placeholder',
    'did you mean "limit"?',
  ],
  [
    'a placeholder that is no identifier',
    typescriptFile({ placeholders: 'Retry,,limit' }),
    '4:24 snippet-placeholder',
    'is not an identifier',
  ],
  [
    'a placeholder that is only in the demonstration',
    typescriptFile(
      { placeholders: 'only' },
      `// --- snippet ---\n${CODE}// --- demonstration ---\nonly();\n`,
    ),
    '4:18 snippet-placeholder',
    'does not occur in the code to insert',
  ],
  [
    'a selection that is no placeholder',
    typescriptFile({ selection: 'limits' }),
    '5:15 snippet-selection',
    'did you mean "limit"?',
  ],
  [
    'no snippet region',
    typescriptFile({ placeholders: '' }, '// --- demonstration ---\nmain();\n'),
    '1:1 snippet-region',
    'put "// --- snippet ---"',
  ],
  [
    'a marker with other dashes',
    typescriptFile({}, `// --- snippet ----\n${CODE}`),
    '5:1 snippet-region',
    'write the marker as "// --- snippet ---"',
  ],
  [
    'a marker of another language',
    typescriptFile({}, `# --- snippet ---\n${CODE}`),
    '5:1 snippet-region',
    'write the marker as "// --- snippet ---"',
  ],
  [
    'an indented marker',
    typescriptFile({}, `  // --- snippet ---\n${CODE}`),
    '5:3 snippet-region',
    'write the marker as',
  ],
  [
    'an unknown region',
    typescriptFile({}, `// --- snippet ---\n${CODE}// --- demonstraton ---\nmain();\n`),
    '9:1 snippet-region',
    'did you mean "demonstration"? Regions: preamble,',
  ],
  [
    'a region that is there twice',
    typescriptFile({}, `// --- snippet ---\n${CODE}// --- snippet ---\n${CODE}`),
    '9:1 snippet-region',
    'there twice; join them',
  ],
  [
    'regions in another order',
    typescriptFile({}, `// --- snippet ---\n${CODE}// --- imports ---\nimport 'a';\n`),
    '9:1 snippet-region',
    'in the order preamble, imports, snippet, demonstration',
  ],
  [
    'an empty region',
    typescriptFile({}, `// --- imports ---\n\n// --- snippet ---\n${CODE}`),
    '5:1 snippet-region',
    'fill it or remove its marker',
  ],
  [
    'a tab in the indentation',
    typescriptFile({}, '// --- snippet ---\nexport class Retry {\n  \tlimit = 3;\n}\n'),
    '7:3 snippet-indentation',
    'indent with 2 spaces',
  ],
];

suite('diagnostics of snippet sources', () => {
  for (const [title, file, place, message] of CASES) {
    test(`${place.split(' ')[1]}: ${title}`, () => {
      const { snippet, diagnostics } = parseSnippet(file);
      assert.equal(snippet, undefined);
      assert.deepEqual(
        diagnostics.map(({ line, column, code }) => `${line}:${column} ${code}`),
        [place],
      );
      const [diagnostic] = diagnostics;
      assert.equal(diagnostic?.file, file.path);
      assert.ok(diagnostic.message.includes(message), diagnostic.message);
    });
  }

  test('a comment rule in the code is not taken for a marker', () => {
    const code = `// --- snippet ---\n// ----- helpers -----\n// ---\n${CODE}`;
    assert.deepEqual(parseSnippet(typescriptFile({}, code)).diagnostics, []);
  });
});
