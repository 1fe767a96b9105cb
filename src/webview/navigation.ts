import { post } from './vscodeApi';

/** One listener for all links and buttons of a page: what they lead to stands in their `data-` attributes. */
export function handleClicks(root: HTMLElement): void {
  root.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>('a, button') : null;
    if (target === null) return;
    const { topic, section, term, pattern } = target.dataset;
    if (topic !== undefined)
      post({ type: 'openTopic', topic, ...(section === undefined ? {} : { section }) });
    else if (term !== undefined) post({ type: 'openTerm', term });
    else if (pattern !== undefined) post({ type: 'insertPattern', pattern });
    else if (target.getAttribute('href')?.startsWith('#') === true) {
      goToSection(decodeURIComponent(target.getAttribute('href')?.slice(1) ?? ''));
    } else return;
    event.preventDefault();
  });
}

/** Scrolls to an anchor and moves the focus there, so that the next Tab goes on from it. */
export function goToSection(id: string): boolean {
  const section = document.getElementById(id);
  if (section === null) return false;
  section.scrollIntoView({ block: 'start' });
  section.focus({ preventScroll: true });
  return true;
}
