import {
  commands,
  l10n,
  SnippetString,
  window,
  type Disposable,
  type LogOutputChannel,
  type QuickPickItem,
} from 'vscode';
import type { Pattern, PatternLanguage, PatternSnippet } from '../../core/model/pattern';
import type { ContentStore } from '../content/contentStore';
import { insertAtCursor } from '../editor/insertAtCursor';
import { idOf } from '../content/place';
import type { LastEditor } from '../editor/lastEditor';
import { offerLog } from '../log/offerLog';

/**
 * `systemDesign.insertPattern`: inserts a pattern at the cursor of the editor used last, in its language.
 * Without a pattern's id or row as argument it asks which one. A second argument names the language that the reader
 * chose to see.
 */
export function registerInsertPattern(
  content: ContentStore,
  editors: LastEditor,
  log: LogOutputChannel,
): Disposable {
  return commands.registerCommand(
    'systemDesign.insertPattern',
    async (argument?: unknown, language?: unknown) => {
      try {
        const snippet = await chooseSnippet(content, editors, { pattern: argument, language }, log);
        if (snippet !== undefined) await insertAtCursor(editors, () => new SnippetString(snippet.body));
      } catch (error) {
        log.error(`Inserting a pattern failed: ${String(error)}`);
        await offerLog(l10n.t('The pattern could not be inserted.'));
      }
    },
  );
}

async function chooseSnippet(
  content: ContentStore,
  editors: LastEditor,
  asked: { readonly pattern: unknown; readonly language: unknown },
  log: LogOutputChannel,
): Promise<PatternSnippet | undefined> {
  const document = editors.document();
  if (document === undefined) {
    void window.showInformationMessage(l10n.t('Open a file first: a pattern is inserted at the cursor.'));
    return undefined;
  }
  const language = typeof asked.language === 'string' ? asked.language : document.languageId;
  const available = inLanguage(await content.patterns(), language);
  const wanted = idOf(asked.pattern, 'pattern');
  const matching = available.filter(({ pattern }) => wanted === undefined || pattern.id === wanted);
  if (matching.length === 0) {
    log.info(`No snippet of "${wanted ?? 'any pattern'}" for the language "${language}".`);
    void window.showInformationMessage(await notAvailable(content, wanted, language));
    return undefined;
  }
  const chosen = wanted === undefined ? await pickPattern(matching) : matching[0];
  return chosen === undefined ? undefined : readSnippet(content, chosen);
}

async function readSnippet(content: ContentStore, { pattern, written }: Available): Promise<PatternSnippet> {
  const page = await content.pattern(pattern.id);
  const snippet = page?.snippets.find(({ language }) => language === written.language);
  if (snippet === undefined) throw new Error(`the code of "${pattern.id}" could not be read`);
  return snippet;
}

interface Available {
  readonly pattern: Pattern;
  readonly written: PatternLanguage;
}

function inLanguage(patterns: readonly Pattern[], language: string): readonly Available[] {
  const names = [language, ...(RELATED[language] ?? [])];
  return patterns.flatMap((pattern) => {
    const written = names
      .map((name) => pattern.languages.find((one) => one.language === name))
      .find((one) => one !== undefined);
    return written === undefined ? [] : [{ pattern, written }];
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
  const languages = pattern.languages.map(({ language: name }) => name).join(', ');
  return l10n.t(
    '{0} is not available for the language "{1}"; it is for: {2}.',
    pattern.name,
    language,
    languages,
  );
}

interface PatternPick extends QuickPickItem {
  readonly available: Available;
}

async function pickPattern(available: readonly Available[]): Promise<Available | undefined> {
  const picks = available.map((one): PatternPick => ({
    available: one,
    label: one.pattern.name,
    description: one.written.prefix,
    detail: one.pattern.summary,
  }));
  const pick = await window.showQuickPick(picks, {
    placeHolder: l10n.t('Choose a pattern to insert at the cursor'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return pick?.available;
}
