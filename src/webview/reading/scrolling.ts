import { post } from '../vscodeApi';
import { rememberPosition, shownPlace } from './navigation';

/** How often at most the place is kept while the reader scrolls, in milliseconds. */
const KEEP_MS = 100;
/** How long a reader stays in a section before it counts as reached, in milliseconds. */
const REACHED_MS = 1500;

/** Remembers the place while the reader scrolls, and marks the section in the contents. Once for the panel's life. */
export function followScrolling(): void {
  let pending: number | undefined;
  window.addEventListener('scroll', () => {
    pending ??= window.setTimeout(() => {
      pending = undefined;
      rememberPosition();
      markSection();
    }, KEEP_MS);
  });
}

/** How far below the top of the panel a heading may be and still count as where the reader is, in pixels. */
const READING_LINE = 120;

/** Marks the section that the reader is in, and tells the host once the reader has stayed there. */
export function markSection(): void {
  const headings = [...document.querySelectorAll<HTMLElement>('.body > :is(h2, h3)[id]')];
  document.body.classList.toggle('scrolled', window.scrollY > 60);
  const atEnd = window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 2;
  const section =
    (atEnd && window.scrollY > 0 ? headings.at(-1) : undefined) ??
    headings.findLast((heading) => heading.getBoundingClientRect().top < READING_LINE);
  for (const link of document.querySelectorAll('.contents a')) {
    const isHere = section !== undefined && link.getAttribute('href') === `#${section.id}`;
    if (isHere) link.setAttribute('aria-current', 'location');
    else link.removeAttribute('aria-current');
  }
  reach(section?.id);
}

/** The topic and the section that count as reached, or will. Sections of different topics have the same ids. */
let reached: string | undefined;
let staying: number | undefined;

function reach(section: string | undefined): void {
  const place = shownPlace();
  const topic = place?.kind === 'topic' ? place.id : undefined;
  const now = topic === undefined || section === undefined ? undefined : `${topic}#${section}`;
  if (now === reached) return;
  reached = now;
  window.clearTimeout(staying);
  if (topic === undefined || section === undefined) return;
  staying = window.setTimeout(() => {
    post({ type: 'reading', topic, section });
  }, REACHED_MS);
}
