import { commands, Disposable, EventEmitter, type LogOutputChannel, type Memento } from 'vscode';
import type { ContentStore } from '../content/contentStore';
import { registerGlossaryView } from '../glossary/glossaryView';
import { registerPatternsView } from '../patterns/patternsView';
import { registerMarkCommands } from '../progress/markCommands';
import type { ProgressStore } from '../progress/progressStore';
import { registerTransferCommands } from '../progress/transferCommands';
import { registerTopicsView, type TopicsView } from '../topics/topicsView';

/** Topics, patterns and glossary, what can be done in them, and the way to try again where nothing could be read. */
export function registerSidebar(
  content: ContentStore,
  progress: ProgressStore,
  memory: Memento,
  log: LogOutputChannel,
): TopicsView {
  const retry = new EventEmitter<void>();
  const topics = registerTopicsView({ content, progress, memory, log, onRetry: retry.event });
  const owned = Disposable.from(
    retry,
    topics,
    registerPatternsView(content, retry.event),
    registerGlossaryView(content, memory, log, retry.event),
    registerMarkCommands(content, progress, log),
    registerTransferCommands(progress, log),
    commands.registerCommand('systemDesign.retry', () => {
      retry.fire();
    }),
  );
  return {
    reveal: (topicId) => topics.reveal(topicId),
    dispose: () => {
      owned.dispose();
    },
  };
}
