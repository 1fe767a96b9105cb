import assert from 'node:assert/strict';
import { formatDiagnostic } from '../../../src/core/model/diagnostic';
import { parseSnippet } from '../../../src/core/snippets/parseSnippet';
import { insertedText } from '../../../src/core/snippets/snippetSource';
import { fixtureFile, parsed, typescriptFile } from './fixtureSnippet';

suite('parseSnippet', () => {
  test('reads a file with all its regions', () => {
    const snippet = parsed(fixtureFile('go/tokenBucket.go'));
    assert.equal(snippet.language.id, 'go');
    assert.equal(snippet.pattern, 'token-bucket');
    assert.equal(snippet.prefix, 'sdTokenBucket');
    assert.equal(snippet.description, 'Token bucket: lets bursts through and refuses what comes too fast');
    assert.deepEqual(snippet.placeholders, ['TokenBucket', 'burst']);
    assert.equal(snippet.selection, undefined);
    assert.equal(snippet.preamble, 'package main\n\nimport "fmt"');
    assert.equal(snippet.imports, 'import "time"');
    assert.match(snippet.code, /^\/\/ TokenBucket refills[\s\S]*\n\tfilled time\.Time\n\}$/);
    assert.match(snippet.demonstration, /^func main\(\) \{[\s\S]*\n\}$/);
    assert.deepEqual(snippet.positions.prefix, { line: 2, column: 12 });
  });

  test('reads comments that begin with #, and the placeholder for the selection', () => {
    const snippet = parsed(fixtureFile('python/retry.py'));
    assert.equal(snippet.language.id, 'python');
    assert.equal(snippet.selection, 'operation');
    assert.equal(snippet.preamble, '');
    assert.match(insertedText(snippet), /^import time\n\n\nfor attempt/);
  });

  test('allows a snippet without placeholders and without a demonstration', () => {
    const snippet = parsed(typescriptFile({ placeholders: '' }));
    assert.deepEqual(snippet.placeholders, []);
    assert.equal(snippet.demonstration, '');
    assert.equal(insertedText(snippet), 'export class Retry {\n  limit = 3;\n}');
  });

  test('reads a file with a byte order mark and Windows line ends alike', () => {
    const file = typescriptFile();
    const windows = { ...file, text: `\uFEFF${file.text.replaceAll('\n', '\r\n')}` };
    assert.deepEqual(parseSnippet(windows), parseSnippet(file));
  });

  test('takes no notice of spaces around values', () => {
    const spaced = parsed(typescriptFile({ prefix: '  sdRetry  ', placeholders: ' Retry ,limit ' }));
    assert.equal(spaced.prefix, 'sdRetry');
    assert.deepEqual(spaced.placeholders, ['Retry', 'limit']);
  });

  test('keeps the indentation of the first line', () => {
    const rest = '// --- snippet ---\n\n  Retry.limit();\n\n';
    assert.equal(parsed(typescriptFile({}, rest)).code, '  Retry.limit();');
  });

  test('reports all errors of a file in one run, in the order of its lines', () => {
    const { snippet, diagnostics } = parseSnippet(fixtureFile('typescript/circuitBreaker.ts'));
    assert.equal(snippet, undefined);
    const file = 'test/fixtures/snippets/typescript/circuitBreaker.ts';
    assert.deepEqual(diagnostics.map(formatDiagnostic), [
      `${file}:1:1: error snippet-header: the key "description" is missing; add a line "// description: ..."`,
      `${file}:1:13: error snippet-pattern: "circuit breaker" is not a pattern id; write lower-case words joined by hyphens, such as circuit-breaker`,
      `${file}:2:12: error snippet-prefix: write the prefix as dp (Gang of Four) or sd (others) and a name in PascalCase, such as sdCircuitBreaker`,
      `${file}:3:4: error snippet-unknown-key: unknown key "describtion"; did you mean "description"? Known keys: pattern, prefix, description, placeholders, selection, wrap`,
      `${file}:4:1: error snippet-header: begin the line with "//"`,
      `${file}:4:33: error snippet-placeholder: "open-ms" is not an identifier; write names from the code, separated by commas`,
      `${file}:4:42: error snippet-placeholder: the placeholder "CircuitBreaker" is there twice; keep one`,
      `${file}:4:58: error snippet-placeholder: "closeMs" does not occur in the code to insert as a whole name`,
      `${file}:4:67: error snippet-placeholder: "assert" is imported; a placeholder is a name that the code itself chooses`,
      `${file}:5:4: error snippet-header: the key "prefix" is there twice; keep one`,
      `${file}:6:1: error snippet-header: write "// key: value"; code belongs below "// --- snippet ---"`,
      `${file}:9:1: error snippet-region: write the marker as "// --- snippet ---"`,
      `${file}:11:1: error snippet-indentation: indent with 2 spaces; the build turns them into the editor's indentation`,
      `${file}:13:1: error snippet-region: unknown region "demo". Regions: preamble, imports, snippet, demonstration`,
      `${file}:14:1: error snippet-region: put the regions in the order preamble, imports, snippet, demonstration`,
      `${file}:14:1: error snippet-region: the region "preamble" is empty; fill it or remove its marker`,
    ]);
  });
});
