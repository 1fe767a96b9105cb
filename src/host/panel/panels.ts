import { Disposable, EventEmitter, l10n, ViewColumn, window, type Event, type WebviewPanel } from 'vscode';
import { current } from '../../protocol/history';
import { readPanelState } from '../../protocol/panelState';
import { isSamePage, pageOf, type Place } from '../../protocol/place';
import { readSettings } from '../settings/settings';
import { createPanel, type Panel } from './panel';
import type { PanelServices } from './panelServices';
import { webviewOptions } from './shell';

/** The webview type of panels: restored after a reload by this name. */
const VIEW_TYPE = 'systemDesign.topic';

/** The open panels. */
export interface Panels {
  /** Shows a page: in the panel that has it, else in the panel used last, else in a new one. */
  open(place: Place): void;
  /** Shows a page beside the panel or editor that is active, never in its place. */
  openBeside(place: Place): void;
  /** What the active panel shows; `undefined` where none is active. */
  active(): Panel | undefined;
  /** A panel shows another page, or another panel is used. */
  readonly onDidShow: Event<Place>;
  /** Closes all of them. */
  dispose(): void;
}

/** Owns the panels, and restores them after a reload of the window. */
export function registerPanels(services: PanelServices): Panels {
  // The panel used last stands last.
  const panels: Panel[] = [];
  const shown = new EventEmitter<Place>();

  const onShown = (place: Place): void => {
    shown.fire(place);
  };
  const adopt = (view: WebviewPanel, place: Place | undefined): void => {
    const owner = { open: openBeside, onShown };
    const panel = createPanel(view, services, owner, place);
    panels.push(panel);
    view.onDidDispose(() => {
      panels.splice(panels.indexOf(panel), 1);
    });
    view.onDidChangeViewState(() => {
      if (!view.active) return;
      panels.push(...panels.splice(panels.indexOf(panel), 1));
      if (panel.place !== undefined) shown.fire(panel.place);
    });
  };
  const create = (place: Place, column: ViewColumn): void => {
    const view = window.createWebviewPanel(VIEW_TYPE, l10n.t('Topic'), column, {
      ...webviewOptions(services.extensionUri),
      enableFindWidget: true,
    });
    adopt(view, place);
  };
  const open = (place: Place): void => {
    const panel = panels.findLast((one) => isSamePage(one.place, place)) ?? panels.at(-1);
    if (panel !== undefined) panel.show(place);
    else create(place, readSettings().openLocation === 'beside' ? ViewColumn.Beside : ViewColumn.Active);
  };
  const openBeside = (place: Place): void => {
    // Not one of the group that is used now: it would cover what is read there.
    const here = window.tabGroups.activeTabGroup.viewColumn;
    const other = panels.findLast(({ view }) => view.viewColumn !== here);
    if (other === undefined) create(place, ViewColumn.Beside);
    else other.show(place);
  };
  const serializer = window.registerWebviewPanelSerializer(VIEW_TYPE, {
    // Never rejects: VS Code would leave an empty tab.
    async deserializeWebviewPanel(view, state) {
      const restored = readPanelState(state);
      view.webview.options = webviewOptions(services.extensionUri);
      const place = restored === undefined ? undefined : current(restored.history)?.place;
      // Without its anchor: the reader may have moved on from there.
      adopt(view, place && pageOf(place));
      return Promise.resolve();
    },
  });
  const closeAll = new Disposable(() => {
    for (const { view } of [...panels]) view.dispose();
  });
  return {
    open,
    openBeside,
    active: () => panels.findLast(({ view }) => view.active),
    onDidShow: shown.event,
    dispose() {
      Disposable.from(serializer, closeAll, shown).dispose();
    },
  };
}

/** The topic that the active panel shows; `undefined` where it shows none. */
export function shownTopic(panels: Panels): string | undefined {
  const place = panels.active()?.place;
  return place?.kind === 'topic' ? place.id : undefined;
}
