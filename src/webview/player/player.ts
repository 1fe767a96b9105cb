import type { Diagram } from '../../core/model/page';
import {
  advance,
  goTo,
  last,
  next,
  overview,
  pause,
  play,
  previous,
  type Playback,
} from '../../core/player/playback';
import { stepDuration, type Speed } from '../../core/player/stepDuration';
import type { FromPanel } from '../../protocol/messages';
import { fillIn } from '../../protocol/panelStrings';
import type { PlayerStrings } from '../../protocol/playerStrings';
import { element } from '../dom';
import { createAnnouncer } from './announcer';
import { createControls } from './controls';
import { createEmphasis } from './emphasis';
import { keyAction, type KeyAction } from './keys';
import { createNarration } from './narration';
import { revealInPage, revealInPicture } from './reveal';
import { createTraveller } from './traveller';

export interface PlayerContext {
  readonly strings: PlayerStrings;
  /** The step of an earlier visit; 0 is the overview. */
  readonly state: { readonly step?: number | undefined };
  readonly onState: (change: { readonly step: number }) => void;
  readonly speed: Speed;
  readonly onSpeed: (speed: Speed) => void;
  /** The step a link leads to; it goes before the step of an earlier visit. */
  readonly initialStep?: number | undefined;
  readonly reducedMotion: () => boolean;
  readonly post: (message: Extract<FromPanel, { readonly type: 'copyLink' }>) => void;
}

/** The player of one diagram. */
export interface Player {
  /** Shows a step, counting from 1; 0 is the overview. */
  readonly goTo: (step: number) => void;
  /** Begins to play, or goes on. */
  readonly play: () => void;
  /** Follows a speed that was chosen elsewhere; the current step has its time anew. */
  readonly setSpeed: (speed: Speed) => void;
  /** Does what a key asks for. `true` if it did; then nobody else should. */
  readonly handleKey: (event: KeyboardEvent) => boolean;
  /** Gives the figure back as it was. */
  readonly dispose: () => void;
}

