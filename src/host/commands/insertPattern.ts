import { commands, Disposable, l10n, window, type LogOutputChannel } from 'vscode';
import type { PatternSnippet } from '../../core/model/pattern';
import { patternsFor, type AvailablePattern } from '../../core/snippets/patternsFor';
import type { ContentStore } from '../content/contentStore';
import { idOf } from '../content/place';
import { insertAtCursor } from '../editor/insertAtCursor';
import type { LastEditor } from '../editor/lastEditor';
import { offerLog } from '../log/offerLog';
import { registerCodePreviews, type CodePreviews } from '../patterns/codePreview';
import { insertable, isWrapped, wrapped } from '../patterns/insertable';
import { sayNotAvailable } from '../patterns/notAvailable';
import { pickPattern } from '../patterns/patternPick';

interface Services {
  readonly content: ContentStore;
  readonly editors: LastEditor;
  readonly previews: CodePreviews;
  readonly log: LogOutputChannel;
}

/** What the command was called with: anything, since anyone can call it. */
interface Asked {
  readonly pattern: unknown;
  readonly language: unknown;
}

/**
 * `systemDesign.insertPattern`: inserts a pattern at the cursors of the editor used last, in its language, and what it
 * imports at the top of the file.
 * Its argument is a pattern's id or row, or a list of them to choose from; without one it asks which of all. A second
 * argument names the language that the reader chose to see.
 */
export function registerInsertPattern(
  content: ContentStore,
  editors: LastEditor,
  log: LogOutputChannel,
): Disposable {
  const previews = registerCodePreviews((error) => {
    log.error(`The code could not be previewed: ${String(error)}`);
  });
  const command = commands.registerCommand(
    'systemDesign.insertPattern',
    async (pattern?: unknown, language?: unknown) => {
      try {
        const snippet = await chooseSnippet({ content, editors, previews, log }, { pattern, language });
        if (snippet !== undefined) await insertSnippet(editors, snippet);
      } catch (error) {
        log.error(`Inserting a pattern failed: ${String(error)}`);
        await offerLog(l10n.t('The pattern could not be inserted.'));
      }
    },
  );
  return Disposable.from(previews, command);
}

async function insertSnippet(editors: LastEditor, snippet: PatternSnippet): Promise<void> {
  const { wrap } = snippet;
  const missing: string[] = [];
  const isInserted = await insertAtCursor(editors, (editor) => {
    if (wrap === undefined || !isWrapped(snippet, editor)) return insertable(snippet, editor);
    if (!new RegExp(`\\b${wrap.name}\\b`).test(editor.document.getText())) missing.push(wrap.name);
    return wrapped(wrap.body, editor);
  });
  if (!isInserted || missing.length === 0) return;
  // Not awaited: the command is done when it has said so.
  void window.showInformationMessage(
    l10n.t(
      'The call uses the pattern, which this file does not have yet: insert it once more where its code belongs, with nothing selected.',
    ),
  );
}

async function chooseSnippet(services: Services, asked: Asked): Promise<PatternSnippet | undefined> {
  const { content, editors, log } = services;
  const document = editors.document();
  if (document === undefined) {
    void window.showInformationMessage(l10n.t('Open a file first: a pattern is inserted at the cursor.'));
    return undefined;
  }
  const language = typeof asked.language === 'string' ? asked.language : document.languageId;
  const patterns = await content.patterns();
  const wanted = idsOf(asked.pattern);
  const known = patterns.filter(({ id }) => wanted?.includes(id) ?? true);
  if (wanted !== undefined && known.length === 0) {
    log.info(`There is no pattern "${wanted.join(', ')}".`);
    void window.showInformationMessage(
      l10n.t('There is no pattern "{0}" in this version.', wanted.join(', ')),
    );
    return undefined;
  }
  const available = patternsFor(known, language);
  const [first] = available;
  if (first === undefined) {
    log.info(`No snippet of "${wanted?.join(', ') ?? 'any pattern'}" for the language "${language}".`);
    // Not awaited: the command is done when it has said so.
    void sayNotAvailable({ pattern: wanted && known[0], language });
    return undefined;
  }
  if (wanted !== undefined && available.length === 1) return readSnippet(content, first);
  return askWhich(services, available, first.written.language);
}

async function askWhich(
  { content, previews, log }: Services,
  available: readonly AvailablePattern[],
  language: string,
): Promise<PatternSnippet | undefined> {
  const choice = await pickPattern({
    available,
    preview: previews.start(language),
    codeOf: async (one) => {
      try {
        return (await readSnippet(content, one)).code;
      } catch (error) {
        log.error(`There is no preview: ${String(error)}`);
        return undefined;
      }
    },
  });
  if (choice === undefined) return undefined;
  if (choice.action === 'insert') return readSnippet(content, choice.available);
  await commands.executeCommand('systemDesign.openPattern', choice.available.pattern.id);
  return undefined;
}

async function readSnippet(
  content: ContentStore,
  { pattern, written }: AvailablePattern,
): Promise<PatternSnippet> {
  const page = await content.pattern(pattern.id);
  const snippet = page?.snippets.find(({ language }) => language === written.language);
  if (snippet === undefined) throw new Error(`the code of "${pattern.id}" could not be read`);
  return snippet;
}

/** The ids that the argument names; `undefined` where it names none. */
function idsOf(argument: unknown): readonly string[] | undefined {
  const list: readonly unknown[] = Array.isArray(argument) ? argument : [argument];
  const ids = list.map((one) => idOf(one, 'pattern')).filter((id) => id !== undefined);
  return ids.length === 0 ? undefined : ids;
}
