import { commands, window, type ExtensionContext } from 'vscode';
import { registerInsertPattern } from './commands/insertPattern';
import { registerOpenTopic } from './commands/openTopic';
import { createContentStore } from './content/contentStore';
import { followLastEditor } from './editor/lastEditor';
import { registerTermHover } from './hover/termHover';
import { registerTopicPanels } from './panel/topicPanels';
import { createProgressStore } from './progress/progressStore';
import { registerSidebar } from './sidebar/sidebar';

/** Sets everything up. Nothing is read here: content is loaded when it is first asked for. */
export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel('System Design Companion', { log: true });
  const content = createContentStore(context.extensionUri, log);
  const editors = followLastEditor();
  const progress = createProgressStore(context.globalState, log);
  const panels = registerTopicPanels(context.extensionUri, content, log);

  context.subscriptions.push(
    log,
    commands.registerCommand('systemDesign.showLog', () => {
      log.show();
    }),
    editors,
    panels,
    progress,
    registerSidebar(content, progress, context.globalState, log),
    registerOpenTopic(content, panels, log),
    registerInsertPattern(content, editors, log),
    registerTermHover(content, log),
  );
}
