import * as vscode from 'vscode';
import { createContentStore, type ContentStore } from '../../../src/host/content/contentStore';
import { ok } from './assert';

/** The extension under test, activated. */
export async function activated(): Promise<vscode.Extension<unknown>> {
  const extension = vscode.extensions.getExtension('system-design-companion.system-design-companion');
  ok(extension, 'VS Code does not know the extension');
  await extension.activate();
  return extension;
}

/** A content store over the extension's real files, and what it logged. */
export async function contentStore(): Promise<{
  readonly content: ContentStore;
  readonly errors: readonly string[];
}> {
  const { extensionUri } = await activated();
  const errors: string[] = [];
  const log = { error: (text: string) => errors.push(text) } as unknown as vscode.LogOutputChannel;
  return { content: createContentStore(extensionUri, log), errors };
}

/** Waits until something is there; a test's time-out ends the wait. */
export async function eventually<T>(
  look: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Opens a new document in an editor. VS Code 1.100 may hand out one again that was only just closed. */
export async function openUntitled(language: string, content = ''): Promise<vscode.TextEditor> {
  const document = await eventually(async () => {
    const opened = await vscode.workspace.openTextDocument({ language, content });
    return opened.getText() === content && opened;
  });
  return vscode.window.showTextDocument(document);
}

/** Closes every tab, so that a test starts with none. */
export async function closeAll(): Promise<void> {
  await vscode.window.tabGroups.close(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs));
}
