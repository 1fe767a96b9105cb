import assert from 'node:assert/strict';
import { textAt } from '../../../src/core/lexing/textAt';
import { textSource, type TextKind } from '../../../src/core/source/textSource';

/** What stands at `¦` in a document of a language. */
function at(languageId: string, text: string): { readonly kind: TextKind; readonly languageId: string } {
  const before = text.slice(0, text.indexOf('¦'));
  const line = before.split('\n').length - 1;
  const offset = before.length - (before.lastIndexOf('\n') + 1);
  return textAt({ source: textSource(text.replace('¦', ''), languageId), line, offset });
}

type Row = readonly [languageId: string, text: string, kind: TextKind];

const filler = 'x = 1;\n'.repeat(400);

const tables: Readonly<Record<string, readonly Row[]>> = {
  'languages with braces': [
    ['typescript', 'const ¦x = 1;', 'code'],
    ['typescript', 'con¦st x = 1;', 'keyword'],
    ['typescript', 'a.del¦ete()', 'code'],
    ['typescript', '// a ¦b', 'comment'],
    ['typescript', 'x // b¦', 'comment'],
    ['typescript', "x = 'a ¦b'", 'string'],
    ['typescript', "x = 'it\\'s ¦b'", 'string'],
    ['typescript', "x = 'a' + ¦b", 'code'],
    ['typescript', 'x = "http://¦b"', 'string'],
    ['typescript', '/* a\n * ¦b\n */', 'comment'],
    ['typescript', '/* a */ ¦b', 'code'],
    ['typescript', 'x = `a ¦b`', 'string'],
    ['typescript', 'x = `a\n¦b`', 'string'],
    ['typescript', 'x = `a ${¦b} c`', 'code'],
    ['typescript', 'x = `a ${f({ y: ¦b })} c`', 'code'],
    ['typescript', 'x = `a ${f({ y: 1 })} ¦c`', 'string'],
    ['typescript', 'x = `${`${a}¦b`}`', 'string'],
    ['typescript', 'x = /[/"]¦b/.test(y)', 'regex'],
    ['typescript', 'x = /"/.test(¦y)', 'code'],
    ['typescript', 'a / ¦b / c', 'code'],
    ['typescript', 'x = "unclosed\n¦y', 'code'],
    ['java', '/** {@code x} ¦b */', 'comment'],
    ['java', 'String s = """\n  a ¦b\n  """;', 'string'],
    ['java', "char c = '\"'; ¦b", 'code'],
    ['java', "char c = '\\''; ¦b", 'code'],
    ['go', 'x := `a\n¦b`', 'string'],
    ['go', 'func¦ f() {', 'keyword'],
    ['rust', "fn f<'a>(x: &'a str) -> &'a ¦str", 'code'],
    ['rust', '/* a /* b */ ¦c */', 'comment'],
    ['rust', 'let x = r#"a "¦b" c"#;', 'string'],
    ['rust', 'let x = r#"a"#; ¦b', 'code'],
    ['cpp', 'auto x = R"(a " ¦b)";', 'string'],
    ['cpp', '#include <¦x>', 'code'],
    ['csharp', 'var x = @"C:\\¦b";', 'string'],
    ['php', "$x = 'a\n¦b';", 'string'],
    ['php', '# a ¦b', 'comment'],
  ],
  'languages without braces': [
    ['python', '# a ¦b', 'comment'],
    ['python', 'x = "a # ¦b"', 'string'],
    ['python', 'def f():\n    """Reads ¦b."""', 'comment'],
    ['python', 'def f():\n    """Reads\n    ¦b.\n    """', 'comment'],
    ['python', 'def f():\n    """Reads."""\n    return ¦b', 'code'],
    ['python', 'x = """a\n¦b"""', 'string'],
    ['python', 'f(lamb¦da: 1)', 'keyword'],
    ['ruby', 'x = "a #{¦b} c"', 'code'],
    ['ruby', 'x = "a #{b} ¦c"', 'string'],
    ['ruby', '=begin\n¦b\n=end', 'comment'],
    ['shellscript', 'echo $# ¦b', 'code'],
    ['shellscript', 'echo a # ¦b', 'comment'],
    ['shellscript', "echo 'a\n¦b'", 'string'],
    ['powershell', '<# a\n¦b #>', 'comment'],
    ['sql', '-- a ¦b', 'comment'],
    ['sql', 'SEL¦ECT x', 'keyword'],
    ['sql', 'sel¦ect x', 'keyword'],
    ['sql', "WHERE x = 'it''s ¦b'", 'string'],
    ['sql', 'SELECT ¦x', 'code'],
    ['lua', '--[[ a\n¦b ]]', 'comment'],
    ['lua', '-- a\n¦b', 'code'],
  ],
  configuration: [
    ['yaml', 'a: ¦b', 'code'],
    ['yaml', 'a: b # ¦c', 'comment'],
    ['yaml', 'a: b#¦c', 'code'],
    ['yaml', 'a: "b # ¦c"', 'string'],
    ['yaml', "a: it's # ¦c", 'string'],
    ['toml', 'a = 1 # ¦c', 'comment'],
    ['dockerfile', 'FRO¦M x', 'keyword'],
    ['terraform', '# a ¦b', 'comment'],
    ['json', '{ "a": "¦b" }', 'string'],
    ['jsonc', '{ // ¦b', 'comment'],
  ],
  prose: [
    ['plaintext', "It's ¦b # // /*", 'prose'],
    ['markdown', "It's ¦b", 'prose'],
    ['markdown', 'A `¦b` c', 'code'],
    ['markdown', 'A `b` ¦c', 'prose'],
    ['markdown', 'A ` ¦c', 'prose'],
    ['markdown', '```ts\nx; // ¦b\n```', 'comment'],
    ['markdown', '```ts\nx;\n```\n¦b', 'prose'],
    ['markdown', '```\n¦b\n```', 'code'],
    ['markdown', '````\n```\n¦b\n````', 'code'],
    ['markdown', '~~~py\n# ¦b\n~~~', 'comment'],
    ['git-commit', 'Fix ¦b', 'prose'],
  ],
  markup: [
    ['html', '<p>a ¦b</p>', 'prose'],
    ['html', '<p cla¦ss="x">', 'code'],
    ['html', '<p class="x ¦b">', 'string'],
    ['html', '<p class="x > ¦b">', 'string'],
    ['html', '<!-- a\n¦b -->', 'comment'],
    ['html', '<!-- a --> ¦b', 'prose'],
    ['html', '<script>\nx; // ¦b\n</script>', 'comment'],
    ['html', '<script>\nx;\n</script>\n<p>¦b', 'prose'],
    ['html', '<style>\n/* ¦b */\n</style>', 'comment'],
    ['xml', '<a>¦b</a>', 'prose'],
    ['vue', '<script setup lang="ts">\nconst ¦b = 1', 'code'],
    ['html', 'a < ¦b', 'prose'],
  ],
  'a language that is not known': [
    ['brainstorm', 'x // ¦b', 'comment'],
    ['brainstorm', 'x # ¦b', 'comment'],
    ['brainstorm', '/* ¦b', 'comment'],
    ['brainstorm', 'x ¦b', 'code'],
    ['', '"¦b"', 'string'],
  ],
  'a document whose beginning is too far away': [
    ['typescript', `${filler}¦b`, 'code'],
    ['typescript', `/*\n${filler} ¦b\n*/`, 'code'],
    ['typescript', `/**\n${' * word by word\n'.repeat(400)} * ¦b\n */`, 'comment'],
    ['typescript', `${filler}/*\n a ¦b\n*/`, 'comment'],
    ['java', `${filler.replaceAll('x', "c = '/*' + x")}¦b`, 'code'],
    ['python', `${filler}def f():\n    """\n    a ¦b\n    """\n`, 'comment'],
    ['python', `${filler}def f():\n    """\n    a\n    """\n    ¦b`, 'code'],
    ['python', `"""\n${'word by word\n'.repeat(400)}"""\n${'x = 1\n'.repeat(80)}¦b`, 'code'],
    ['python', `x = 1\n"""\n${'word by word\n'.repeat(400)}the end.\n"""\nx = 1\n¦b`, 'code'],
    ['markdown', `${'word by word\n'.repeat(400)}¦b`, 'prose'],
    ['markdown', `\`\`\`ts\n${filler}// ¦b`, 'comment'],
  ],
};

suite('textAt', () => {
  for (const [title, rows] of Object.entries(tables)) {
    suite(title, () => {
      for (const [languageId, text, kind] of rows) {
        const shown = text.length > 70 ? `${text.slice(0, 30)} ... ${text.slice(-30)}` : text;
        test(`${languageId}: ${JSON.stringify(shown)} is ${kind}`, () => {
          assert.equal(at(languageId, text).kind, kind);
        });
      }
    });
  }

  test('code in a fence or a script is in its own language', () => {
    assert.equal(at('markdown', '```sh\n¦b\n```').languageId, 'shellscript');
    assert.equal(at('markdown', '```rust\n¦b\n```').languageId, 'rust');
    assert.equal(at('html', '<script>¦b</script>').languageId, 'javascript');
    assert.equal(at('vue', '<script lang="ts">\n¦b').languageId, 'typescript');
    assert.equal(at('markdown', '¦b').languageId, 'markdown');
  });

  test('a place outside the document is nothing special', () => {
    const source = textSource('a', 'typescript');
    for (const [line, offset] of [
      [-1, 0],
      [5, 3],
      [0, 99],
      [0, -2],
    ] as const)
      assert.equal(textAt({ source, line, offset }).kind, 'code');
  });
});
