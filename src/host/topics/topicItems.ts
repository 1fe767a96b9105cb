import { l10n, MarkdownString, ThemeIcon, TreeItem, TreeItemCollapsibleState, type Command } from 'vscode';
import type { Category, SectionSummary, TopicSummary } from '../../core/model/catalog';
import type { Marks } from '../../core/progress/progress';
import { escapeMarkdown } from '../../core/text/escapeMarkdown';
import { levelName, minutesText } from '../content/texts';

/** The first row: back to where the reader was. */
export function continueItem(topic: TopicSummary, section: SectionSummary | undefined): TreeItem {
  const item = new TreeItem(l10n.t('Continue reading: {0}', topic.title), TreeItemCollapsibleState.None);
  item.id = 'continue';
  item.iconPath = new ThemeIcon('book');
  item.tooltip = section === undefined ? topic.title : `${topic.title} · ${section.title}`;
  item.contextValue = 'continue';
  item.command = openCommand(topic.id, section?.id);
  return item;
}

/** Closed, so that the whole field is seen at once; open while a filter leaves few topics (`isFiltered`). */
export function categoryItem(
  { id, title, summary, icon, topics }: Category,
  learned: number,
  isFiltered: boolean,
): TreeItem {
  const { Collapsed, Expanded } = TreeItemCollapsibleState;
  const item = new TreeItem(title, isFiltered ? Expanded : Collapsed);
  // VS Code remembers by the id what a reader opened and closed: of the filtered row apart.
  item.id = isFiltered ? `filtered:${id}` : `category:${id}`;
  item.iconPath = new ThemeIcon(icon);
  item.description = l10n.t('{0} of {1} learned', learned, topics.length);
  item.tooltip = summary;
  item.contextValue = 'category';
  item.accessibilityInformation = {
    label: l10n.t('{0}, {1} of {2} topics learned', title, learned, topics.length),
  };
  return item;
}

/** The icon says how far the reader is, by its shape; words say it too, and whether there is a bookmark. */
export function topicItem(topic: TopicSummary, marks: Marks, hasSections: boolean): TreeItem {
  const { id, title, summary, level, readingMinutes } = topic;
  const state = stateTexts(marks);
  // A narrow view cuts the end off: the icon says what is learned, but not what is bookmarked.
  const bookmark = marks.bookmarked ? [l10n.t('Bookmarked')] : [];
  const item = new TreeItem(
    title,
    hasSections ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
  );
  item.id = `topic:${id}`;
  item.iconPath = new ThemeIcon(stateIcon(marks));
  item.description = [...bookmark, minutesText(readingMinutes), ...state].join(' · ');
  item.tooltip = new MarkdownString(
    [title, summary, [levelName(level), minutesText(readingMinutes), ...state, ...bookmark].join(' · ')]
      .map((text, index) => (index === 0 ? `**${escapeMarkdown(text)}**` : escapeMarkdown(text)))
      .join('\n\n'),
  );
  item.contextValue = [
    'topic',
    ...(marks.learned ? ['learned'] : []),
    ...(marks.bookmarked ? ['bookmarked'] : []),
  ].join('-');
  item.command = openCommand(id);
  item.accessibilityInformation = {
    label: [title, levelName(level), minutesText(readingMinutes), ...state, ...bookmark].join(', '),
  };
  return item;
}

export function sectionItem(topic: TopicSummary, { id, title }: SectionSummary): TreeItem {
  const item = new TreeItem(title, TreeItemCollapsibleState.None);
  item.id = `section:${topic.id}:${id}`;
  item.contextValue = 'section';
  item.command = openCommand(topic.id, id);
  return item;
}

/** Not begun, half-way, done. */
function stateIcon({ learned, started }: Marks): string {
  if (learned) return 'pass-filled';
  return started ? 'color-mode' : 'circle-large-outline';
}

function stateTexts({ learned, started }: Marks): readonly string[] {
  if (learned) return [l10n.t('Learned')];
  return started ? [l10n.t('Started')] : [];
}

function openCommand(topic: string, section?: string): Command {
  return {
    command: 'systemDesign.openTopic',
    title: l10n.t('Open Topic'),
    arguments: [section === undefined ? topic : { topic, section }],
  };
}
