import { l10n, QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import { LEVELS, type TopicFilter } from '../../core/progress/topicFilter';
import { levelName } from '../content/texts';

/** Such as "Not learned · Core"; `undefined` where nothing is left out. */
export function filterText({ notLearned, bookmarked, levels }: TopicFilter): string | undefined {
  const parts = [
    ...(notLearned ? [l10n.t('Not learned')] : []),
    ...(bookmarked ? [l10n.t('Bookmarked')] : []),
    ...LEVELS.filter((level) => levels.includes(level)).map((level) => levelName(level)),
  ];
  return parts.length === 0 ? undefined : parts.join(' · ');
}

interface FilterPick extends QuickPickItem {
  /** The filter with this condition. */
  readonly add?: (filter: TopicFilter) => TopicFilter;
}

/** Asks which topics to show. `undefined` if the reader does not say. */
export async function pickFilter(now: TopicFilter): Promise<TopicFilter | undefined> {
  const picks = await window.showQuickPick<FilterPick>(filterPicks(now), {
    canPickMany: true,
    placeHolder: l10n.t('Choose which topics to show; none chosen shows all'),
  });
  if (picks === undefined) return undefined;
  const nothing: TopicFilter = { notLearned: false, bookmarked: false, levels: [] };
  return picks.reduce((filter, { add }) => add?.(filter) ?? filter, nothing);
}

function filterPicks(now: TopicFilter): FilterPick[] {
  return [
    { label: l10n.t('State'), kind: QuickPickItemKind.Separator },
    {
      label: l10n.t('Not learned'),
      picked: now.notLearned,
      add: (filter) => ({ ...filter, notLearned: true }),
    },
    {
      label: l10n.t('Bookmarked'),
      picked: now.bookmarked,
      add: (filter) => ({ ...filter, bookmarked: true }),
    },
    { label: l10n.t('Level'), kind: QuickPickItemKind.Separator },
    ...LEVELS.map((level): FilterPick => ({
      label: levelName(level),
      picked: now.levels.includes(level),
      add: (filter) => ({ ...filter, levels: [...filter.levels, level] }),
    })),
  ];
}
