import { commands, Disposable, l10n, Uri, window, workspace, type LogOutputChannel } from 'vscode';
import { offerLog } from '../log/offerLog';
import type { ProgressStore } from './progressStore';
import { exportToFile, importFromFile, resetAfterAsking, type TransferDialogs } from './transfer';

const FILE_NAME = 'system-design-progress.json';

/** Progress to a file, from a file, and forgotten. */
export function registerTransferCommands(progress: ProgressStore, log: LogOutputChannel): Disposable {
  const register = (command: string, run: () => Promise<void>, failed: () => string) =>
    commands.registerCommand(command, async () => {
      try {
        await run();
      } catch (error) {
        log.error(`${command} failed: ${String(error)}`);
        await offerLog(failed());
      }
    });
  return Disposable.from(
    register(
      'systemDesign.exportProgress',
      async () => {
        await exportToFile(progress, dialogs);
      },
      () => l10n.t('The progress could not be exported.'),
    ),
    register(
      'systemDesign.importProgress',
      async () => {
        const result = await importFromFile(progress, dialogs, log);
        if (result?.ok === true) void window.showInformationMessage(result.text);
        else if (result !== undefined) await offerLog(result.text);
      },
      () => l10n.t('The progress could not be imported.'),
    ),
    register(
      'systemDesign.resetProgress',
      () => resetAfterAsking(progress, dialogs),
      () => l10n.t('The progress was not reset: it could not be exported first.'),
    ),
  );
}

const dialogs: TransferDialogs = {
  chooseTarget: () =>
    window.showSaveDialog({
      filters: jsonFiles(),
      title: l10n.t('Export Progress'),
      ...inWorkspace((folder) => Uri.joinPath(folder, FILE_NAME)),
    }),
  async chooseSource() {
    const sources = await window.showOpenDialog({
      filters: jsonFiles(),
      title: l10n.t('Import Progress'),
      openLabel: l10n.t('Import'),
      ...inWorkspace((folder) => folder),
    });
    return sources?.[0];
  },
  async confirmReset(summary) {
    const reset = l10n.t('Reset');
    const exportFirst = l10n.t('Export and Reset');
    const answer = await window.showWarningMessage(
      l10n.t('Forget all progress?'),
      { modal: true, detail: l10n.t('You have {0}. An exported file can be imported again.', summary) },
      exportFirst,
      reset,
    );
    if (answer === exportFirst) return 'exportFirst';
    return answer === reset ? 'reset' : undefined;
  },
};

function jsonFiles(): Record<string, string[]> {
  return { [l10n.t('JSON files')]: ['json'] };
}

function inWorkspace(place: (folder: Uri) => Uri): { readonly defaultUri?: Uri } {
  const [folder] = workspace.workspaceFolders ?? [];
  return folder === undefined ? {} : { defaultUri: place(folder.uri) };
}
