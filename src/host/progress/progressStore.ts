import { EventEmitter, l10n, window, type Event, type LogOutputChannel, type Memento } from 'vscode';
import { changesBetween, mergeProgress, type MarkChanges } from '../../core/progress/mergeProgress';
import {
  marksOf,
  NO_PROGRESS,
  withMark,
  withStarted,
  type Marks,
  type Progress,
} from '../../core/progress/progress';
import { readProgress, writeProgress } from '../../core/progress/storedProgress';
import { warnAndOfferLog } from '../log/offerLog';

/** What the reader has learned, marked and begun. Topics that do not exist any more are kept. */
export interface ProgressStore {
  marks(topic: string): Marks;
  /** Each change holds at once; the promise ends when it is saved, or could not be. It never rejects. */
  setLearned(topic: string, value: boolean): Promise<void>;
  setBookmarked(topic: string, value: boolean): Promise<void>;
  markStarted(topic: string, section?: string): Promise<void>;
  lastRead(): { readonly topic: string; readonly section?: string } | undefined;
  /** All of it, for a file. */
  current(): Progress;
  /** Takes in what comes from elsewhere; of each fact the newest holds. */
  merge(other: Progress): Promise<MarkChanges>;
  /** Forgets everything. */
  reset(): Promise<void>;
  readonly onDidChange: Event<void>;
  dispose(): void;
}

/** VS Code's storage that Settings Sync may take along. */
export type SyncedMemento = Memento & { setKeysForSync(keys: readonly string[]): void };

const KEY = 'systemDesign.progress';

/**
 * A store over VS Code's own storage, which other windows and machines write too: it is read anew for every change.
 * Where it refuses to save, changes hold for the session and are saved with the next one that can be.
 */
export function createProgressStore(
  memento: SyncedMemento,
  log: LogOutputChannel,
  warn: (message: string) => Promise<void> = warnAndOfferLog,
): ProgressStore {
  memento.setKeysForSync([KEY]);
  const changed = new EventEmitter<void>();
  const saved = cachedReader();
  let unsaved: { readonly progress: Progress; readonly replaces: boolean } | undefined;
  let warned = false;
  let seen: unknown = memento.get(KEY);
  const current = () => unsaved?.progress ?? saved(memento.get(KEY));

  const save = async (progress: Progress, replaces: boolean): Promise<void> => {
    const replacing = replaces || unsaved?.replaces === true;
    const mine = { progress, replaces: replacing };
    unsaved = mine;
    changed.fire();
    try {
      const whole = replacing ? progress : mergeProgress(saved(memento.get(KEY)), progress);
      await memento.update(KEY, writeProgress(whole));
      seen = memento.get(KEY);
      // A later change that is still under way has all of this one.
      if (unsaved === mine) unsaved = undefined;
    } catch (error) {
      log.error(`Progress could not be saved: ${String(error)}`);
      if (warned) return;
      warned = true;
      void warn(l10n.t('Your progress could not be saved. It is kept until this window is closed.'));
    }
  };
  const change = async (next: Progress): Promise<void> => {
    if (next !== current()) await save(next, false);
  };
  // Another window may have changed something; VS Code tells extensions nothing of that.
  const focus = window.onDidChangeWindowState(({ focused }) => {
    const now: unknown = memento.get(KEY);
    if (!focused || JSON.stringify(now) === JSON.stringify(seen)) return;
    seen = now;
    changed.fire();
  });

  return {
    marks: (topic) => marksOf(current(), topic),
    setLearned: (topic, value) => change(withMark(current(), topic, 'learned', value, new Date())),
    setBookmarked: (topic, value) => change(withMark(current(), topic, 'bookmarked', value, new Date())),
    markStarted: (topic, section) => change(withStarted(current(), topic, section, new Date())),
    lastRead: () => current().last,
    current,
    async merge(other) {
      const before = current();
      const after = mergeProgress(before, other);
      await save(after, false);
      return changesBetween(before, after);
    },
    reset: () => save(NO_PROGRESS, true),
    onDidChange: changed.event,
    dispose() {
      focus.dispose();
      changed.dispose();
    },
  };
}

/** Reads a value again only if it is another one: a tree asks once for each of its rows. */
function cachedReader(): (value: unknown) => Progress {
  let last: { readonly value: unknown; readonly progress: Progress } | undefined;
  return (value) => {
    if (last?.value !== value || last === undefined) last = { value, progress: readProgress(value) };
    return last.progress;
  };
}
