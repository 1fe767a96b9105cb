import { element } from '../dom';
import { fillIn, type PanelStrings } from '../../protocol/panelStrings';
import type { Marks } from '../../core/progress/progress';
import type { TopicView } from '../../protocol/panelView';
import { actionButton, setPressed } from './buttons';

/** The head of a topic: where it belongs, its title, what to know before reading, and what can be done with it. */
export function topicHeader({ id, page, marks, reviewed }: TopicView, strings: PanelStrings): HTMLElement {
  const learned = actionButton('check', strings.markLearned, { 'data-mark': 'learned', 'data-topic': id });
  const bookmarked = actionButton('bookmark', strings.bookmark, {
    'data-mark': 'bookmarked',
    'data-topic': id,
  });
  const header = element(
    'header',
    {},
    element('p', { class: 'breadcrumb' }, page.category.title),
    element('h1', { tabindex: '-1' }, page.title),
    element(
      'p',
      { class: 'facts' },
      element('span', {}, strings.levels[page.level]),
      element('span', {}, fillIn(strings.minutes, String(page.readingMinutes))),
      element('span', {}, fillIn(strings.reviewed, reviewed)),
    ),
    element(
      'div',
      { class: 'actions' },
      learned,
      bookmarked,
      actionButton('link', strings.copyLink, { 'data-do': 'copyLink' }),
      actionButton('source', strings.openSource, { 'data-do': 'openSource' }),
    ),
  );
  showMarks(header, marks, strings);
  return header;
}

/** Shows what the reader has marked of the topic. */
export function showMarks(page: HTMLElement, marks: Marks, strings: PanelStrings): void {
  const learned = page.querySelector<HTMLButtonElement>('[data-mark="learned"]');
  const bookmarked = page.querySelector<HTMLButtonElement>('[data-mark="bookmarked"]');
  if (learned !== null) {
    setPressed(learned, marks.learned, marks.learned ? strings.learned : strings.markLearned);
  }
  if (bookmarked !== null) {
    setPressed(bookmarked, marks.bookmarked, marks.bookmarked ? strings.bookmarked : strings.bookmark);
  }
}
