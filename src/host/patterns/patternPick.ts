import { Disposable, l10n, QuickPickItemKind, ThemeIcon, window, type QuickPickItem } from 'vscode';
import type { AvailablePattern } from '../../core/snippets/patternsFor';
import { plainLabel } from '../../core/text/plainLabel';
import type { CodePreview } from './codePreview';
import { groupName } from './groupName';

/** A row; one without a pattern is the name of a group. */
export interface PatternItem extends QuickPickItem {
  readonly available?: AvailablePattern;
}

/** What a reader chose to do with a pattern. */
export interface PatternChoice {
  readonly available: AvailablePattern;
  readonly action: 'insert' | 'openPage';
}

export interface PatternPickOptions {
  readonly available: readonly AvailablePattern[];
  /** Shows the code of the row that is active; closed when the list goes. */
  readonly preview: CodePreview;
  /** The code of a row, `undefined` where it cannot be read. */
  readonly codeOf: (available: AvailablePattern) => Promise<string | undefined>;
}

/** The rows: groups in the order in which the content first names them, as in the Patterns view. */
export function patternItems(available: readonly AvailablePattern[]): readonly PatternItem[] {
  const groups = [...new Set(available.map(({ pattern }) => pattern.group))];
  return groups.flatMap((group) => [
    { kind: QuickPickItemKind.Separator, label: plainLabel(groupName(group)) },
    ...available.filter(({ pattern }) => pattern.group === group).map(patternItem),
  ]);
}

function patternItem(available: AvailablePattern): PatternItem {
  const { pattern, written } = available;
  return {
    available,
    label: plainLabel(pattern.name),
    description: plainLabel(written.prefix),
    detail: plainLabel(pattern.summary),
    buttons: [{ iconPath: new ThemeIcon('go-to-file'), tooltip: l10n.t('Open Pattern') }],
  };
}

/** Asks which pattern, showing the code of each before it is chosen. When this resolves the editors are as before. */
export async function pickPattern(options: PatternPickOptions): Promise<PatternChoice | undefined> {
  const choice = await ask(options);
  await options.preview.close();
  return choice;
}

function ask({ available, preview, codeOf }: PatternPickOptions): Promise<PatternChoice | undefined> {
  const picker = window.createQuickPick<PatternItem>();
  picker.placeholder = l10n.t('Choose a pattern to insert at the cursor');
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.items = patternItems(available);
  let active: AvailablePattern | undefined;
  const showCode = async (one: AvailablePattern): Promise<void> => {
    const code = await codeOf(one);
    // Another row may be active by now.
    if (code !== undefined && active === one) preview.show(code);
  };
  return new Promise((resolve) => {
    const finish = (choice?: PatternChoice): void => {
      active = undefined;
      resolve(choice);
      all.dispose();
    };
    const all = Disposable.from(
      picker,
      picker.onDidChangeActive(([item]) => {
        if (item?.available === undefined || item.available === active) return;
        active = item.available;
        void showCode(active);
      }),
      picker.onDidAccept(() => {
        const chosen = picker.selectedItems[0]?.available;
        if (chosen !== undefined) finish({ available: chosen, action: 'insert' });
      }),
      picker.onDidTriggerItemButton(({ item }) => {
        if (item.available !== undefined) finish({ available: item.available, action: 'openPage' });
      }),
      picker.onDidHide(() => {
        finish();
      }),
    );
    picker.show();
  });
}
