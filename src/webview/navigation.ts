import { post } from './vscodeApi';

/** One listener for all links and buttons of a page: what they lead to stands in their `data-` attributes. */
export function handleClicks(root: HTMLElement): void {
  root.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>('a, button') : null;
    if (target === null || !follow(target)) return;
    event.preventDefault();
    // VS Code's own listener takes every link that begins with "#", and scrolls to the top for a bare one.
    event.stopPropagation();
  });
}

/** Goes where a link leads or does what a button says; `false` for a link of the web, which VS Code opens. */
function follow(target: HTMLElement): boolean {
  const { topic, section, term, pattern } = target.dataset;
  const href = target.getAttribute('href');
  if (topic !== undefined) {
    post({ type: 'openTopic', topic, ...(section === undefined ? {} : { section }) });
  } else if (term !== undefined) {
    post({ type: 'openTerm', term });
  } else if (pattern !== undefined) {
    // Only a button changes the reader's file. A link leads to the pattern's entry, here or on its own page.
    if (target.tagName === 'BUTTON') post({ type: 'insertPattern', pattern });
    else if (!goToSection(`pattern-${pattern}`)) post({ type: 'openPattern', pattern });
  } else if (href?.startsWith('#') === true) {
    goToSection(decodeURIComponent(href.slice(1)));
  } else {
    return false;
  }
  return true;
}

/** Scrolls to an anchor and moves the focus there, so that the next Tab goes on from it. */
export function goToSection(id: string): boolean {
  const section = document.getElementById(id);
  if (section === null) return false;
  section.scrollIntoView({ block: 'start' });
  section.focus({ preventScroll: true });
  return true;
}
