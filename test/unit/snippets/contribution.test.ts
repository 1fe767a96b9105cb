import assert from 'node:assert/strict';
import {
  checkSnippets,
  patternSnippet,
  patternSnippets,
  snippetContribution,
} from '../../../src/core/snippets/contribution';
import { fixtureFile, parsed, typescriptFile } from './fixtureSnippet';

const retry = parsed(typescriptFile());
const bulkhead = parsed(
  typescriptFile({ pattern: 'bulkhead', prefix: 'sdBulkhead' }, undefined, 'snippets/typescript/bulkhead.ts'),
);
const pythonRetry = parsed(fixtureFile('python/retry.py'));

suite('snippet contribution', () => {
  test('has the form that the manifest takes, sorted by pattern', () => {
    const names = new Map([
      ['retry', 'Retry'],
      ['bulkhead', 'Bulkhead'],
    ]);
    const contribution = snippetContribution([retry, bulkhead], (pattern) => names.get(pattern) ?? pattern);
    assert.deepEqual(Object.keys(contribution), ['Bulkhead', 'Retry']);
    assert.deepEqual(contribution['Retry'], {
      prefix: 'sdRetry',
      body: ['export class ${1:Retry} {', '\t${2:limit} = 3;', '}$0'],
      description: 'Calls again what failed',
    });
  });

  test('loses no snippet when two patterns have the same name', () => {
    const contribution = snippetContribution([retry, bulkhead], () => 'Same');
    assert.deepEqual(Object.keys(contribution), ['Same', 'Same (sdRetry)']);
  });

  test('completes with the imports above the code', () => {
    const { Retry: retryInPython } = snippetContribution([pythonRetry], () => 'Retry');
    assert.deepEqual(retryInPython?.body.slice(0, 5), [
      'import time',
      '',
      '',
      'for attempt in range(${2:attempts}):',
      '\ttry:',
    ]);
  });

  test('has the imports apart, and shows them with the code', () => {
    const { language, prefix, code, body, imports } = patternSnippet(pythonRetry);
    assert.deepEqual([language, prefix, imports], ['python', 'sdRetry', 'import time']);
    assert.match(code, /^import time\n\n\nfor attempt in range\(attempts\):\n {4}try:/);
    assert.match(body, /^for attempt in range\(\$\{2:attempts\}\):\n\ttry:/);
    assert.ok(body.includes('\t\t${1:${TM_SELECTED_TEXT:operation}}()\n'), body);
    assert.ok(body.includes('"\\$0 \\\\\\\\ failed"'), body);
  });

  test('collects the snippets of a pattern in the order of the languages', () => {
    const patterns = patternSnippets([pythonRetry, bulkhead, retry]);
    assert.deepEqual(
      [...patterns].map(([pattern, snippets]) => [pattern, snippets.map(({ language }) => language)]),
      [
        ['bulkhead', ['typescript']],
        ['retry', ['typescript', 'python']],
      ],
    );
  });
});

suite('checks over all snippets', () => {
  test('accept one prefix in two languages and a pattern without a snippet', () => {
    assert.deepEqual(checkSnippets([retry, pythonRetry], ['retry', 'observer']), []);
  });

  test('snippet-duplicate-prefix: names the file that has the prefix', () => {
    const same = parsed(
      typescriptFile(
        { pattern: 'bulkhead', prefix: 'sdRETRY' },
        undefined,
        'snippets/typescript/bulkhead.ts',
      ),
    );
    assert.deepEqual(checkSnippets([retry, same], ['retry', 'bulkhead']), [
      {
        code: 'snippet-duplicate-prefix',
        file: 'snippets/typescript/bulkhead.ts',
        line: 2,
        column: 12,
        message: 'the prefix "sdRETRY" belongs to snippets/typescript/retry.ts; choose another one',
      },
    ]);
  });

  test('snippet-unknown-pattern: suggests the nearest id', () => {
    const [near, far] = checkSnippets([retry, bulkhead], ['retrys']);
    assert.deepEqual(near, {
      code: 'snippet-unknown-pattern',
      file: 'snippets/typescript/retry.ts',
      line: 1,
      column: 13,
      message: 'there is no pattern "retry"; did you mean "retrys"?',
    });
    assert.equal(far?.message, 'there is no pattern "bulkhead"; add it or correct the id');
  });
});
