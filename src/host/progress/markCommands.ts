import { commands, Disposable, type LogOutputChannel } from 'vscode';
import type { ContentStore } from '../content/contentStore';
import { idOf } from '../content/place';
import type { ProgressStore } from './progressStore';

/** Marks of a topic, which is named by its id or its row in the tree. */
export function registerMarkCommands(
  content: ContentStore,
  progress: ProgressStore,
  log: LogOutputChannel,
): Disposable {
  const register = (command: string, mark: (topic: string) => Promise<void>) =>
    commands.registerCommand(command, async (argument?: unknown) => {
      const id = idOf(argument, 'topic');
      if (id === undefined || (await content.topic(id)) === undefined)
        log.warn(`${command} was called without a topic that exists.`);
      else await mark(id);
    });
  return Disposable.from(
    register('systemDesign.markLearned', (topic) => progress.setLearned(topic, true)),
    register('systemDesign.unmarkLearned', (topic) => progress.setLearned(topic, false)),
    register('systemDesign.addBookmark', (topic) => progress.setBookmarked(topic, true)),
    register('systemDesign.removeBookmark', (topic) => progress.setBookmarked(topic, false)),
  );
}
