import { l10n, Uri, type LogOutputChannel, type Webview, type WebviewPanel } from 'vscode';
import * as v from 'valibot';
import { fromPanelSchema, type ToPanel } from '../../protocol/messages';
import { panelShell } from '../../protocol/panelShell';
import type { ContentStore } from '../content/contentStore';
import { createAnswers } from './answers';
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
  // A hidden view has no client; the next one says `ready` when the view is shown again.
  let ready = false;
  let request = 0;

  /** Sends what is to be shown, unless something else was asked for while it was read. */
  const send = async (): Promise<void> => {
    const current = ++request;
    const message = await pageMessage(content, topic, section, log);
    if (current !== request) return;
    view.title = message.type === 'page' ? message.page.title : message.title;
    if (!ready) return;
    section = undefined;
    await view.webview.postMessage(message);
  };
  const sendOrLog = () => {
    send().catch((error: unknown) => {
      log.error(`Showing "${topic ?? ''}" failed: ${String(error)}`);
    });
  };
  const answer = createAnswers({
    content,
    log,
    openTopic,
    onReady: () => {
      ready = true;
      sendOrLog();
    },
  });
  view.webview.onDidReceiveMessage((raw: unknown) => {
    const message = v.safeParse(fromPanelSchema, raw);
    if (message.success) answer(message.output);
    else log.warn('A message from the panel was refused.');
  });
  view.onDidChangeViewState(() => {
    if (!view.visible) ready = false;
  });
  view.onDidDispose(() => {
    ready = false;
    request++;
  });
  view.iconPath = {
    light: Uri.joinPath(extensionUri, 'media', 'topic-light.svg'),
    dark: Uri.joinPath(extensionUri, 'media', 'topic-dark.svg'),
  };
  view.webview.html = shell(view.webview, extensionUri);
  sendOrLog();

  return {
    view,
    get topic() {
      return topic;
    },
    show(nextTopic, nextSection) {
      topic = nextTopic;
      section = nextSection;
      view.reveal();
      sendOrLog();
    },
  };
}

async function pageMessage(
  content: ContentStore,
  topic: string | undefined,
  section: string | undefined,
  log: LogOutputChannel,
): Promise<ToPanel> {
  const strings = panelStrings();
  const page = topic === undefined ? undefined : await content.page(topic);
  if (page !== undefined) {
    return { type: 'page', page, strings, ...(section === undefined ? {} : { section }) };
  }
  if (topic !== undefined && (await content.topic(topic)) !== undefined) {
    const title = l10n.t('Topic could not be read');
    const text = l10n.t('Open it again in a moment. "System Design: Show Log" says what went wrong.');
    return { type: 'notice', title, text, strings };
  }
  log.warn(`The panel was asked for the topic "${topic ?? ''}", which does not exist.`);
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
    // The content is English; the panel's own texts come with the page.
    language: 'en',
    title: l10n.t('Topic'),
    cspSource: webview.cspSource,
    nonce: createNonce(),
    styles: [file('diagram.css'), file('panel.css'), file('print.css')],
    script: file('panel.js'),
  });
}

function createNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...bytes));
}
