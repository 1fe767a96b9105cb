import assert from 'node:assert/strict';
import type { Pattern } from '../../../src/core/model/pattern';
import { patternsFor } from '../../../src/core/snippets/patternsFor';

function pattern(id: string, ...languages: readonly string[]): Pattern {
  const written = languages.map((language) => ({ language, prefix: `dp${id}`, description: '' }));
  return { id, name: id, group: 'behavioral', summary: '', languages: written };
}

suite('patternsFor', () => {
  const patterns = [
    pattern('Both', 'typescript', 'javascript'),
    pattern('Cpp', 'cpp'),
    pattern('Py', 'python'),
  ];
  const found = (language: string) =>
    patternsFor(patterns, language).map(({ pattern: { id }, written }) => `${id} in ${written.language}`);

  test('gives those that are written in the language of the file, in their order', () => {
    assert.deepEqual(found('python'), ['Py in python']);
    assert.deepEqual(found('javascript'), ['Both in javascript']);
  });

  test('takes TypeScript and JavaScript where their code is mixed with markup', () => {
    assert.deepEqual(found('typescriptreact'), ['Both in typescript']);
    assert.deepEqual(found('javascriptreact'), ['Both in javascript']);
  });

  test('takes no C++ for C, and nothing for what is no language', () => {
    for (const language of ['c', 'sql', '', 'constructor', '__proto__'])
      assert.deepEqual(found(language), []);
  });
});
