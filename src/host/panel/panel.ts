import { l10n, Uri, type Disposable, type WebviewPanel } from 'vscode';
import * as v from 'valibot';
import type { ToDiagrams } from '../../protocol/diagramMessages';
import { fromPanelSchema, type ToPanel } from '../../protocol/messages';
import type { PanelOptions } from '../../protocol/panelOptions';
import type { PanelView } from '../../protocol/panelView';
import { isSamePage, pageOf, type Place } from '../../protocol/place';
import { offerLog } from '../log/offerLog';
import { onDidChangeSettings, readSettings } from '../settings/settings';
import { createAnswers } from './answers';
import { panelStrings } from './panelStrings';
import type { PanelServices } from './panelServices';
import { shellHtml } from './shell';
import { viewOf } from './views/viewOf';

/** One panel. It lives as long as its view. */
export interface Panel {
  readonly view: WebviewPanel;
  /** What is shown; `undefined` after a restore without usable state. */
  readonly place: Place | undefined;
  /** Shows another page, or another part of it, and brings the panel to the front. */
  show(place: Place): void;
  /** One page back (-1) or forward (1). */
  go(by: -1 | 1): void;
}

/** What a panel asks of its owner. */
export interface PanelOwner {
  readonly open: (place: Place, beside: boolean) => void;
  readonly onShown: (place: Place) => void;
}

/** How many pages are read ahead, and how long after the one that is shown, in milliseconds. */
const READ_AHEAD = 4;
const READ_AHEAD_AFTER_MS = 500;

/**
 * Fills a view with a page. Its document carries the first page, so that a new panel shows it at once. A view that was
 * hidden, moved or restored has a new client, which says `ready` without having shown anything: the host answers with
 * everything anew.
 */
export function createPanel(
  view: WebviewPanel,
  services: PanelServices,
  owner: PanelOwner,
  first: Place | undefined,
): Panel {
  const { extensionUri, client, progress, log } = services;
  let place = first;
  let hasDocument = false;
  // A hidden view has no client; the next one says `ready` when the view is shown again.
  let ready = false;
  let serial = 0;
  // Whether marks or settings changed since the document was made.
  let changed = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const post = (message: ToPanel | ToDiagrams): void => {
    if (ready) void view.webview.postMessage(message);
  };

  const postMarks = (): void => {
    changed = true;
    if (place?.kind === 'topic') post({ type: 'marks', topic: place.id, marks: progress.marks(place.id) });
  };

  /** Reads what is to be shown and sends it, unless something else is asked for meanwhile. */
  const send = async (): Promise<void> => {
    const current = ++serial;
    const files = hasDocument ? undefined : client();
    changed = false;
    // Should it fail while the page is read, it is told below.
    files?.catch(() => undefined);
    const found = await viewOf(services, place);
    const loaded = await files;
    if (current !== serial) return;
    view.title = titleOf(found);
    const message = {
      type: 'view',
      serial,
      view: found,
      ...(place === undefined ? {} : { place: pageOf(place) }),
      ...(place?.anchor === undefined ? {} : { anchor: place.anchor }),
      strings: panelStrings(),
      options: panelOptions(),
    } as const;
    if (loaded === undefined) {
      // Without a client nothing is lost: the next one asks.
      if (!ready) return;
      post(message);
    } else {
      hasDocument = true;
      view.webview.html = shellHtml(view.webview, extensionUri, loaded, message);
    }
    readAhead(found);
    if (place === undefined) return;
    owner.onShown(place);
    // The reader moves on from the anchor; a view that is shown again keeps the place it had.
    place = pageOf(place);
  };
  /** The pages that a reader may go to next are read while this one is read. */
  const readAhead = (shown: PanelView): void => {
    if (shown.kind !== 'topic') return;
    const { previous, next, page } = shown;
    const near = [next, previous, ...page.related].flatMap((one) => one?.id ?? []).slice(0, READ_AHEAD);
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      for (const id of near) void services.content.page(id);
    }, READ_AHEAD_AFTER_MS);
  };
  const sendOrLog = (): void => {
    send().catch((error: unknown) => {
      log.error(`Showing "${place?.id ?? ''}" failed: ${String(error)}`);
      void offerLog(l10n.t('This page could not be shown.'));
    });
  };

  const show = (next: Place): void => {
    place = next;
    sendOrLog();
  };
  const answer = createAnswers(services, {
    place: () => place,
    post,
    onReady(shown) {
      ready = true;
      if (shown !== serial) {
        sendOrLog();
        return;
      }
      // What changed since the document was made, if anything did.
      if (changed) {
        postMarks();
        post({ type: 'options', options: panelOptions() });
      }
    },
    open(next, beside) {
      if (beside) owner.open(next, true);
      else show(next);
    },
  });
  const subscriptions: readonly Disposable[] = [
    view.webview.onDidReceiveMessage((raw: unknown) => {
      const message = v.safeParse(fromPanelSchema, raw);
      if (message.success) answer(message.output);
      else log.warn('A message from the panel was refused.');
    }),
    view.onDidChangeViewState(() => {
      if (!view.visible) ready = false;
    }),
    progress.onDidChange(postMarks),
    onDidChangeSettings(() => {
      changed = true;
      post({ type: 'options', options: panelOptions() });
    }),
  ];
  view.onDidDispose(() => {
    ready = false;
    serial++;
    clearTimeout(waiting);
    for (const subscription of subscriptions) subscription.dispose();
  });
  view.iconPath = {
    light: Uri.joinPath(extensionUri, 'media', 'topic-light.svg'),
    dark: Uri.joinPath(extensionUri, 'media', 'topic-dark.svg'),
  };
  sendOrLog();

  return {
    view,
    get place() {
      return place;
    },
    show(next) {
      view.reveal();
      if (ready && isSamePage(place, next) && next.anchor === undefined) return;
      show(next);
    },
    go(by) {
      post({ type: 'go', by });
    },
  };
}

function panelOptions(): PanelOptions {
  const { textSize, underlineTerms, playerSpeed } = readSettings();
  return { textSize, underlineTerms, playerSpeed };
}

function titleOf(view: PanelView): string {
  switch (view.kind) {
    case 'topic':
      return view.page.title;
    case 'term':
      return view.term.name;
    case 'pattern':
      return view.pattern.name;
    case 'notice':
      return view.title;
  }
}
