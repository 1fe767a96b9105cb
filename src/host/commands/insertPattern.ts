import {
  commands,
  l10n,
  SnippetString,
  window,
  type Disposable,
  type LogOutputChannel,
  type QuickPickItem,
} from 'vscode';
import type { Pattern, PatternSnippet } from '../../core/model/pattern';
import type { ContentStore } from '../content/contentStore';
import { idOf } from '../content/place';
import type { LastEditor } from '../editor/lastEditor';
import { offerLog } from '../log/offerLog';

/**
 * `systemDesign.insertPattern`: inserts a pattern at the cursor of the editor used last, in its language.
 * Without a pattern's id or row as argument it asks which one.
 */
export function registerInsertPattern(
  content: ContentStore,
  editors: LastEditor,
  log: LogOutputChannel,
): Disposable {
  return commands.registerCommand('systemDesign.insertPattern', async (argument?: unknown) => {
    try {
      const snippet = await chooseSnippet(content, editors, argument, log);
      if (snippet !== undefined) await insert(snippet, editors);
    } catch (error) {
      log.error(`Inserting a pattern failed: ${String(error)}`);
      await offerLog(l10n.t('The pattern could not be inserted.'));
    }
  });
}

async function chooseSnippet(
  content: ContentStore,
  editors: LastEditor,
  argument: unknown,
  log: LogOutputChannel,
): Promise<PatternSnippet | undefined> {
  const document = editors.document();
  if (document === undefined) {
    void window.showInformationMessage(l10n.t('Open a file first: a pattern is inserted at the cursor.'));
    return undefined;
  }
  const language = document.languageId;
  const available = inLanguage(await content.patterns(), language);
  const wanted = idOf(argument, 'pattern');
  const matching = available.filter(({ pattern }) => wanted === undefined || pattern.id === wanted);
  if (matching.length === 0) {
    log.info(`No snippet of "${wanted ?? 'any pattern'}" for the language "${language}".`);
    void window.showInformationMessage(await notAvailable(content, wanted, language));
    return undefined;
  }
  return wanted === undefined ? pickPattern(matching) : matching[0]?.snippet;
}

async function insert(snippet: PatternSnippet, editors: LastEditor): Promise<void> {
  const editor = await editors.show();
  if (editor === undefined) {
    void window.showInformationMessage(l10n.t('The file was closed; nothing was inserted.'));
    return;
  }
  const { version } = editor.document;
  await editor.insertSnippet(new SnippetString(snippet.body));
  // In a read-only editor VS Code answers that it inserted, and leaves the text as it was.
  if (editor.document.version === version) {
    void window.showWarningMessage(l10n.t('Nothing was inserted: this editor is read-only.'));
  }
}

interface Available {
  readonly pattern: Pattern;
  readonly snippet: PatternSnippet;
}

function inLanguage(patterns: readonly Pattern[], language: string): readonly Available[] {
  const names = [language, ...(RELATED[language] ?? [])];
  return patterns.flatMap((pattern) => {
    const snippet = names
      .map((name) => pattern.snippets.find((one) => one.language === name))
      .find((one) => one !== undefined);
    return snippet === undefined ? [] : [{ pattern, snippet }];
  });
}

/** Languages whose files take another language's code as it is. */
const RELATED: Readonly<Record<string, readonly string[]>> = { typescriptreact: ['typescript'] };

async function notAvailable(
  content: ContentStore,
  wanted: string | undefined,
  language: string,
): Promise<string> {
  const pattern = (await content.patterns()).find(({ id }) => id === wanted);
  if (wanted === undefined) return l10n.t('There are no patterns for the language "{0}" yet.', language);
  if (pattern === undefined) return l10n.t('There is no pattern "{0}" in this version.', wanted);
  const languages = pattern.snippets.map((snippet) => snippet.language).join(', ');
  return l10n.t(
    '{0} is not available for the language "{1}"; it is for: {2}.',
    pattern.name,
    language,
    languages,
  );
}

interface PatternPick extends QuickPickItem {
  readonly snippet: PatternSnippet;
}

async function pickPattern(available: readonly Available[]): Promise<PatternSnippet | undefined> {
  const picks = available.map(({ pattern, snippet }): PatternPick => ({
    snippet,
    label: pattern.name,
    description: snippet.prefix,
    detail: pattern.summary,
  }));
  const pick = await window.showQuickPick(picks, {
    placeHolder: l10n.t('Choose a pattern to insert at the cursor'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return pick?.snippet;
}
