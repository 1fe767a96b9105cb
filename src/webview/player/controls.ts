import type { Playback } from '../../core/player/playback';
import { SPEEDS, toSpeed, type Speed } from '../../core/player/stepDuration';
import { fillIn } from '../../protocol/panelStrings';
import type { PlayerStrings } from '../../protocol/playerStrings';
import { element, nameButton } from '../dom';
import { renderIcon, type IconName } from '../icons';

/** What the controls ask for. */
export interface ControlActions {
  readonly onFirst: () => void;
  readonly onPrevious: () => void;
  readonly onPlay: () => void;
  readonly onNext: () => void;
  readonly onSlide: (step: number) => void;
  readonly onSpeed: (speed: Speed) => void;
  readonly onAllSteps: () => void;
  readonly onCopyLink: () => void;
}

export interface Controls {
  readonly row: HTMLElement;
  readonly slider: HTMLInputElement;
  /** Shows where the player stands. `label` is what the picture says there. */
  readonly update: (playback: Playback, label: string, allSteps: boolean) => void;
  readonly showSpeed: (speed: Speed) => void;
}

/** The row of buttons, the slider and the speed. Its parts keep their places and sizes at every step. */
export function createControls(
  count: number,
  speed: Speed,
  strings: PlayerStrings,
  actions: ControlActions,
): Controls {
  const first = button('first', strings.first, actions.onFirst);
  const previous = button('previous', strings.previous, actions.onPrevious);
  const play = button('play', strings.play, actions.onPlay);
  play.classList.add('player-main');
  const next = button('next', strings.next, actions.onNext);
  const slider = element('input', {
    type: 'range',
    min: '0',
    max: String(count),
    step: '1',
    value: '0',
    'aria-label': strings.position,
  });
  slider.addEventListener('input', () => {
    actions.onSlide(slider.valueAsNumber);
  });
  const status = element('span', { class: 'player-status' });
  const allSteps = button('steps', strings.allSteps, actions.onAllSteps);
  const copyLink = button('link', strings.copyLink, actions.onCopyLink);
  const choice = speedChoice(speed, strings, actions.onSpeed);
  const row = element('div', { class: 'player-controls' });
  row.append(
    element('span', { class: 'player-buttons' }, first, previous, play, next),
    slider,
    status,
    choice,
    element('span', { class: 'player-buttons' }, allSteps, copyLink),
  );

  return {
    row,
    slider,
    showSpeed(now) {
      choice.value = now;
    },
    update({ step, playing }, label, open) {
      for (const back of [first, previous, copyLink]) setUsable(back, step > 0);
      setUsable(next, step < count);
      setUsable(allSteps, step > 0);
      allSteps.setAttribute('aria-expanded', String(open));
      setFace(play, playing ? 'pause' : 'play', playing ? strings.pause : strings.play);
      slider.value = String(step);
      slider.style.setProperty('--player-progress', `${count === 0 ? 0 : (step / count) * 100}%`);
      slider.setAttribute('aria-valuetext', valueText(step, label));
      status.textContent =
        step === 0
          ? fillIn(strings.steps, String(count))
          : fillIn(strings.stepOf, String(step), String(count));
    },
  };

  function valueText(step: number, label: string): string {
    if (step === 0) return strings.overview;
    if (label === '') return fillIn(strings.stepOf, String(step), String(count));
    return fillIn(strings.stepWithLabel, String(step), String(count), label);
  }
}

function button(icon: IconName, name: string, onClick: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: 'player-button' });
  setFace(made, icon, name);
  made.addEventListener('click', () => {
    if (made.getAttribute('aria-disabled') !== 'true') onClick();
  });
  return made;
}

function setFace(made: HTMLButtonElement, icon: IconName, name: string): void {
  if (made.dataset['icon'] === icon) return;
  made.dataset['icon'] = icon;
  nameButton(made, name);
  made.replaceChildren(renderIcon(icon));
}

/** Not `disabled`: a button that has the focus would lose it, and the keyboard its place. */
function setUsable(made: HTMLButtonElement, usable: boolean): void {
  made.setAttribute('aria-disabled', String(!usable));
}

function speedChoice(
  speed: Speed,
  strings: PlayerStrings,
  onSpeed: (speed: Speed) => void,
): HTMLSelectElement {
  const options = SPEEDS.map((one) => element('option', { value: one }, strings.speeds[one]));
  const select = element('select', { 'aria-label': strings.speed, title: strings.speed }, ...options);
  select.value = speed;
  select.addEventListener('change', () => {
    onSpeed(toSpeed(select.value));
  });
  return select;
}
