import assert from 'node:assert/strict';
import { checkPrograms } from '../../build/snippets/checkPrograms';
import { expandSnippet } from '../../build/snippets/expandSnippet';
import { programsOf, readSnippetFiles } from '../../build/snippets/snippetPrograms';
import type { Failures } from '../../build/snippets/toolchain';
import { findToolchain } from '../../build/snippets/toolchains/toolchains';
import { formatDiagnostic } from '../../src/core/model/diagnostic';
import { checkSnippets } from '../../src/core/snippets/contribution';
import { splitAtIdentifiers } from '../../src/core/snippets/identifiers';
import { SNIPPET_LANGUAGES } from '../../src/core/snippets/languages';
import { parseSnippet } from '../../src/core/snippets/parseSnippet';
import { wrapAround, wrapBody } from '../../src/core/snippets/wrap';

const files = readSnippetFiles();
const sources = files.flatMap(({ path, text }) => {
  const { snippet } = parseSnippet({ path, text });
  return snippet === undefined ? [] : [{ snippet, text }];
});

suite('snippet sources', () => {
  for (const file of files) {
    test(`${file.path} is well-formed`, () => {
      assert.deepEqual(parseSnippet(file).diagnostics.map(formatDiagnostic), []);
    });
  }

  for (const { snippet } of sources) {
    const { wrap } = snippet;
    if (wrap === undefined) continue;
    // The programs that are compiled contain the expression, with the call as it is proposed.
    test(`${snippet.file} is put around a call as its demonstration does it`, () => {
      const indent = snippet.language.indent;
      assert.equal(expandSnippet(wrapBody(wrap), indent), wrap.text);
      const [call = ''] = wrap.parts;
      assert.equal(expandSnippet(wrapAround(wrapBody(wrap), call, ''), indent), wrap.text);
    });
  }

  for (const { snippet, text } of sources.filter((source) => source.snippet.placeholders.length > 0)) {
    test(`${snippet.file} has no placeholder left when all are renamed`, () => {
      const programs = programsOf(snippet, text);
      const renamed = programs.find(({ title }) => title === 'inserted with other names')?.text ?? '';
      assert.notEqual(renamed, '');
      assert.equal(splitAtIdentifiers(renamed, snippet.placeholders).length, 1);
    });
  }

  test('no prefix means two snippets of a language', () => {
    const snippets = sources.map(({ snippet }) => snippet);
    const patterns = snippets.map(({ pattern }) => pattern);
    assert.deepEqual(checkSnippets(snippets, patterns).map(formatDiagnostic), []);
  });
});

for (const { id } of SNIPPET_LANGUAGES) {
  const ofLanguage = sources.filter(({ snippet }) => snippet.language.id === id);
  if (ofLanguage.length > 0)
    suite(`${id} snippets compile and run`, () => {
      testLanguage(id, ofLanguage);
    });
}

function testLanguage(language: string, ofLanguage: typeof sources): void {
  const toolchain = findToolchain(language);
  const programs = ofLanguage.flatMap(({ snippet, text }) => programsOf(snippet, text));
  let failures: Failures | undefined;

  suiteSetup(async function () {
    this.timeout(600_000);
    assert.ok(toolchain !== undefined, `no toolchain for ${language}; add one to build/snippets/toolchains`);
    if (await toolchain.isAvailable()) failures = await checkPrograms(toolchain, programs);
    else console.log(`      ${language}: ${programs.length} programs not run, needs ${toolchain.needs}`);
  });

  for (const program of programs) {
    test(`${program.file} ${program.title}`, function () {
      if (failures === undefined) this.skip();
      const failure = failures.get(program);
      if (failure !== undefined) assert.fail(failure);
    });
  }

  for (const { snippet } of ofLanguage.filter((source) => source.snippet.demonstration === '')) {
    test.skip(`${snippet.file} has a demonstration`);
  }
}
