import * as vscode from 'vscode';
import { ok } from './assert';
import { activated } from './extension';

suite('the extension', () => {
  test('is present and activates', async () => {
    ok((await activated()).isActive, 'it is not active');
  });

  test('registers every command that its manifest names', async () => {
    const extension = await activated();
    const { contributes } = extension.packageJSON as {
      contributes: { commands: readonly { command: string }[] };
    };
    const registered = await vscode.commands.getCommands(true);
    for (const { command } of contributes.commands)
      ok(registered.includes(command), `${command} is not registered`);
  });
});
