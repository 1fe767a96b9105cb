import { commands, l10n, window } from 'vscode';

/** Says that something the user asked for failed, and offers the log. */
export function offerLog(message: string): Promise<void> {
  return withLog(message, (text, show) => window.showErrorMessage(text, show));
}

/** Says what did not work although it was not asked for, and offers the log. */
export function warnAndOfferLog(message: string): Promise<void> {
  return withLog(message, (text, show) => window.showWarningMessage(text, show));
}

async function withLog(
  message: string,
  say: (message: string, action: string) => Thenable<string | undefined>,
): Promise<void> {
  const show = l10n.t('Show Log');
  if ((await say(message, show)) === show) {
    await commands.executeCommand('systemDesign.showLog');
  }
}
