import * as vscode from 'vscode';
import { findTerm } from '../../../src/core/terms/findTerm';
import { buildTermIndex } from '../../../src/core/terms/termIndex';
import { ok, same } from './assert';
import { activated, closeAll, contentStore } from './extension';

suite('the example', () => {
  suiteSetup(activated);
  teardown(closeAll);

  test('is a new file with the caret on a term, and takes patterns', async () => {
    await vscode.commands.executeCommand('systemDesign.openExample');
    const editor = vscode.window.activeTextEditor;
    ok(editor, 'an editor is open');
    same(editor.document.uri.scheme, 'untitled');
    const { content } = await contentStore();
    const index = buildTermIndex(await content.terms());
    // Not by VS Code's hover command, which also waits for the language's own server.
    const termAt = (position: vscode.Position) =>
      findTerm(index, editor.document.lineAt(position.line).text, position.character)?.term.id;
    same(termAt(editor.selection.active), 'jwt');
    for (const word of ['ttlSeconds', 'single-flight', 'cache stampede']) {
      const offset = editor.document.getText().indexOf(word) + 1;
      ok(termAt(editor.document.positionAt(offset)) !== undefined, `${word} is a term`);
    }
    await vscode.commands.executeCommand('systemDesign.insertPattern', 'observer');
    ok(editor.document.getText().includes('class Subject'), 'a pattern can be inserted');
  });
});
