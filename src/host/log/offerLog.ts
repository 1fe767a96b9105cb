import { commands, l10n, window } from 'vscode';

/** Says that something the user asked for failed, and offers the log. */
export async function offerLog(message: string): Promise<void> {
  const show = l10n.t('Show Log');
  if ((await window.showErrorMessage(message, show)) === show) {
    await commands.executeCommand('systemDesign.showLog');
  }
}
