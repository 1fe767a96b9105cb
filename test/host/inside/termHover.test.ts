import * as vscode from 'vscode';
import { termCard } from '../../../src/host/hover/termCard';
import { ok, same } from './assert';
import { activated, closeAll, contentStore, eventually, openUntitled } from './extension';

interface Card {
  readonly text: string;
  readonly range: string;
  readonly contents: vscode.MarkdownString;
}

/** A document of one line, with the caret where `|` was. */
async function open(language: string, lineWithCaret: string): Promise<() => Promise<Card | undefined>> {
  const editor = await openUntitled(language, lineWithCaret.replace('|', ''));
  return () => cardAt(editor, lineWithCaret.indexOf('|'));
}

/** Our card at the caret. */
async function cardAt(editor: vscode.TextEditor, caret: number): Promise<Card | undefined> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    editor.document.uri,
    new vscode.Position(0, caret),
  );
  for (const { contents, range } of hovers) {
    for (const content of contents) {
      if (!(content instanceof vscode.MarkdownString) || !content.value.includes('systemDesign.')) continue;
      return {
        text: content.value,
        range: range === undefined ? '' : editor.document.getText(range),
        contents: content,
      };
    }
  }
  return undefined;
}

suite('term hovers', () => {
  suiteSetup(activated);
  teardown(closeAll);

  const found = [
    ['typescript', 'const jw|tToken = read();', 'jwt'],
    ['javascript', 'process.env.JW|T_SECRET', 'JWT'],
    ['python', 'def verify_jw|t(text): ...', 'jwt'],
    ['go', '// the cache sta|mpede of last week', 'cache stampede'],
    ['markdown', 'We moved to HTT|P/3 in May.', 'HTTP/3'],
    ['yaml', 'cache-as|ide: true', 'cache-aside'],
    ['plaintext', 'Head-of-line bloc|king hurts.', 'Head-of-line blocking'],
  ] as const;
  for (const [language, line, matched] of found) {
    test(`${language}: ${line}`, async () => {
      const card = await eventually(await open(language, line));
      same(card.range, matched);
      ok(!card.text.includes('&nbsp;'), 'words of the card break where words end');
      ok(card.text.includes('command:systemDesign.openTopic?'), 'the card links to its topic');
    });
  }

  const silent = [
    ['typescript', 'const sub|title = 1;'],
    ['typescript', 'const jwtTo|ken = read();'],
    ['markdown', 'I read thro|ugh the log.'],
    ['plaintext', ''],
  ] as const;
  for (const [language, line] of silent) {
    test(`no card in ${language}: "${line}"`, async () => {
      const look = await open(language, line === '' ? '|' : line);
      same(await look(), undefined);
    });
  }

  test('a card offers the patterns of its term by name', async () => {
    const card = await eventually(await open('typescript', 'cacheAs|ide'));
    ok(card.text.includes('Insert Pattern') && card.text.includes('Insert Cache'), card.text);
  });

  test('a card of a term with several patterns has one link, which asks for one of these', async () => {
    const { content } = await contentStore();
    const [term] = await content.terms();
    ok(term, 'there is a term');
    const patterns = ['observer', 'cache-aside'].map((id) => ({ id, name: id }));
    const { value } = termCard(term, { patterns });
    const link = /\[Insert Pattern\]\(command:systemDesign\.insertPattern\?(\S+) "([^"]*)"\)/.exec(value);
    same(JSON.parse(decodeURIComponent(link?.[1] ?? 'null')), [['observer', 'cache-aside']]);
    same(link?.[2]?.replaceAll('\\', ''), 'Insert observer, cache-aside');
    same(value.split('Insert Pattern').length - 1, 1);
  });

  test('a card trusts a list of commands, not everything', async () => {
    const card = await eventually(await open('typescript', 'jw|t'));
    same(card.contents.isTrusted, {
      enabledCommands: ['openTopic', 'openTerm', 'insertPattern', 'hideTerm'].map(
        (name) => `systemDesign.${name}`,
      ),
    });
    ok(card.contents.supportHtml !== true, 'no HTML in cards');
  });
});
