import { commands, Disposable, l10n, type LogOutputChannel } from 'vscode';
import type { ContentStore } from '../content/contentStore';
import { offerLog } from '../log/offerLog';
import { showSearchPick } from './searchPick';
import type { LastRead } from './startItems';

/** `systemDesign.search`: one list over topics, sections, terms and patterns. */
export function registerSearch(
  content: ContentStore,
  log: LogOutputChannel,
  lastRead?: () => LastRead | undefined,
): Disposable {
  let shown: Disposable | undefined;
  return Disposable.from(
    commands.registerCommand('systemDesign.search', () => {
      shown?.dispose();
      shown = showSearchPick({
        content,
        lastRead: lastRead?.(),
        onError: (error) => {
          log.error(`The search failed: ${String(error)}`);
          void offerLog(l10n.t('The search failed.'));
        },
      });
    }),
    new Disposable(() => {
      shown?.dispose();
    }),
  );
}
