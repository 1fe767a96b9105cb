import { Uri, type Disposable, type WebviewPanel } from 'vscode';
import * as v from 'valibot';
import type { ToDiagrams } from '../../protocol/diagramMessages';
import { fromPanelSchema, type ToPanel } from '../../protocol/messages';
import type { PanelOptions } from '../../protocol/panelOptions';
import type { PanelView } from '../../protocol/panelView';
import { isSamePage, type Place } from '../../protocol/place';
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

/**
 * Fills a view with a page. New, hidden, moved and restored views share one way: the client says `ready`,
 * the host answers with everything. The page is read while the client loads.
 */
export function createPanel(
  view: WebviewPanel,
  services: PanelServices,
  owner: PanelOwner,
  first: Place | undefined,
): Panel {
  const { extensionUri, progress, log } = services;
  let place = first;
  // A hidden view has no client; the next one says `ready` when the view is shown again.
  let ready = false;
  let prepared: Promise<PanelView> | undefined;
  let serial = 0;
  // Sent before the client was there: VS Code holds it until the client has loaded, but may lose it where that takes long.
  let early: ToPanel | undefined;

  const post = (message: ToPanel | ToDiagrams): void => {
    if (ready) void view.webview.postMessage(message);
  };

  /** Reads what is to be shown, if that is not under way, and names the tab after it. */
  const prepare = (): Promise<PanelView> => {
    const reading = (prepared ??= viewOf(services, place));
    const isCurrent = () => reading === prepared;
    return reading.then((found) => {
      if (isCurrent()) view.title = titleOf(found);
      return found;
    });
  };

  /** Sends what is to be shown, unless something else was asked for while it was read. */
  const send = async (): Promise<void> => {
    const preparing = prepare();
    const reading = prepared;
    const found = await preparing;
    if (reading !== prepared) return;
    prepared = undefined;
    const message: ToPanel = {
      type: 'view',
      serial: ++serial,
      view: found,
      ...(place?.anchor === undefined ? {} : { anchor: place.anchor }),
      strings: panelStrings(),
      options: panelOptions(),
    };
    if (!ready) early = message;
    void view.webview.postMessage(message);
    if (place === undefined) return;
    owner.onShown(place);
    // The reader moves on from the anchor; a view that is shown again keeps the place it had.
    place = { kind: place.kind, id: place.id };
  };
  const inLog = (done: Promise<unknown>): void => {
    done.catch((error: unknown) => {
      log.error(`Showing "${place?.id ?? ''}" failed: ${String(error)}`);
    });
  };

  const show = (next: Place): void => {
    place = next;
    prepared = undefined;
    early = undefined;
    inLog(send());
  };
  const answer = createAnswers(services, {
    place: () => place,
    post,
    onReady() {
      ready = true;
      if (early !== undefined) post(early);
      // What is being read now is sent when it is there.
      else if (prepared === undefined) inLog(send());
      early = undefined;
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
    progress.onDidChange(() => {
      if (place?.kind === 'topic') post({ type: 'marks', topic: place.id, marks: progress.marks(place.id) });
    }),
    onDidChangeSettings(() => {
      post({ type: 'options', options: panelOptions() });
    }),
  ];
  view.onDidDispose(() => {
    ready = false;
    prepared = undefined;
    for (const subscription of subscriptions) subscription.dispose();
  });
  view.iconPath = {
    light: Uri.joinPath(extensionUri, 'media', 'topic-light.svg'),
    dark: Uri.joinPath(extensionUri, 'media', 'topic-dark.svg'),
  };
  view.webview.html = shellHtml(view.webview, extensionUri);
  inLog(send());

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
