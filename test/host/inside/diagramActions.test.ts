import * as vscode from 'vscode';
import { createDiagramActions } from '../../../src/host/panel/diagramActions';
import { followLastEditor, type LastEditor } from '../../../src/host/editor/lastEditor';
import type { DiagramMessage, ToDiagrams } from '../../../src/protocol/diagramMessages';
import { ok, same } from './assert';
import { activated, closeAll, contentStore, openUntitled } from './extension';

const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

suite('what the host does for a diagram', () => {
  let editors: LastEditor;
  let source: string;
  setup(async () => {
    await activated();
    await closeAll();
    editors = followLastEditor();
    source = (await (await contentStore()).content.page('jwt'))?.diagrams[0]?.source.trimEnd() ?? '';
    ok(source !== '', 'there is a diagram');
  });
  teardown(async () => {
    editors.dispose();
    await closeAll();
  });

  /** Asks as the panel does; `where` answers in place of the save dialog. */
  const ask = async (message: DiagramMessage, where?: vscode.Uri) => {
    const { extensionUri } = await activated();
    const answers: ToDiagrams[] = [];
    const logged: string[] = [];
    const asked: vscode.SaveDialogOptions[] = [];
    const write = (text: string) => logged.push(text);
    const log = { error: write, warn: write } as unknown as vscode.LogOutputChannel;
    const act = createDiagramActions({
      extensionUri,
      content: (await contentStore()).content,
      editors,
      log,
      askWhere: (options) => {
        asked.push(options);
        return Promise.resolve(where);
      },
    });
    await act(message, (answer) => answers.push(answer));
    return { answers, logged, asked };
  };
  const saving = (format: 'svg' | 'png', data: string): DiagramMessage => ({
    type: 'saveDiagram',
    diagram: 'jwt-1',
    format,
    data,
  });
  const said = (answers: readonly ToDiagrams[]) =>
    answers.map((answer) => (answer.type === 'diagramStatus' ? answer.text : answer.type));
  const target = (name: string) => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    ok(folder, 'there is a workspace');
    return vscode.Uri.joinPath(folder.uri, name);
  };

  test('gives the diagram font as data', async () => {
    const { answers } = await ask({ type: 'fonts' });
    const [fonts] = answers;
    ok(fonts?.type === 'fonts', 'fonts are answered');
    same(
      fonts.faces.map(({ weight, base64 }) => [weight, atob(base64).slice(0, 4)]),
      [
        [400, 'wOF2'],
        [600, 'wOF2'],
      ],
    );
  });

  test('copies an SVG, and the Mermaid source by its own book', async () => {
    const svg = await ask({ type: 'copySvg', diagram: 'jwt-1', svg: '<svg >x</svg>' });
    same(said(svg.answers), ['Copied as SVG']);
    same(await vscode.env.clipboard.readText(), '<svg >x</svg>');
    const mermaid = await ask({ type: 'copyMermaid', diagram: 'jwt-1' });
    same(said(mermaid.answers), ['Copied as Mermaid']);
    same((await vscode.env.clipboard.readText()).trimEnd(), source);
  });

  test('saves where it is told, under a name of its own', async () => {
    const file = target('saved.png');
    try {
      const { answers, asked } = await ask(saving('png', PNG), file);
      same(asked[0]?.defaultUri?.path, target('jwt-1.png').path);
      same(asked[0]?.filters, { PNG: ['png'] });
      same(said(answers), ['Saved as saved.png']);
      same((await vscode.workspace.fs.readFile(file)).length, atob(PNG).length);
    } finally {
      await vscode.workspace.fs.delete(file);
    }
  });

  test('saves nothing when the dialog is cancelled, when it is no picture, or when it cannot be written', async () => {
    same(await ask(saving('svg', btoa('<svg ></svg>'))).then(({ answers }) => answers), []);
    const wrong = await ask(saving('png', btoa('#!/bin/sh')), target('wrong.png'));
    same([wrong.asked.length, wrong.answers.length, wrong.logged.length], [0, 0, 1]);
    const nowhere = vscode.Uri.parse('no-such-scheme:/folder/x.svg');
    const failed = await ask(saving('svg', btoa('<svg ></svg>')), nowhere);
    same([failed.answers.length, failed.logged.length], [0, 1]);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  test('an unknown diagram does nothing but a line in the log', async () => {
    for (const diagram of ['jwt-99', 'no-such-topic-1']) {
      const { answers, logged } = await ask({ type: 'copyMermaid', diagram });
      same([answers.length, logged.length], [0, 1]);
    }
  });

  test('inserts a fenced block on lines of its own', async () => {
    const editor = await openUntitled('markdown', 'before after');
    editor.selection = new vscode.Selection(0, 6, 0, 7);
    const { answers } = await ask({ type: 'insertDiagram', diagram: 'jwt-1' });
    same(said(answers), ['Inserted at the cursor']);
    const text = editor.document.getText().replaceAll('\r\n', '\n');
    same(text, `before\n\n\`\`\`mermaid\n${source}\n\`\`\`\n\nafter`);
  });

  test('inserts into an empty line as it is, and into a Mermaid file without a fence', async () => {
    const file = target('drawing.mmd');
    await vscode.workspace.fs.writeFile(file, new Uint8Array());
    try {
      const { document } = await vscode.window.showTextDocument(file);
      await ask({ type: 'insertDiagram', diagram: 'jwt-1' });
      same(document.getText().replaceAll('\r\n', '\n'), source);
      await document.save();
    } finally {
      await closeAll();
      await vscode.workspace.fs.delete(file);
    }
    const editor = await openUntitled('markdown');
    await ask({ type: 'insertDiagram', diagram: 'jwt-1' });
    same(editor.document.getText().replaceAll('\r\n', '\n'), `\`\`\`mermaid\n${source}\n\`\`\``);
  });

  test('without an editor, or with one that is read-only, nothing is inserted', async () => {
    same((await ask({ type: 'insertDiagram', diagram: 'jwt-1' })).answers, []);
    const { document } = await vscode.window.showTextDocument(target('README.md'));
    const before = document.getText();
    await vscode.commands.executeCommand('workbench.action.files.setActiveEditorReadonlyInSession');
    try {
      same((await ask({ type: 'insertDiagram', diagram: 'jwt-1' })).answers, []);
      same(document.getText() === before, true);
    } finally {
      await vscode.commands.executeCommand('workbench.action.files.setActiveEditorWriteableInSession');
    }
  });
});
