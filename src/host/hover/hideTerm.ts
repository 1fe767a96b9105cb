import {
  commands,
  ConfigurationTarget,
  l10n,
  window,
  workspace,
  type Disposable,
  type LogOutputChannel,
} from 'vscode';
import { idOf } from '../content/place';
import { offerLog } from '../log/offerLog';
import { readHoverSettings } from '../settings/hoverSettings';
import type { Lexicon } from './lexicon';

const SETTING = 'hover.hiddenTerms';

/** `systemDesign.hideTerm`, the link of a card: the term gets no more cards, until the setting lists it no more. */
export function registerHideTerm(lexicon: () => Promise<Lexicon>, log: LogOutputChannel): Disposable {
  return commands.registerCommand('systemDesign.hideTerm', async (argument?: unknown) => {
    const id = idOf(argument, 'term');
    const term = (await lexicon()).terms.find((one) => one.id === id);
    if (term === undefined) {
      log.warn('hideTerm was called for a term that does not exist.');
      return;
    }
    try {
      await setHidden([...readHoverSettings().hidden, term.id]);
    } catch (error) {
      log.error(`${term.id} could not be hidden: ${String(error)}`);
      await offerLog(l10n.t('The setting could not be changed.'));
      return;
    }
    // Not awaited: the command is done, and whoever runs it need not wait for an answer.
    void offerUndo(term.id, term.name, log);
  });
}

async function offerUndo(id: string, name: string, log: LogOutputChannel): Promise<void> {
  const undo = l10n.t('Undo');
  const open = l10n.t('Open Setting');
  const chosen = await window.showInformationMessage(
    l10n.t('No more cards for “{0}”.', name.replaceAll(/[[\]()]/g, ' ')),
    undo,
    open,
  );
  try {
    if (chosen === undo) await setHidden([...readHoverSettings().hidden].filter((other) => other !== id));
    if (chosen === open)
      await commands.executeCommand('workbench.action.openSettings', `systemDesign.${SETTING}`);
  } catch (error) {
    log.error(`${id} could not be shown again: ${String(error)}`);
    await offerLog(l10n.t('The setting could not be changed.'));
  }
}

/** An empty list is taken out, so that nothing of ours stays behind in the user's settings. */
async function setHidden(ids: readonly string[]): Promise<void> {
  const unique = [...new Set(ids)];
  await workspace
    .getConfiguration('systemDesign')
    .update(SETTING, unique.length === 0 ? undefined : unique, ConfigurationTarget.Global);
}
