import { commands, env, l10n, window, type Disposable, type QuickPickItem } from 'vscode';
import type { Term } from '../../core/model/term';
import type { ContentStore } from '../content/contentStore';
import { selectedText } from '../hover/explainTerm';
import { plainLabel } from '../../core/text/plainLabel';

interface TermItem extends QuickPickItem {
  readonly id: string;
}

/** `systemDesign.lookUpTerm` lists all terms, beginning with what is selected in the editor, and opens the chosen one. */
export function registerLookUpTerm(content: Pick<ContentStore, 'terms'>): Disposable {
  return commands.registerCommand('systemDesign.lookUpTerm', async (typed?: unknown) => {
    const terms = await content.terms();
    const editor = window.activeTextEditor;
    const words = typeof typed === 'string' ? typed : editor === undefined ? '' : selectedText(editor);
    const id = await pickTerm(termItems(terms), known(terms, words) ? words : '');
    if (id !== undefined) await commands.executeCommand('systemDesign.openTerm', id);
  });
}

/** A list that begins with what is known, never with a word that would leave it empty. */
function known(terms: readonly Term[], words: string): boolean {
  const typed = words.toLowerCase();
  return terms.some(({ name, also, covers }) =>
    [name, ...also, ...covers].some((text) => text.toLowerCase().includes(typed)),
  );
}

function termItems(terms: readonly Term[]): TermItem[] {
  const collator = new Intl.Collator(env.language, { numeric: true });
  return terms
    .map(({ id, name, expansion, also, covers, meaning }) => ({
      id,
      label: plainLabel(name),
      description: plainLabel(
        [expansion, ...also, ...covers].filter((text) => text !== undefined).join(' · '),
      ),
      detail: plainLabel(meaning.replaceAll('`', '')),
    }))
    .sort((a, b) => collator.compare(a.label, b.label));
}

function pickTerm(items: TermItem[], value: string): Promise<string | undefined> {
  const picker = window.createQuickPick<TermItem>();
  picker.placeholder = l10n.t('Look up a term');
  picker.matchOnDescription = true;
  picker.items = items;
  picker.value = value;
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      resolve(picker.selectedItems[0]?.id);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}
