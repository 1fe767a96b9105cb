import {
  commands,
  Disposable,
  EventEmitter,
  window,
  type Event,
  type LogOutputChannel,
  type Memento,
} from 'vscode';
import type { ContentStore } from '../content/contentStore';
import { createGlossaryTree, type GlossaryOrder } from './glossaryTree';

const KEY = 'systemDesign.glossaryOrder';

/** The view `systemDesign.glossary`, by category or from A to Z; the choice is remembered. */
export function registerGlossaryView(
  content: ContentStore,
  memory: Memento,
  log: LogOutputChannel,
  onRetry: Event<void>,
): Disposable {
  const changed = new EventEmitter<undefined>();
  let order: GlossaryOrder = memory.get(KEY) === 'alphabet' ? 'alphabet' : 'category';
  const showOrder = () => {
    void commands.executeCommand('setContext', 'systemDesign.glossaryByAlphabet', order === 'alphabet');
  };
  const setOrder = async (next: GlossaryOrder): Promise<void> => {
    order = next;
    showOrder();
    changed.fire(undefined);
    try {
      await memory.update(KEY, next);
    } catch (error) {
      log.warn(`The order of the glossary is not remembered: ${String(error)}`);
    }
  };
  showOrder();
  return Disposable.from(
    changed,
    window.createTreeView('systemDesign.glossary', {
      treeDataProvider: createGlossaryTree(content, () => order, changed.event),
      showCollapseAll: true,
    }),
    onRetry(() => {
      changed.fire(undefined);
    }),
    commands.registerCommand('systemDesign.glossaryByCategory', () => setOrder('category')),
    commands.registerCommand('systemDesign.glossaryByAlphabet', () => setOrder('alphabet')),
  );
}
