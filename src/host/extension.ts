import { commands, window, type ExtensionContext } from 'vscode';
import { registerInsertPattern } from './commands/insertPattern';
import { registerOpenTopic } from './commands/openTopic';
import { createContentStore } from './content/contentStore';
import { followLastEditor } from './editor/lastEditor';
import { registerTermHover } from './hover/termHover';
import { registerTopicPanels } from './panel/topicPanels';
import { registerSearch } from './search/registerSearch';
import { registerTopicsView } from './topics/topicsView';

/** Sets everything up. Nothing is read here: content is loaded when it is first asked for. */
export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel('System Design Companion', { log: true });
  const content = createContentStore(context.extensionUri, log);
  const editors = followLastEditor();
  const panels = registerTopicPanels(context.extensionUri, content, log);

  context.subscriptions.push(
    log,
    commands.registerCommand('systemDesign.showLog', () => {
      log.show();
    }),
    editors,
    panels,
    registerTopicsView(content),
    registerOpenTopic(content, panels, log),
    registerSearch(content, log),
    registerInsertPattern(content, editors, log),
    registerTermHover(content, log),
  );
}
