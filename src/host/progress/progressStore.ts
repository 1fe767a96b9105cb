import { EventEmitter, type Disposable, type Event, type LogOutputChannel, type Memento } from 'vscode';
import type { Marks } from '../../protocol/panelView';
export interface ProgressStore extends Disposable {
  marks(topic: string): Marks;
  setLearned(topic: string, value: boolean): Promise<void>;
  setBookmarked(topic: string, value: boolean): Promise<void>;
  markStarted(topic: string, section?: string): Promise<void>;
  readonly onDidChange: Event<void>;
}
export function createProgressStore(_state: Memento, _log: LogOutputChannel): ProgressStore {
  const changed = new EventEmitter<void>();
  const all = new Map<string, Marks>();
  const marks = (topic: string): Marks =>
    all.get(topic) ?? { learned: false, bookmarked: false, started: false };
  const set = (topic: string, change: Partial<Marks>): Promise<void> => {
    all.set(topic, { ...marks(topic), ...change });
    changed.fire();
    return Promise.resolve();
  };
  return {
    marks,
    setLearned: (topic, learned) => set(topic, { learned }),
    setBookmarked: (topic, bookmarked) => set(topic, { bookmarked }),
    markStarted: (topic) => set(topic, { started: true }),
    onDidChange: changed.event,
    dispose: () => {
      changed.dispose();
    },
  };
}
