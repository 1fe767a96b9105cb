import { goToSection } from './navigation';
import { readState, writeState } from './vscodeApi';

let shown: string | undefined;
let pending: number | undefined;

/** Goes to the section asked for, else to where the reader left this topic, else to the top. */
export function restoreScroll(topic: string, section: string | undefined): void {
  const before = readState();
  const isOther = shown !== undefined && shown !== topic;
  shown = topic;
  const sameTopic = before?.topic === topic;
  if (section === undefined || !goToSection(section)) window.scrollTo(0, sameTopic ? before.scroll : 0);
  // After a link to another topic the keyboard and the screen reader go on from its title.
  if (isOther && section === undefined) {
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }
  remember(topic);
}

/** Remembers the place while the reader scrolls, at most every tenth of a second. */
export function keepScroll(): void {
  window.addEventListener('scroll', () => {
    pending ??= window.setTimeout(() => {
      pending = undefined;
      if (shown !== undefined) remember(shown);
    }, 100);
  });
}

/** Writes the place down; what else is known of the same topic stays. */
function remember(topic: string): void {
  const before = readState();
  writeState({ ...(before?.topic === topic ? before : {}), topic, scroll: window.scrollY });
}
