import { Disposable, l10n, window, type QuickPick } from 'vscode';
import type { ContentStore } from '../content/contentStore';
import { openPlace, runButton } from './openPlace';
import { hitItems, nothingFoundItem, type SearchButton, type SearchItem } from './searchItems';
import { startItems, type LastRead } from './startItems';

export interface SearchPickOptions {
  readonly content: ContentStore;
  /** Where the reader was last; offered while nothing is typed. */
  readonly lastRead: LastRead | undefined;
  readonly onError: (error: unknown) => void;
}

/** Shows the list, which changes with every key and goes when it is hidden. The index is read only now. */
export function showSearchPick({ content, lastRead, onError }: SearchPickOptions): Disposable {
  const picker = window.createQuickPick<SearchItem>();
  picker.placeholder = l10n.t('Search topics, sections, terms and patterns');
  picker.matchOnDetail = true;
  keepOrder(picker);

  let list: ((typed: string) => SearchItem[]) | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  // Keys that came in while the host was busy are answered once, by the last of them.
  const refresh = () => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      if (list !== undefined) picker.items = list(picker.value);
    }, 0);
  };
  const pick = Disposable.from(
    picker,
    new Disposable(() => {
      clearTimeout(waiting);
    }),
    picker.onDidChangeValue(refresh),
    picker.onDidAccept(() => {
      const [item] = picker.selectedItems;
      if (item?.clears === true) {
        picker.value = '';
        refresh();
      } else if (item?.place !== undefined) {
        picker.hide();
        openPlace(item.place).catch(onError);
      }
    }),
    picker.onDidTriggerItemButton(({ button, item: { place } }) => {
      if (place === undefined) return;
      picker.hide();
      runButton(button as SearchButton, place).catch(onError);
    }),
    picker.onDidHide(() => {
      pick.dispose();
    }),
  );
  picker.busy = true;
  picker.show();
  createList(content, lastRead)
    .then((created) => {
      list = created;
      picker.busy = false;
      refresh();
    })
    .catch((error: unknown) => {
      picker.hide();
      onError(error);
    });
  return pick;
}

/** What to list for what is typed. */
async function createList(
  content: ContentStore,
  lastRead: LastRead | undefined,
): Promise<(typed: string) => SearchItem[]> {
  const [search, catalog] = await Promise.all([content.search(), content.catalog()]);
  if (search === undefined) throw new Error('The index of the search cannot be read.');
  const start = startItems(catalog, lastRead);
  return (typed) => {
    if (typed.trim() === '') return start;
    const hits = search.search(typed);
    return hits.length === 0 ? [nothingFoundItem()] : hitItems(hits);
  };
}

/**
 * VS Code sorts rows by how their labels match what is typed, and leaves out separators then. The property that
 * switches this off is not in the API's types; where it is missing, the rows are ours in VS Code's order.
 */
function keepOrder(picker: QuickPick<SearchItem>): void {
  if ('sortByLabel' in picker) picker.sortByLabel = false;
}
