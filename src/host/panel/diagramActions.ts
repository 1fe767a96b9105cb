import {
  env,
  FileSystemError,
  l10n,
  SnippetString,
  Uri,
  window,
  workspace,
  type LogOutputChannel,
  type SaveDialogOptions,
  type TextEditor,
} from 'vscode';
import { mermaidBlock, onOwnLines } from '../../core/diagrams/mermaidBlock';
import type { Diagram } from '../../core/model/page';
import { pagesOfDiagram } from '../../core/text/blockIds';
import type { DiagramFormat, DiagramMessage, FontFace, ToDiagrams } from '../../protocol/diagramMessages';
import type { ContentStore } from '../content/contentStore';
import { readDiagramFonts } from '../content/diagramFonts';
import { insertAtCursor } from '../editor/insertAtCursor';
import type { LastEditor } from '../editor/lastEditor';
import { offerLog } from '../log/offerLog';

export interface DiagramActionParts {
  readonly extensionUri: Uri;
  readonly content: ContentStore;
  readonly editors: LastEditor;
  readonly log: LogOutputChannel;
  /** Asks where to save; VS Code's own dialog unless a test answers. */
  readonly askWhere?: (options: SaveDialogOptions) => Thenable<Uri | undefined>;
}

/** Does what a diagram in a panel asks for; `send` speaks to that panel. */
export type DiagramActions = (message: DiagramMessage, send: (answer: ToDiagrams) => void) => Promise<void>;

/** The host's side of the diagram tools: clipboard, files, editor, and the diagram font as data. */
export function createDiagramActions(parts: DiagramActionParts): DiagramActions {
  const { extensionUri, content, editors, log } = parts;
  const askWhere = parts.askWhere ?? ((options) => window.showSaveDialog(options));
  let faces: Promise<readonly FontFace[]> | undefined;

  return async (message, send) => {
    if (message.type === 'fonts') {
      faces ??= readDiagramFonts(extensionUri);
      try {
        send({ type: 'fonts', faces: await faces });
      } catch (error) {
        faces = undefined;
        log.error(`The diagram font could not be read: ${String(error)}`);
        send({ type: 'fonts', faces: [] });
      }
      return;
    }
    const { diagram: id } = message;
    const diagram = await findDiagram(content, id);
    if (diagram === undefined) {
      log.warn(`The panel named the diagram "${id}", which does not exist.`);
      return;
    }
    const say = (text: string) => {
      send({ type: 'diagramStatus', diagram: id, text });
    };
    switch (message.type) {
      case 'copySvg':
        await env.clipboard.writeText(message.svg);
        say(l10n.t('Copied as SVG'));
        break;
      case 'copyMermaid':
        await env.clipboard.writeText(diagram.source);
        say(l10n.t('Copied as Mermaid'));
        break;
      case 'insertDiagram':
        if (await insertDiagram(editors, diagram.source)) say(l10n.t('Inserted at the cursor'));
        break;
      case 'saveDiagram': {
        const saved = await saveDiagram(message, editors, askWhere, log);
        if (saved !== undefined) say(l10n.t('Saved as {0}', saved));
      }
    }
  };
}

/** A diagram is named after its topic or pattern, so that its page need not be searched for. */
async function findDiagram(content: ContentStore, id: string): Promise<Diagram | undefined> {
  const { topic, pattern } = pagesOfDiagram(id);
  const page = await content.page(topic);
  const article = pattern === undefined ? undefined : (await content.pattern(pattern))?.article;
  return [...(page?.diagrams ?? []), ...(article?.diagrams ?? [])].find((one) => one.id === id);
}

async function insertDiagram(editors: LastEditor, source: string): Promise<boolean> {
  if (editors.document() === undefined) {
    void window.showInformationMessage(l10n.t('Open a file first: a diagram is inserted at the cursor.'));
    return false;
  }
  return insertAtCursor(editors, (editor) => ({
    snippet: new SnippetString().appendText(textFor(editor, source)),
  }));
}

/** A file of Mermaid takes the source as it is, any other a fenced block. */
function textFor({ document, selection }: TextEditor, source: string): string {
  const isMermaid = document.languageId === 'mermaid' || /\.(?:mmd|mermaid)$/i.test(document.uri.path);
  const before = document.lineAt(selection.start.line).text.slice(0, selection.start.character);
  const after = document.lineAt(selection.end.line).text.slice(selection.end.character);
  return onOwnLines(isMermaid ? source.trimEnd() : mermaidBlock(source), { before, after });
}

type SaveMessage = Extract<DiagramMessage, { readonly type: 'saveDiagram' }>;

/** Saves where the user says. Returns the file's name, or `undefined` if nothing was saved. */
async function saveDiagram(
  { diagram, format, data }: SaveMessage,
  editors: LastEditor,
  askWhere: (options: SaveDialogOptions) => Thenable<Uri | undefined>,
  log: LogOutputChannel,
): Promise<string | undefined> {
  try {
    const bytes = fromBase64(data);
    if (!isPicture(bytes, format)) throw new Error(`The panel's ${format} does not begin like one.`);
    const target = await askWhere({
      defaultUri: Uri.joinPath(folderToSaveIn(editors), `${diagram}.${format}`),
      filters: { [format.toUpperCase()]: [format] },
      title: l10n.t('Save Diagram'),
    });
    if (target === undefined) return undefined;
    await workspace.fs.writeFile(target, bytes);
    return target.path.slice(target.path.lastIndexOf('/') + 1);
  } catch (error) {
    log.error(`Saving ${diagram} as ${format} failed: ${String(error)}`);
    // Not awaited: the notification may stay for long.
    void offerLog(whyNotSaved(error));
    return undefined;
  }
}

function whyNotSaved(error: unknown): string {
  const code = error instanceof FileSystemError ? error.code : undefined;
  if (code === 'NoPermissions') {
    return l10n.t('The diagram was not saved: that place is read-only. Choose another folder.');
  }
  if (code === 'FileNotFound') {
    return l10n.t('The diagram was not saved: that folder does not exist. Choose another one.');
  }
  return l10n.t('The diagram could not be saved.');
}

/** The workspace, else the folder of the file worked on last; without either the dialog knows a place itself. */
function folderToSaveIn(editors: LastEditor): Uri {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  if (folder !== undefined) return folder;
  const document = editors.document();
  if (document === undefined || document.isUntitled) return Uri.file('/');
  return Uri.joinPath(document.uri, '..');
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47];

function isPicture(bytes: Uint8Array, format: DiagramFormat): boolean {
  if (format === 'png') return PNG_SIGNATURE.every((byte, index) => bytes[index] === byte);
  return new TextDecoder().decode(bytes.subarray(0, 5)) === '<svg ';
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
