import { l10n, QuickPickItemKind, ThemeIcon, type QuickInputButton, type QuickPickItem } from 'vscode';
import type { SearchHit } from '../../core/search/search';
import type { SearchKind, SearchPlace } from '../../core/search/searchDocument';
import { plainLabel } from '../../core/text/plainLabel';

/** A row of the search. One with neither place nor `clears` is a separator. */
export interface SearchItem extends QuickPickItem {
  readonly place?: SearchPlace;
  /** Choosing it empties the field, so that all topics are listed. */
  readonly clears?: boolean;
}

/** A button of a row, and what it does with the row's place. */
export interface SearchButton extends QuickInputButton {
  readonly action: 'openToSide' | 'insert';
}

const ICONS: Readonly<Record<SearchKind, ThemeIcon>> = {
  topic: new ThemeIcon('book'),
  section: new ThemeIcon('list-flat'),
  term: new ThemeIcon('whole-word'),
  pattern: new ThemeIcon('code'),
};

/** The hits as rows, under a separator for each kind. The kind of the best hit comes first. */
export function hitItems(hits: readonly SearchHit[]): SearchItem[] {
  const kinds = [...new Set(hits.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => [
    separator(groupName(kind)),
    ...hits.filter((hit) => hit.kind === kind).map(hitItem),
  ]);
}

/** A separator with the name of a group. */
export function separator(label: string): SearchItem {
  return { kind: QuickPickItemKind.Separator, label };
}

/** The row of a place, shown whatever was typed: what matches is decided by the search. */
export function placeItem(
  kind: SearchKind,
  place: SearchPlace,
  texts: { readonly title: string; readonly where: readonly string[]; readonly detail: string },
): SearchItem {
  return {
    label: plainLabel(texts.title),
    description: plainLabel(texts.where.join(' › ')),
    detail: plainLabel(texts.detail),
    iconPath: ICONS[kind],
    buttons: buttonsOf(kind),
    alwaysShow: true,
    place,
  };
}

function hitItem({ kind, title, where, place, context }: SearchHit): SearchItem {
  return placeItem(kind, place, { title, where, detail: context.text });
}

/** The one row of a search that found nothing. */
export function nothingFoundItem(): SearchItem {
  return {
    label: l10n.t('Nothing found'),
    detail: l10n.t('Try fewer or other words, or press Enter to see all topics.'),
    alwaysShow: true,
    clears: true,
  };
}

function groupName(kind: SearchKind): string {
  switch (kind) {
    case 'topic':
      return l10n.t('Topics');
    case 'section':
      return l10n.t('Sections');
    case 'term':
      return l10n.t('Terms');
    case 'pattern':
      return l10n.t('Patterns');
  }
}

function buttonsOf(kind: SearchKind): SearchButton[] {
  switch (kind) {
    case 'topic':
    case 'section':
      return [
        {
          action: 'openToSide',
          iconPath: new ThemeIcon('split-horizontal'),
          tooltip: l10n.t('Open to the Side'),
        },
      ];
    case 'pattern':
      return [{ action: 'insert', iconPath: new ThemeIcon('insert'), tooltip: l10n.t('Insert Pattern') }];
    case 'term':
      return [];
  }
}
