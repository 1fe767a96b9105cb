import type { Term } from '../../core/model/term';
import { fillIn, type PanelStrings } from '../../protocol/panelStrings';
import { element } from '../dom';
import { withCode } from './withCode';

/** How long the pointer rests before a card opens, and how long it may be away before it closes, in milliseconds. */
const OPENS_MS = 300;
const CLOSES_MS = 250;
const GAP = 6;
const CARD_ID = 'system-design-card';

/**
 * Cards for the terms of a page: on hover and on focus, the same as in the editor. A card stays while the pointer is
 * on it, and Escape closes it. What can be followed from it stands on the term's page, one Enter away.
 */
export function showTermCards(
  root: HTMLElement,
  terms: readonly Term[],
  strings: PanelStrings,
  signal: AbortSignal,
): void {
  const byId = new Map(terms.map((term) => [term.id, term]));
  const card = element('div', { class: 'card', id: CARD_ID, role: 'tooltip', hidden: '' });
  document.body.append(card);
  let shownFor: HTMLElement | undefined;
  let timer: number | undefined;

  const hide = (): void => {
    window.clearTimeout(timer);
    shownFor?.removeAttribute('aria-describedby');
    shownFor = undefined;
    card.hidden = true;
  };
  const show = (mention: HTMLElement, term: Term): void => {
    hide();
    shownFor = mention;
    card.replaceChildren(...cardContent(term, strings));
    card.hidden = false;
    mention.setAttribute('aria-describedby', CARD_ID);
    placeCard(card, mention);
  };
  const later = (milliseconds: number, act: () => void): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(act, milliseconds);
  };
  const mentionAt = (target: EventTarget | null): readonly [HTMLElement, Term] | undefined => {
    const mention = target instanceof Element ? target.closest<HTMLElement>('a[data-term]') : null;
    const term = mention === null ? undefined : byId.get(mention.dataset['term'] ?? '');
    return mention === null || term === undefined ? undefined : [mention, term];
  };

  const options = { signal };
  root.addEventListener(
    'pointerover',
    ({ target, pointerType }) => {
      const found = mentionAt(target);
      if (found === undefined || pointerType === 'touch') return;
      const [mention, term] = found;
      if (shownFor === mention) window.clearTimeout(timer);
      else
        later(OPENS_MS, () => {
          show(mention, term);
        });
    },
    options,
  );
  root.addEventListener(
    'pointerout',
    ({ target }) => {
      if (mentionAt(target) !== undefined) later(CLOSES_MS, hide);
    },
    options,
  );
  root.addEventListener(
    'focusin',
    ({ target }) => {
      const found = mentionAt(target);
      if (found?.[0].matches(':focus-visible') === true) show(...found);
      else hide();
    },
    options,
  );
  root.addEventListener('focusout', hide, options);
  card.addEventListener('pointerenter', () => {
    window.clearTimeout(timer);
  });
  card.addEventListener('pointerleave', () => {
    later(CLOSES_MS, hide);
  });
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || shownFor === undefined) return;
      hide();
      // Used up: the same key would also leave a step or the full panel that the term stands in.
      event.preventDefault();
    },
    { signal, capture: true },
  );
  window.addEventListener(
    'scroll',
    () => {
      // The focus itself scrolls, to a term that was out of sight; its card goes with it.
      if (shownFor !== undefined && shownFor === document.activeElement && isInWindow(shownFor)) {
        placeCard(card, shownFor);
      } else if (shownFor !== undefined) {
        // A card that is about to open stays so: the scroll may be what brought its term under the pointer.
        hide();
      }
    },
    options,
  );
  signal.addEventListener('abort', () => {
    hide();
    card.remove();
  });
}

function cardContent(term: Term, strings: PanelStrings): readonly HTMLElement[] {
  const expansion = term.expansion === undefined ? [] : [` · ${term.expansion}`];
  return [
    element('p', {}, element('strong', {}, term.name), ...expansion),
    element('p', {}, ...withCode(term.meaning)),
    ...(term.confusedWith === undefined
      ? []
      : [element('p', { class: 'aside' }, ...withCode(fillIn(strings.confusedWith, term.confusedWith)))]),
  ];
}

function isInWindow(mention: HTMLElement): boolean {
  const { top, bottom } = mention.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}

/** Below the term, or above it where there is no room; never over the edges of the panel. */
function placeCard(card: HTMLElement, mention: HTMLElement): void {
  const term = mention.getClientRects()[0] ?? mention.getBoundingClientRect();
  const { width, height } = card.getBoundingClientRect();
  const left = Math.max(GAP, Math.min(term.left, document.documentElement.clientWidth - width - GAP));
  const below = term.bottom + GAP;
  const top =
    below + height > window.innerHeight && term.top - GAP - height > 0 ? term.top - GAP - height : below;
  card.style.left = `${left}px`;
  card.style.top = `${top}px`;
}
