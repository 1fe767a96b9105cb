import * as vscode from 'vscode';
import { ok, same } from './assert';
import { activated, closeAll, eventually, openUntitled } from './extension';

/** Whether our card is shown at a place of the first line. */
async function hasCard({ document }: vscode.TextEditor, character: number): Promise<boolean> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    new vscode.Position(0, character),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .some((one) => one instanceof vscode.MarkdownString && one.value.includes('systemDesign.hideTerm'));
}

function putCursor(editor: vscode.TextEditor, character: number): void {
  const position = new vscode.Position(0, character);
  editor.selection = new vscode.Selection(position, position);
}

async function setHidden(ids: readonly string[] | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration('systemDesign')
    .update('hover.hiddenTerms', ids, vscode.ConfigurationTarget.Global);
}

const hiddenTerms = () =>
  vscode.workspace.getConfiguration('systemDesign').get<readonly string[]>('hover.hiddenTerms');

suite('commands of cards', () => {
  suiteSetup(activated);
  teardown(async () => {
    await setHidden(undefined);
    await closeAll();
  });

  test('Explain Term at Cursor shows a card that was hidden, until the cursor moves', async () => {
    const editor = await openUntitled('plaintext', 'a jwt here');
    await eventually(() => hasCard(editor, 3));
    await setHidden(['jwt']);
    ok(!(await hasCard(editor, 3)), 'hidden, it has no card');
    putCursor(editor, 3);
    await vscode.commands.executeCommand('systemDesign.explainTerm');
    ok(await hasCard(editor, 3), 'asked for, it has one');
    putCursor(editor, 8);
    await eventually(async () => !(await hasCard(editor, 3)));
  });

  test('Explain Term at Cursor takes the start of a selection where its end is on no term', async () => {
    const editor = await openUntitled('plaintext', 'a jwt, too');
    await setHidden(['jwt']);
    editor.selection = new vscode.Selection(0, 3, 0, 10);
    await vscode.commands.executeCommand('systemDesign.explainTerm');
    ok(await hasCard(editor, 3), 'the term at the start has a card');
  });

  test('Explain Term at Cursor without a term, and without an editor, ends', async () => {
    const editor = await openUntitled('plaintext', 'nothing');
    putCursor(editor, 3);
    await vscode.commands.executeCommand('systemDesign.explainTerm');
    await closeAll();
    await vscode.commands.executeCommand('systemDesign.explainTerm');
  });

  test('Hide This Term takes its cards away and lists it in the setting, once', async () => {
    const editor = await openUntitled('plaintext', 'a jwt here');
    await eventually(() => hasCard(editor, 3));
    await vscode.commands.executeCommand('systemDesign.hideTerm', 'jwt');
    await vscode.commands.executeCommand('systemDesign.hideTerm', 'jwt');
    same(hiddenTerms(), ['jwt']);
    ok(!(await hasCard(editor, 3)), 'it has no card');
    await setHidden(undefined);
    ok(await hasCard(editor, 3), 'taken out of the setting, it has one');
  });

  test('Hide This Term does nothing for what is no term', async () => {
    for (const argument of ['no-such-term', 'Not An Id', 7, undefined, { kind: 'topic', id: 'jwt' }])
      await vscode.commands.executeCommand('systemDesign.hideTerm', argument);
    same(hiddenTerms(), []);
  });

  test('Look Up Term opens nothing when it is left', async () => {
    const looking = vscode.commands.executeCommand('systemDesign.lookUpTerm', 'jwt');
    await new Promise((resolve) => setTimeout(resolve, 200));
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await looking;
  });
});
