import type { Place } from '../protocol/place';
import { goToAnchor, type GoToStep } from './reading/anchors';
import { open } from './reading/navigation';

/** Goes where a link leads; `false` for a link of the web, which VS Code opens. */
export function follow(link: HTMLElement, beside: boolean, goToStep: GoToStep): boolean {
  const place = placeOf(link);
  const href = link.getAttribute('href');
  if (place !== undefined) {
    // On a topic's page its own patterns are listed; a plain click goes there.
    const listed = place.kind === 'pattern' && !beside && link.closest('.pattern-list') === null;
    if (!listed || !goToAnchor(`pattern-${place.id}`, goToStep)) open(place, beside);
  } else if (href?.startsWith('#') === true) {
    goToAnchor(decodeURIComponent(href.slice(1)), goToStep);
  } else {
    return false;
  }
  return true;
}

function placeOf(link: HTMLElement): Place | undefined {
  const { topic, section, term, pattern } = link.dataset;
  if (topic !== undefined)
    return { kind: 'topic', id: topic, ...(section === undefined ? {} : { anchor: section }) };
  if (term !== undefined) return { kind: 'term', id: term };
  return pattern === undefined ? undefined : { kind: 'pattern', id: pattern };
}
