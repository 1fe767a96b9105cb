import type { Diagram } from '../../core/model/page';
import type { PlayerStrings } from '../../protocol/playerStrings';
import { reducesMotion } from '../reducesMotion';
import { post } from '../vscodeApi';
import { createPlayer, type Player } from './player';

/** The players of the page that is shown. */
const players = new Set<Player>();

/** Gives a diagram that plays its player. */
export function addPlayer(figure: HTMLElement | null, diagram: Diagram, strings: PlayerStrings): void {
  if (figure === null || diagram.steps.length === 0) return;
  players.add(
    createPlayer(figure, diagram, {
      strings,
      state: {},
      onState: () => undefined,
      speed: 'normal',
      onSpeed: () => undefined,
      reducedMotion: reducesMotion,
      post,
    }),
  );
}

/** Ends the players of the page before. */
export function removePlayers(): void {
  for (const player of players) player.dispose();
  players.clear();
}
