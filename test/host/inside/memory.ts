import type { LogOutputChannel } from 'vscode';
import { createProgressStore, type ProgressStore } from '../../../src/host/progress/progressStore';

/** A storage in memory, which can be told to refuse; and what was logged and said. */
export interface MemoryStore {
  readonly progress: ProgressStore;
  /** Another store over the same storage, as after a reload or in another window. */
  readonly again: () => ProgressStore;
  readonly saved: Map<string, unknown>;
  readonly synced: readonly string[];
  readonly warnings: readonly string[];
  readonly logged: readonly string[];
  refuse: boolean;
}

export function memoryStore(): MemoryStore {
  const saved = new Map<string, unknown>();
  const warnings: string[] = [];
  const logged: string[] = [];
  const synced: string[] = [];
  const memento = {
    keys: () => [...saved.keys()],
    get: (key: string) => saved.get(key) as never,
    update: (key: string, value: unknown) => {
      if (store.refuse) return Promise.reject(new Error('the disk is full'));
      saved.set(key, JSON.parse(JSON.stringify(value)));
      return Promise.resolve();
    },
    setKeysForSync: (keys: readonly string[]) => synced.push(...keys),
  };
  const log = { error: (text: string) => logged.push(text) } as unknown as LogOutputChannel;
  const again = () =>
    createProgressStore(memento, log, (message) => {
      warnings.push(message);
      return Promise.resolve();
    });
  const store: MemoryStore = { progress: again(), again, saved, synced, warnings, logged, refuse: false };
  return store;
}
