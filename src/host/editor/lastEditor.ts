import { window, workspace, type TextDocument, type TextEditor, type ViewColumn } from 'vscode';

/** The editor a person worked in last, also while a panel or an output channel has the focus or covers it. */
export interface LastEditor {
  readonly document: () => TextDocument | undefined;
  /** Brings that editor to the front; `undefined` if its document was closed. */
  readonly show: () => Promise<TextEditor | undefined>;
  readonly dispose: () => void;
}

/** Follows the active editor. The owner disposes it. */
export function followLastEditor(): LastEditor {
  let last: { readonly document: TextDocument; readonly column: ViewColumn | undefined } | undefined;
  const remember = (editor: TextEditor | undefined) => {
    if (editor !== undefined && isEditable(editor.document)) {
      last = { document: editor.document, column: editor.viewColumn };
    }
  };
  remember(window.activeTextEditor);
  const subscription = window.onDidChangeActiveTextEditor(remember);
  const current = () => (last?.document.isClosed === true ? undefined : last);
  return {
    document: () => current()?.document,
    show: async () => {
      const target = current();
      if (target === undefined) return undefined;
      const active = window.activeTextEditor;
      if (active?.document === target.document) return active;
      return window.showTextDocument(target.document, target.column);
    },
    dispose: () => {
      subscription.dispose();
    },
  };
}

/** Documents of file systems and new ones; not output channels, logs and the like. */
function isEditable({ uri: { scheme } }: TextDocument): boolean {
  return (
    scheme === 'untitled' ||
    scheme === 'vscode-notebook-cell' ||
    workspace.fs.isWritableFileSystem(scheme) !== undefined
  );
}
