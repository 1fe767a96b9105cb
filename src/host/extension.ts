import { commands, window, type ExtensionContext } from 'vscode';
import { registerInsertPattern } from './commands/insertPattern';
import { registerOpenTopic } from './commands/openTopic';
import { createContentStore } from './content/contentStore';
import { followLastEditor } from './editor/lastEditor';
import { registerTermHover } from './hover/termHover';
import { createDiagramActions } from './panel/diagramActions';
import { registerTopicPanels } from './panel/topicPanels';
import { registerTopicsView } from './topics/topicsView';

/** Sets everything up. Nothing is read here: content is loaded when it is first asked for. */
export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel('System Design Companion', { log: true });
  const content = createContentStore(context.extensionUri, log);
  const editors = followLastEditor();
  const { extensionUri } = context;
  const diagrams = createDiagramActions({ extensionUri, content, editors, log });
  const panels = registerTopicPanels(extensionUri, content, log, diagrams);

  context.subscriptions.push(
    log,
    commands.registerCommand('systemDesign.showLog', () => {
      log.show();
    }),
    editors,
    panels,
    registerTopicsView(content),
    registerOpenTopic(content, panels, log),
    registerInsertPattern(content, editors, log),
    registerTermHover(content, log),
  );
}
