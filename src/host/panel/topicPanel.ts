import { commands, env, l10n, Uri, type LogOutputChannel, type Webview, type WebviewPanel } from 'vscode';
import * as v from 'valibot';
import { fromPanelSchema, type FromPanel, type ToPanel } from '../../protocol/messages';
import { panelShell } from '../../protocol/panelShell';
import type { ContentStore } from '../content/contentStore';
import { panelStrings } from './panelStrings';

/** One panel. It lives as long as its view. */
export interface TopicPanel {
  readonly view: WebviewPanel;
  /** The topic shown; `undefined` after a restore without usable state. */
  readonly topic: string | undefined;
  /** Shows another topic, or another section, and brings the panel to the front. */
  show(topic: string, section?: string): void;
}

export interface TopicPanelParts {
  readonly view: WebviewPanel;
  readonly extensionUri: Uri;
  readonly content: ContentStore;
  readonly log: LogOutputChannel;
  readonly openTopic: (topic: string, section?: string) => void;
}

/**
 * Fills a view with a topic. New, hidden, moved and restored views share one way: the client says `ready`,
 * the host answers with everything.
 */
export function createTopicPanel(
  { view, extensionUri, content, log, openTopic }: TopicPanelParts,
  firstTopic: string | undefined,
  firstSection?: string,
): TopicPanel {
  let topic = firstTopic;
  let section = firstSection;

  const send = async (): Promise<void> => {
    const shown = topic;
    const message = await pageMessage(content, shown, section);
    if (shown !== topic) return; // another topic was asked for meanwhile
    view.title = message.type === 'page' ? message.page.title : message.title;
    section = undefined;
    await view.webview.postMessage(message);
  };
  const onMessage = async (message: FromPanel): Promise<void> => {
    switch (message.type) {
      case 'ready':
        await send();
        break;
      case 'openTopic':
        openTopic(message.topic, message.section);
        break;
      case 'openTerm': {
        const term = (await content.terms()).find(({ id }) => id === message.term);
        if (term !== undefined) openTopic(term.topic, term.section);
        break;
      }
      case 'insertPattern':
        await commands.executeCommand('systemDesign.insertPattern', message.pattern);
        break;
      case 'problem':
        log.error(`The panel reports: ${message.text}`);
    }
  };
  view.webview.onDidReceiveMessage((raw: unknown) => {
    const message = v.safeParse(fromPanelSchema, raw);
    if (!message.success) {
      log.warn('A message from the panel was refused.');
      return;
    }
    onMessage(message.output).catch((error: unknown) => {
      log.error(`Answering "${message.output.type}" failed: ${String(error)}`);
    });
  });
  view.iconPath = {
    light: Uri.joinPath(extensionUri, 'media', 'topic-light.svg'),
    dark: Uri.joinPath(extensionUri, 'media', 'topic-dark.svg'),
  };
  view.webview.html = shell(view.webview, extensionUri);

  return {
    view,
    get topic() {
      return topic;
    },
    show(nextTopic, nextSection) {
      topic = nextTopic;
      section = nextSection;
      view.reveal();
      send().catch((error: unknown) => {
        log.error(`Showing "${nextTopic}" failed: ${String(error)}`);
      });
    },
  };
}

async function pageMessage(
  content: ContentStore,
  topic: string | undefined,
  section: string | undefined,
): Promise<ToPanel> {
  const strings = panelStrings();
  const page = topic === undefined ? undefined : await content.page(topic);
  if (page !== undefined)
    return { type: 'page', page, strings, ...(section === undefined ? {} : { section }) };
  const title = l10n.t('Topic not found');
  const text =
    topic === undefined
      ? l10n.t('What this panel showed is not known any more. Choose a topic in the System Design view.')
      : l10n.t(
          'There is no topic "{0}" in this version. Choose another one in the System Design view.',
          topic,
        );
  return { type: 'notice', title, text, strings };
}

function shell(webview: Webview, extensionUri: Uri): string {
  const file = (name: string) =>
    webview.asWebviewUri(Uri.joinPath(extensionUri, 'dist', 'webview', name)).toString();
  return panelShell({
    language: env.language,
    title: l10n.t('Topic'),
    cspSource: webview.cspSource,
    nonce: createNonce(),
    styles: [file('diagram.css'), file('panel.css')],
    script: file('panel.js'),
  });
}

function createNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...bytes));
}
