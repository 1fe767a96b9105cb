import { workspace, type Uri, type LogOutputChannel } from 'vscode';
import { countMarks } from '../../core/progress/progress';
import { exportProgress, importProgress, MAX_PROGRESS_FILE } from '../../core/progress/progressFile';
import { importedText, marksText, problemText } from './progressTexts';
import type { ProgressStore } from './progressStore';

/** What needs a person: the real one asks by VS Code's dialogs, a test answers itself. */
export interface TransferDialogs {
  chooseTarget(): Thenable<Uri | undefined>;
  chooseSource(): Thenable<Uri | undefined>;
  /** Asks before everything is forgotten; `summary` says what that is. */
  confirmReset(summary: string): Thenable<'reset' | 'exportFirst' | undefined>;
}

/** Writes the progress into a file; whether that was done. Throws what the file system throws. */
export async function exportToFile(progress: ProgressStore, dialogs: TransferDialogs): Promise<boolean> {
  const target = await dialogs.chooseTarget();
  if (target === undefined) return false;
  await workspace.fs.writeFile(target, new TextEncoder().encode(exportProgress(progress.current())));
  return true;
}

/** Merges a file's progress into the reader's. Returns the sentence to say, and whether it worked. */
export async function importFromFile(
  progress: ProgressStore,
  dialogs: TransferDialogs,
  log: LogOutputChannel,
): Promise<{ readonly ok: boolean; readonly text: string } | undefined> {
  const source = await dialogs.chooseSource();
  if (source === undefined) return undefined;
  const tooLarge = (await workspace.fs.stat(source)).size > MAX_PROGRESS_FILE;
  const text = tooLarge ? '' : new TextDecoder().decode(await workspace.fs.readFile(source));
  const imported = tooLarge
    ? ({ ok: false, problem: 'tooLarge' } as const)
    : importProgress(text, new Date());
  if (!imported.ok) {
    log.warn(`${source.toString(true)} was not imported: ${imported.problem}.`);
    return { ok: false, text: problemText(imported.problem) };
  }
  return { ok: true, text: importedText(await progress.merge(imported.progress)) };
}

/** Forgets everything, if the reader is sure; with an export first if wanted, and not without it then. */
export async function resetAfterAsking(progress: ProgressStore, dialogs: TransferDialogs): Promise<void> {
  const answer = await dialogs.confirmReset(marksText(countMarks(progress.current())));
  if (answer === undefined) return;
  if (answer === 'exportFirst' && !(await exportToFile(progress, dialogs))) return;
  await progress.reset();
}
