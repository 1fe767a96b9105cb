import {
  Disposable,
  EventEmitter,
  languages,
  l10n,
  Range,
  TabInputText,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  window,
  workspace,
  type Tab,
  type TabGroup,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import { findLanguage } from '../../core/snippets/languages';

const SCHEME = 'system-design-code';

/** Whoever chooses at once sees no editor come and go. */
const OPEN_AFTER_MS = 150;

/** VS Code tells extensions of a new tab a moment after it has opened. */
const TAB_WAIT_MS = 1000;

/** Code that is shown beside the editor, read-only, while something is chosen. */
export interface CodePreview {
  /** Shows other code in the same place. */
  show(code: string): void;
  /** Leaves the editors as they were. Awaited before anything else is done with them. */
  close(): Promise<void>;
}

/** Makes previews; one at a time is open. */
export interface CodePreviews {
  start(language: string): CodePreview;
  dispose(): void;
}

/**
 * Serves previews as a virtual document: one tab whose text changes, so that nothing flickers. It is opened as a tab
 * that stays, because one in preview mode would take the place of the reader's own.
 */
export function registerCodePreviews(onError: (error: unknown) => void): CodePreviews {
  const changed = new EventEmitter<Uri>();
  let text = '';
  const provider = workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: () => text,
  });
  return {
    start(language) {
      const uri = previewUri(language);
      let waiting: ReturnType<typeof setTimeout> | undefined;
      let opening: Promise<TextEditor | undefined> | undefined;
      let editor: TextEditor | undefined;
      let isClosed = false;
      const groups = new Set(window.tabGroups.all.map(({ viewColumn }) => viewColumn));

      const open = async (): Promise<TextEditor | undefined> => {
        const document = await inLanguage(await workspace.openTextDocument(uri), language);
        // VS Code may still have it from last time.
        changed.fire(uri);
        if (isClosed) return undefined;
        const options = { viewColumn: ViewColumn.Beside, preserveFocus: true, preview: false };
        return (editor = await window.showTextDocument(document, options));
      };
      return {
        show(code) {
          text = code;
          if (isClosed) return;
          if (opening === undefined) {
            waiting ??= setTimeout(() => {
              opening = open().catch((error: unknown) => {
                onError(error);
                return undefined;
              });
            }, OPEN_AFTER_MS);
            return;
          }
          changed.fire(uri);
          editor?.revealRange(new Range(0, 0, 0, 0), TextEditorRevealType.AtTop);
        },
        async close() {
          if (isClosed) return;
          isClosed = true;
          clearTimeout(waiting);
          if ((await opening) !== undefined) await closeTab(groups);
        },
      };
    },
    dispose() {
      Disposable.from(provider, changed).dispose();
    },
  };
}

/** The tab's name is the document's, and its ending the language's. */
function previewUri(language: string): Uri {
  const name = l10n.t('Pattern Preview').replaceAll(/[/\\]/g, ' ');
  return Uri.from({ scheme: SCHEME, path: `/${name}${findLanguage(language)?.extension ?? ''}` });
}

/** A person's own `files.associations` may have given the ending to another language. */
async function inLanguage(document: TextDocument, language: string): Promise<TextDocument> {
  if (document.languageId === language) return document;
  const known = await languages.getLanguages();
  return known.includes(language) ? languages.setTextDocumentLanguage(document, language) : document;
}

/** Closes the preview, and the group that was made for it where VS Code is set to keep empty groups. */
async function closeTab(groupsBefore: ReadonlySet<ViewColumn>): Promise<void> {
  const [tab] = await shownTabs();
  if (tab === undefined) return;
  const { viewColumn } = tab.group;
  await window.tabGroups.close(tab, true);
  const left = window.tabGroups.all.find((group: TabGroup) => group.viewColumn === viewColumn);
  if (left?.tabs.length === 0 && !groupsBefore.has(viewColumn)) await window.tabGroups.close(left, true);
}

async function shownTabs(): Promise<readonly Tab[]> {
  const now = previewTabs();
  if (now.length > 0) return now;
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      listener.dispose();
      resolve(previewTabs());
    };
    const timer = setTimeout(done, TAB_WAIT_MS);
    const listener = window.tabGroups.onDidChangeTabs(() => {
      if (previewTabs().length > 0) done();
    });
  });
}

function previewTabs(): readonly Tab[] {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof TabInputText && input.uri.scheme === SCHEME);
}