/** Puts controls below a diagram that plays, and takes over the list of its narration. */
export function createPlayer(figure: HTMLElement, diagram: Diagram, context: PlayerContext): Player {
  const { strings } = context;
  const picture = figure.querySelector('.picture') ?? figure;
  const list = figure.querySelector<HTMLElement>('.narration');
  let playback = overview(diagram.steps.length);
  let speed = context.speed;
  let listOpen = false;
  let timer: number | undefined;

  const emphasis = createEmphasis(picture);
  const traveller = createTraveller();
  const announcer = createAnnouncer();
  const narration = createNarration(list, emphasis.labelOf, {
    onChoose: (step) => {
      listOpen = true;
      move(goTo(playback, step));
    },
    onFound: () => {
      listOpen = true;
      draw();
    },
  });
  const controls = createControls(playback.count, speed, strings, {
    onFirst: () => {
      move(overview(playback.count));
    },
    onPrevious: () => {
      move(previous(playback));
    },
    onPlay: playOrPause,
    onNext: () => {
      move(next(playback));
    },
    onSlide: (step) => {
      move(goTo(playback, step), { travels: false });
    },
    onSpeed: (chosen) => {
      speed = chosen;
      context.onSpeed(chosen);
      wait();
    },
    onAllSteps: () => {
      listOpen = !listOpen;
      draw();
    },
    onCopyLink: () => {
      context.post({ type: 'copyLink', anchor: `${diagram.id}:${playback.step}` });
    },
  });
  const box = element(
    'div',
    { class: 'player', role: 'group', 'aria-label': fillIn(strings.player, diagram.title) },
    controls.row,
    narration.box,
    announcer.region,
  );

  /** Draws where the player stands. */
  function draw(): void {
    const { step } = playback;
    figure.classList.toggle('at-step', step > 0);
    emphasis.show(step);
    narration.show(step, listOpen);
    controls.update(playback, emphasis.labelOf(step), listOpen);
    revealInPicture(picture, emphasis.partsOf(step));
  }

  /** Goes on by itself after the time of the current step. */
  function wait(): void {
    clearTimeout(timer);
    if (!playback.playing) return;
    const time = stepDuration(narration.textOf(playback.step).length, speed);
    timer = window.setTimeout(() => {
      arrive(advance(playback), true);
    }, time);
  }

  function arrive(to: Playback, travels: boolean): void {
    const isOther = to.step !== playback.step;
    playback = to;
    draw();
    wait();
    if (!isOther) return;
    traveller.stop();
    const line = emphasis.partsOf(to.step).find((part) => part instanceof SVGGeometryElement);
    if (line !== undefined && travels && !context.reducedMotion()) traveller.travel(line);
    announcer.say(announcement());
    context.onState({ step: to.step });
  }

  /** A move that the reader asked for: what it leads to comes into view. */
  function move(to: Playback, { travels = true } = {}): void {
    arrive(to, travels);
    revealInPage(box, emphasis.partsOf(to.step));
  }

  function announcement(): string {
    const { step, count } = playback;
    if (step === 0) return strings.overview;
    return fillIn(strings.announcement, String(step), String(count), narration.textOf(step));
  }

  function playOrPause(): void {
    if (playback.playing) arrive(pause(playback), false);
    else move(play(playback));
  }

  function act(action: KeyAction): boolean {
    switch (action) {
      case 'previous':
        move(previous(playback));
        return true;
      case 'next':
        move(next(playback));
        return true;
      case 'last':
        move(last(playback));
        return true;
      case 'playOrPause':
        playOrPause();
        return true;
      case 'first':
      case 'overview':
        // At the overview Escape and Home are free for others.
        if (playback.step === 0) return false;
        move(overview(playback.count));
        return true;
    }
  }

  function handleKey(event: KeyboardEvent): boolean {
    const action = keyAction(event, controls.slider);
    if (action === undefined || !act(action)) return false;
    event.preventDefault();
    return true;
  }

  const listeners = new AbortController();
  const { signal } = listeners;
  figure.addEventListener('keydown', handleKey, { signal });
  listenForChoice(picture, signal, (x, y) => {
    const step = emphasis.stepAt(x, y);
    if (step !== undefined) move(goTo(playback, step));
  });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.hidden && playback.playing) arrive(pause(playback), false);
    },
    { signal },
  );
  if (list === null) figure.append(box);
  else list.before(box);
  // Labels are measured for the marker; a font that arrives, or the page itself, changes their size.
  document.fonts.addEventListener('loadingdone', draw, { signal });
  playback = goTo(playback, context.initialStep ?? context.state.step ?? 0);
  draw();
  const attached = requestAnimationFrame(draw);

  return {
    goTo: (step) => {
      move(goTo(playback, step));
    },
    play() {
      if (!playback.playing) playOrPause();
    },
    setSpeed(chosen) {
      if (chosen === speed) return;
      speed = chosen;
      controls.showSpeed(chosen);
      wait();
    },
    handleKey,
    dispose() {
      clearTimeout(timer);
      cancelAnimationFrame(attached);
      listeners.abort();
      traveller.stop();
      announcer.dispose();
      emphasis.dispose();
      narration.dispose();
      figure.classList.remove('at-step');
      box.remove();
    },
  };
}

/** A pointer that moved further than this many pixels has dragged the picture, not chosen from it. */
const DRAG = 5;

function listenForChoice(
  picture: Element,
  signal: AbortSignal,
  onChoose: (x: number, y: number) => void,
): void {
  let down: { readonly x: number; readonly y: number } | undefined;
  picture.addEventListener(
    'pointerdown',
    (event) => {
      if (event instanceof PointerEvent) down = { x: event.clientX, y: event.clientY };
    },
    { signal },
  );
  picture.addEventListener(
    'click',
    (event) => {
      if (!(event instanceof MouseEvent) || event.defaultPrevented) return;
      const { clientX: x, clientY: y } = event;
      if (down === undefined || Math.hypot(x - down.x, y - down.y) <= DRAG) onChoose(x, y);
    },
    { signal },
  );
}
