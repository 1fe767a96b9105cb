import type { Article, Diagram } from '../../core/model/page';
import type { DiagramState } from '../../protocol/diagramState';
import { isToPanel } from '../../protocol/messages';
import type { PanelOptions } from '../../protocol/panelOptions';
import type { PanelStrings } from '../../protocol/panelStrings';
import { createDiagramView } from '../diagrams/diagramView';
import { createPlayer, type Player } from '../player/player';
import type { GoToStep } from '../reading/anchors';
import { reducesMotion } from '../reducesMotion';
import { post, readState, writeState } from '../vscodeApi';

/** The diagrams of the page that is shown, with their tools and players. */
export interface PageDiagrams {
  readonly goToStep: GoToStep;
  dispose(): void;
}

export const NO_DIAGRAMS: PageDiagrams = { goToStep: () => undefined, dispose: () => undefined };

/** Gives each diagram of a page its tools and, if it plays, its player. Their state is kept with the panel's. */
export function connectDiagrams(
  root: ParentNode,
  { diagrams }: Article,
  strings: PanelStrings,
  { playerSpeed }: PanelOptions,
): PageDiagrams {
  const players = new Map<string, Player>();
  const views = diagrams.flatMap((diagram) => {
    const figure = root.querySelector<HTMLElement>(`[data-diagram="${CSS.escape(diagram.id)}"]`);
    if (figure === null) return [];
    // First the tools: what is exported is the picture before the player changes it.
    const view = createDiagramView(figure, diagram, {
      strings: strings.diagram,
      post,
      ...stateOf(diagram),
      onPlay: () => players.get(diagram.id)?.play(),
    });
    if (diagram.steps.length === 0) return [view];
    const player = createPlayer(figure, diagram, {
      strings: strings.player,
      ...stateOf(diagram),
      speed: playerSpeed,
      onSpeed: (speed) => {
        post({ type: 'speed', speed });
      },
      reducedMotion: reducesMotion,
      post,
    });
    players.set(diagram.id, player);
    return [view, player];
  });
  // The speed is a setting, which another diagram, another panel or the settings' own page may change.
  const onMessage = ({ data }: MessageEvent<unknown>): void => {
    if (!isToPanel(data) || data.type !== 'options') return;
    for (const player of players.values()) player.setSpeed(data.options.playerSpeed);
  };
  window.addEventListener('message', onMessage);
  return {
    goToStep: (id, step) => players.get(id)?.goTo(step),
    dispose() {
      window.removeEventListener('message', onMessage);
      for (const view of views) view.dispose();
    },
  };
}

/** What is kept of a diagram, and how it is kept. */
function stateOf({ id }: Diagram): {
  readonly state: DiagramState;
  readonly onState: (change: Partial<DiagramState>) => void;
} {
  return {
    state: readState().diagrams[id] ?? {},
    onState(change) {
      const { diagrams } = readState();
      writeState({ diagrams: { ...diagrams, [id]: { ...diagrams[id], ...change } } });
    },
  };
}
