import { l10n } from 'vscode';
import type { NoticeView, PanelView } from '../../../protocol/panelView';
import type { Place } from '../../../protocol/place';
import type { PanelServices } from '../panelServices';
import { patternView } from './patternView';
import { termView } from './termView';
import { topicView } from './topicView';

/** What a panel shows for a place: its page, or a notice that says why there is none. */
export async function viewOf(services: PanelServices, place: Place | undefined): Promise<PanelView> {
  if (place === undefined) {
    services.log.warn('A panel had no usable state; it shows a notice.');
    return nothingKnown();
  }
  const view = await pageOf(services, place);
  if (view !== undefined) return view;
  if (place.kind === 'topic' && (await services.content.topic(place.id)) !== undefined) return notReadable();
  services.log.warn(`The panel was asked for the ${place.kind} "${place.id}", which does not exist.`);
  return notFound(place);
}

function pageOf(services: PanelServices, { kind, id }: Place): Promise<PanelView | undefined> {
  switch (kind) {
    case 'topic':
      return topicView(services, id);
    case 'term':
      return termView(services, id);
    case 'pattern':
      return patternView(services, id);
  }
}

function nothingKnown(): NoticeView {
  return {
    kind: 'notice',
    title: l10n.t('Topic not found'),
    text: l10n.t('What this panel showed is not known any more. Choose a topic in the System Design view.'),
  };
}

function notReadable(): NoticeView {
  return {
    kind: 'notice',
    title: l10n.t('Topic could not be read'),
    text: l10n.t('Open it again in a moment. "System Design: Show Log" says what went wrong.'),
  };
}

function notFound({ kind, id }: Place): NoticeView {
  switch (kind) {
    case 'topic':
      return {
        kind: 'notice',
        title: l10n.t('Topic not found'),
        text: l10n.t(
          'There is no topic "{0}" in this version. Choose another one in the System Design view.',
          id,
        ),
      };
    case 'term':
      return {
        kind: 'notice',
        title: l10n.t('Term not found'),
        text: l10n.t('There is no term "{0}" in this version. Choose another one in the Glossary view.', id),
      };
    case 'pattern':
      return {
        kind: 'notice',
        title: l10n.t('Pattern not found'),
        text: l10n.t(
          'There is no pattern "{0}" in this version. Choose another one in the Patterns view.',
          id,
        ),
      };
  }
}
