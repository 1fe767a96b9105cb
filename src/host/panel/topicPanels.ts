import { l10n, Uri, ViewColumn, window, type LogOutputChannel, type WebviewPanel } from 'vscode';
import { readPanelState } from '../../protocol/panelState';
import type { ContentStore } from '../content/contentStore';
import type { DiagramActions } from './diagramActions';
import { createTopicPanel, type TopicPanel } from './topicPanel';

/** The webview type of topic panels: restored after a reload by this name. */
const VIEW_TYPE = 'systemDesign.topic';

/** The open topic panels. */
export interface TopicPanels {
  /** Shows a topic: in the panel that has it, else in the panel used last, else in a new one. */
  open: (topic: string, section?: string) => void;
  /** Closes all of them. */
  dispose: () => void;
}

/** Owns the panels, and restores them after a reload of the window. */
export function registerTopicPanels(
  extensionUri: Uri,
  content: ContentStore,
  log: LogOutputChannel,
  diagrams: DiagramActions,
): TopicPanels {
  // The panel used last stands last.
  const panels: TopicPanel[] = [];
  const adopt = (view: WebviewPanel, topic: string | undefined, section?: string) => {
    const panel = createTopicPanel(
      { view, extensionUri, content, log, openTopic: open, diagrams },
      topic,
      section,
    );
    panels.push(panel);
    view.onDidDispose(() => {
      panels.splice(panels.indexOf(panel), 1);
    });
    view.onDidChangeViewState(() => {
      if (view.active) panels.push(...panels.splice(panels.indexOf(panel), 1));
    });
  };
  const open = (topic: string, section?: string): void => {
    const panel = panels.findLast((one) => one.topic === topic) ?? panels.at(-1);
    if (panel === undefined) {
      const view = window.createWebviewPanel(
        VIEW_TYPE,
        l10n.t('Topic'),
        ViewColumn.Active,
        webviewOptions(extensionUri),
      );
      adopt(view, topic, section);
    } else {
      panel.show(topic, section);
    }
  };
  const serializer = window.registerWebviewPanelSerializer(VIEW_TYPE, {
    // Never rejects: VS Code would leave an empty tab.
    async deserializeWebviewPanel(view, state) {
      const restored = readPanelState(state);
      if (restored === undefined) log.warn('A topic panel had no usable state; it shows a notice.');
      view.webview.options = webviewOptions(extensionUri);
      adopt(view, restored?.topic);
      return Promise.resolve();
    },
  });
  return {
    open,
    dispose() {
      serializer.dispose();
      for (const { view } of [...panels]) view.dispose();
    },
  };
}

function webviewOptions(extensionUri: Uri) {
  return {
    enableScripts: true,
    enableFindWidget: true,
    localResourceRoots: [Uri.joinPath(extensionUri, 'dist', 'webview')],
  };
}
