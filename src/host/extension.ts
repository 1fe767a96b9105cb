import { commands, window, type ExtensionContext } from 'vscode';
import { registerInsertPattern } from './commands/insertPattern';
import { registerOpenExample } from './commands/openExample';
import { registerOpenTopic } from './commands/openTopic';
import { registerPrintTopic } from './commands/printTopic';
import { createContentStore } from './content/contentStore';
import { followLastEditor } from './editor/lastEditor';
import { registerLookUpTerm } from './glossary/lookUpTerm';
import { registerHovers } from './hover/hovers';
import { registerPlaceLinks } from './links/placeLinks';
import { createDiagramActions } from './panel/diagramActions';
import { registerPanelCommands } from './panel/panelCommands';
import { registerPanels } from './panel/panels';
import { createClientReader } from './panel/shell';
import { createProgressStore } from './progress/progressStore';
import { registerTopicSource } from './source/topicSource';
import { registerSidebar } from './sidebar/sidebar';
import { registerSearch } from './search/registerSearch';

/** Sets everything up. Nothing is read here: content is loaded when it is first asked for. */
export function activate({ extensionUri, globalState, subscriptions }: ExtensionContext): void {
  const log = window.createOutputChannel('System Design Companion', { log: true });
  const content = createContentStore(extensionUri, log);
  const editors = followLastEditor();
  const progress = createProgressStore(globalState, log);
  const diagrams = createDiagramActions({ extensionUri, content, editors, log });
  const panels = registerPanels({
    extensionUri,
    client: createClientReader(extensionUri),
    content,
    progress,
    editors,
    diagrams,
    log,
  });

  const sidebar = registerSidebar(content, progress, globalState, log);

  subscriptions.push(
    log,
    commands.registerCommand('systemDesign.showLog', () => {
      log.show();
    }),
    editors,
    progress,
    panels,
    sidebar,
    panels.onDidShow((place) => {
      if (place.kind === 'topic') void sidebar.reveal(place.id);
    }),
    registerOpenTopic(content, panels, log),
    registerPanelCommands(panels),
    registerPlaceLinks(panels, log),
    registerTopicSource(content, panels, log),
    registerSearch(content, log, () => progress.lastRead()),
    registerInsertPattern(content, editors, log),
    registerOpenExample(log),
    registerPrintTopic({ content, editors, extensionUri }, panels, log),
    registerHovers(content, log),
    registerLookUpTerm(content),
  );
}
