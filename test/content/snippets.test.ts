import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatDiagnostic } from '../../src/core/model/diagnostic';
import { checkSnippets } from '../../src/core/snippets/contribution';
import { splitAtIdentifiers } from '../../src/core/snippets/identifiers';
import { SNIPPET_LANGUAGES } from '../../src/core/snippets/languages';
import { parseSnippet } from '../../src/core/snippets/parseSnippet';
import { pythonToolchain } from './snippets/pythonToolchain';
import { programsOf, readSnippetFiles, type SnippetProgram } from './snippets/snippetPrograms';
import type { Toolchain } from './snippets/toolchain';
import { typescriptToolchain } from './snippets/typescriptToolchain';

const TOOLCHAINS: readonly Toolchain[] = [typescriptToolchain, pythonToolchain];

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

  for (const { snippet, text } of sources.filter((source) => source.snippet.placeholders.length > 0)) {
    test(`${snippet.file} has no placeholder left when all are renamed`, () => {
      const renamed = programsOf(snippet, text).at(-1)?.text ?? '';
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
  const toolchain = TOOLCHAINS.find((known) => known.language === language);
  const programs = ofLanguage.map(({ snippet, text }) => ({ snippet, programs: programsOf(snippet, text) }));
  let folder: string | undefined;
  let run: ((program: SnippetProgram) => string | undefined) | undefined;

  suiteSetup(function () {
    this.timeout(120_000);
    if (toolchain?.isAvailable() !== true) return;
    folder = mkdtempSync(join(tmpdir(), `snippets-${language}-`));
    run = toolchain.compile(
      programs.flatMap((entry) => entry.programs),
      folder,
    );
  });

  suiteTeardown(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  for (const { snippet, programs: variants } of programs) {
    for (const program of variants) {
      test(`${snippet.file} ${program.title} (needs ${toolchain?.needs ?? 'a toolchain'})`, function () {
        this.timeout(60_000);
        assert.ok(toolchain !== undefined, `no toolchain for ${language}; add one to this test`);
        if (run === undefined) this.skip();
        const failure = run(program);
        if (failure !== undefined) assert.fail(failure);
      });
    }
    if (snippet.demonstration === '') test.skip(`${snippet.file} has a demonstration`);
  }
}
