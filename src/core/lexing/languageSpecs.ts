import { cLikeKeywords, noKeywords, pythonKeywords, shellKeywords, sqlKeywords } from './keywords';
import type { LanguageSpec, StringSpec } from './languageSpec';

const double: StringSpec = { open: '"', close: '"', escape: '\\' };
const single: StringSpec = { open: "'", close: "'", escape: '\\' };
const character: StringSpec = { open: "'", close: "'", escape: '\\', single: true };
const raw: StringSpec = { open: '`', close: '`', multiline: true };
const textBlock: StringSpec = { open: '"""', close: '"""', escape: '\\', multiline: true };

const cComments = { lineComments: ['//'], blockComments: [['/*', '*/']] } as const;

const cLike: LanguageSpec = {
  ...cComments,
  strings: [textBlock, double, character],
  keywords: cLikeKeywords,
};

const script: LanguageSpec = {
  ...cComments,
  strings: [double, single, { open: '`', close: '`', escape: '\\', multiline: true, code: '${' }],
  hasRegex: true,
  keywords: cLikeKeywords,
};

const go: LanguageSpec = { ...cComments, strings: [double, character, raw], keywords: cLikeKeywords };

const rust: LanguageSpec = {
  ...cComments,
  nestedComments: true,
  strings: [
    { open: 'r##"', close: '"##', multiline: true },
    { open: 'r#"', close: '"#', multiline: true },
    { open: 'r"', close: '"', multiline: true },
    { ...double, multiline: true },
    character,
  ],
  keywords: cLikeKeywords,
};

const cpp: LanguageSpec = {
  ...cComments,
  strings: [{ open: 'R"(', close: ')"', multiline: true }, double, character],
  keywords: cLikeKeywords,
};

const csharp: LanguageSpec = {
  ...cComments,
  strings: [
    { open: '"""', close: '"""', multiline: true },
    { open: '@"', close: '"', multiline: true },
    double,
    character,
  ],
  keywords: cLikeKeywords,
};

const php: LanguageSpec = {
  lineComments: ['//', '#'],
  blockComments: [['/*', '*/']],
  strings: [
    { ...double, multiline: true },
    { ...single, multiline: true },
  ],
  keywords: cLikeKeywords,
};

const python: LanguageSpec = {
  lineComments: ['#'],
  blockComments: [],
  strings: [
    { open: '"""', close: '"""', escape: '\\', multiline: true, documents: true },
    { open: "'''", close: "'''", escape: '\\', multiline: true, documents: true },
    double,
    single,
  ],
  keywords: pythonKeywords,
};

const ruby: LanguageSpec = {
  lineComments: ['#'],
  spacedComments: true,
  blockComments: [['=begin', '=end']],
  strings: [{ ...double, multiline: true, code: '#{' }, single],
  keywords: pythonKeywords,
};

const shell: LanguageSpec = {
  lineComments: ['#'],
  spacedComments: true,
  blockComments: [],
  strings: [
    { ...double, multiline: true },
    { open: "'", close: "'", multiline: true },
  ],
  keywords: shellKeywords,
};

const powershell: LanguageSpec = {
  lineComments: ['#'],
  spacedComments: true,
  blockComments: [['<#', '#>']],
  strings: [
    { open: '"', close: '"', escape: '`' },
    { open: "'", close: "'" },
  ],
  keywords: shellKeywords,
};

const sql: LanguageSpec = {
  lineComments: ['--'],
  blockComments: [['/*', '*/']],
  strings: [
    { open: "'", close: "'", multiline: true },
    { open: '"', close: '"' },
    { open: '`', close: '`' },
  ],
  keywords: sqlKeywords,
  caseless: true,
};

/** YAML, TOML, INI, properties, `.env`, Dockerfiles, makefiles: a comment begins with `#`, strings end on their line. */
const config: LanguageSpec = {
  lineComments: ['#'],
  spacedComments: true,
  blockComments: [],
  strings: [double, { open: "'", close: "'" }],
  keywords: noKeywords,
};

const hcl: LanguageSpec = {
  lineComments: ['#', '//'],
  blockComments: [['/*', '*/']],
  strings: [double],
  keywords: noKeywords,
};

const lua: LanguageSpec = {
  lineComments: ['--'],
  blockComments: [['--[[', ']]']],
  strings: [double, single, { open: '[[', close: ']]', multiline: true }],
  keywords: pythonKeywords,
};

const haskell: LanguageSpec = {
  lineComments: ['--'],
  blockComments: [['{-', '-}']],
  nestedComments: true,
  strings: [double, character],
  keywords: pythonKeywords,
};

const lisp: LanguageSpec = {
  lineComments: [';'],
  blockComments: [['#|', '|#']],
  strings: [{ ...double, multiline: true }],
  keywords: noKeywords,
};

/** For a language that is not known: what most languages have in common. */
const unknown: LanguageSpec = {
  lineComments: ['//', '#'],
  spacedComments: true,
  blockComments: [['/*', '*/']],
  strings: [double, single],
  keywords: noKeywords,
};

const specs: ReadonlyMap<string, LanguageSpec> = new Map(
  [
    [script, 'javascript javascriptreact typescript typescriptreact coffeescript'],
    [go, 'go'],
    [rust, 'rust'],
    [csharp, 'csharp fsharp'],
    [php, 'php'],
    [cpp, 'c cpp cuda-cpp objective-c objective-cpp'],
    [
      cLike,
      'java kotlin scala swift dart groovy json jsonc css scss less proto proto3 solidity zig hlsl glsl',
    ],
    [{ ...python, keywords: noKeywords }, 'graphql'],
    [python, 'python starlark elixir julia'],
    [ruby, 'ruby perl r'],
    [shell, 'shellscript fish dockerfile makefile'],
    [powershell, 'powershell'],
    [sql, 'sql plsql'],
    [config, 'yaml toml ini properties dotenv nginx dockercompose ignore'],
    [hcl, 'hcl terraform'],
    [lua, 'lua'],
    [haskell, 'haskell'],
    [lisp, 'clojure lisp scheme'],
  ].flatMap(([spec, ids]) => (ids as string).split(' ').map((id) => [id, spec as LanguageSpec] as const)),
);

/** The rules of a language by its id; what most have in common for one that is not known. */
export function languageSpec(languageId: string): LanguageSpec {
  return specs.get(languageId) ?? unknown;
}

const prose = new Set(
  'markdown mdx quarto restructuredtext asciidoc latex tex plaintext git-commit scminput typst org chatagent prompt'.split(
    ' ',
  ),
);

/** Whether documents of the language are written for people. */
export function isProse(languageId: string): boolean {
  return prose.has(languageId);
}

const markup = new Set('html xml xsl vue svelte astro handlebars razor jsp twig erb django-html'.split(' '));

/** Whether documents of the language are text with tags. */
export function isMarkup(languageId: string): boolean {
  return markup.has(languageId);
}
