import assert from 'node:assert/strict';
import { backportsSource } from '../../build/snippets/backports';
import { checkPrograms, essence } from '../../build/snippets/checkPrograms';
import { selectSnippets } from '../../build/snippets/selectSnippets';
import type { SnippetProgram } from '../../build/snippets/snippetPrograms';
import type { Toolchain } from '../../build/snippets/toolchain';
import { TOOLCHAINS } from '../../build/snippets/toolchains/toolchains';
import { SNIPPET_LANGUAGES } from '../../src/core/snippets/languages';
import { BROKEN_PROGRAMS } from './snippets/brokenPrograms';

const program = (title: string, fileName: string, text: string): SnippetProgram => ({
  file: `snippets/sample/${fileName}`,
  title,
  fileName,
  text,
  isAsWritten: true,
});

suite('toolchains of snippets', () => {
  test('there is one for each language', () => {
    assert.deepEqual(
      TOOLCHAINS.map(({ language }) => language),
      SNIPPET_LANGUAGES.map(({ id }) => id),
    );
  });

  for (const toolchain of TOOLCHAINS) {
    test(`${toolchain.language}: a compile error, a warning and a failing assertion are each told of the right program`, async function () {
      const broken = BROKEN_PROGRAMS[toolchain.language];
      assert.ok(broken !== undefined);
      if (!(await toolchain.isAvailable())) this.skip();
      const { fileName, ...texts } = broken;
      const programs = Object.entries(texts).map(([title, text]) => program(title, fileName, text));
      const failures = await checkPrograms(toolchain, programs);
      assert.deepEqual([...failures.keys()].map(({ title }) => title).sort(), [
        'doesNotCompile',
        'fails',
        'warns',
      ]);
    });
  }
});

suite('programs that agree are checked once', () => {
  const written =
    '# pattern: x\n# --- imports ---\nimport a\n\n\n# --- snippet ---\nb\n# --- demonstration ---\nc\n';

  test('but for header, markers and blank lines', () => {
    assert.equal(essence(written), essence('import a\n\n\nb\n\n\nc\n'));
    assert.notEqual(essence(written), essence('import a\n\n\nb\n\n\nd\n'));
    assert.notEqual(essence(written), essence('import a\n\n\n    b\n\n\nc\n'));
  });

  test('and each is told what was found', async () => {
    const seen: string[] = [];
    const toolchain: Toolchain = {
      language: 'python',
      needs: 'nothing',
      debianPackages: [],
      isAvailable: () => Promise.resolve(true),
      check: (programs) => {
        seen.push(...programs.map(({ title }) => title));
        return Promise.resolve(new Map(programs.map((one) => [one, `${one.title} is wrong`])));
      },
    };
    const programs = [
      program('first', 'x.py', written),
      program('second', 'x.py', 'import a\n\n\nb\n\n\nc\n'),
      program('third', 'x.py', 'd\n'),
    ];
    const failures = await checkPrograms(toolchain, programs);
    assert.deepEqual(seen, ['first', 'third']);
    assert.deepEqual([...failures.values()], ['first is wrong', 'first is wrong', 'third is wrong']);
  });
});

suite('snippets named for a check', () => {
  const files = ['go/observer.go', 'go/circuitBreaker.go', 'rust/observer.rs'].map((path) => ({
    path: `snippets/${path}`,
    text: '',
  }));
  const select = (...names: readonly string[]) => {
    const { selected, unknown } = selectSnippets(files, names);
    return [
      ...selected.map(({ path }) => path.replace('snippets/', '')),
      ...unknown.map((name) => `? ${name}`),
    ];
  };

  test('by language, by pattern, by both', () => {
    assert.equal(select().length, 3);
    assert.deepEqual(select('go'), ['go/observer.go', 'go/circuitBreaker.go']);
    assert.deepEqual(select('observer'), ['go/observer.go', 'rust/observer.rs']);
    assert.deepEqual(select('go', 'circuit-breaker'), ['go/circuitBreaker.go']);
    assert.deepEqual(select('circuitBreaker'), ['go/circuitBreaker.go']);
  });

  test('a name that means nothing is told', () => {
    assert.deepEqual(select('rust', 'circuit-breaker'), ['? circuit-breaker']);
  });
});

suite('the source of backports', () => {
  const stanza =
    'Types: deb\n# a comment\nURIs: http://debian.example/debian\nSuites: SUITES\nComponents: main\n';
  const source = (suites: string, fileName = 'debian.sources') => ({
    fileName,
    text: stanza.replace('SUITES', suites),
  });

  test('is made of the stanza of the release', () => {
    assert.deepEqual(backportsSource([source('trixie'), source('bookworm bookworm-updates')], 'bookworm'), {
      fileName: 'bookworm-backports.sources',
      text: 'Types: deb\nURIs: http://debian.example/debian\nSuites: bookworm-backports\nComponents: main\n',
    });
  });

  test('is made of the line of the release', () => {
    const text =
      '# deb http://no.example bookworm main\ndeb [a=b] http://debian.example/debian bookworm main contrib\n';
    assert.deepEqual(backportsSource([{ fileName: '/etc/apt/sources.list', text }], 'bookworm'), {
      fileName: 'bookworm-backports.list',
      text: 'deb [a=b] http://debian.example/debian bookworm-backports main contrib\n',
    });
  });

  test('is not made twice, nor of nothing', () => {
    assert.equal(backportsSource([source('bookworm'), source('bookworm-backports')], 'bookworm'), undefined);
    assert.equal(backportsSource([source('trixie')], 'bookworm'), undefined);
    assert.equal(backportsSource([source('bookworm', 'debian.sources.disabled')], 'bookworm'), undefined);
  });
});
