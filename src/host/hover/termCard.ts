import { l10n, MarkdownString } from 'vscode';
import type { Term } from '../../core/model/term';
import { codeMarkdown } from '../../core/text/codeMarkdown';
import { escapeMarkdown } from '../../core/text/escapeMarkdown';
import { commandLink } from './commandLink';

/** The commands a card's links may run. Never all: a card is made from content. */
const ENABLED_COMMANDS: readonly string[] = [
  'systemDesign.openTopic',
  'systemDesign.openTerm',
  'systemDesign.insertPattern',
  'systemDesign.hideTerm',
];

/** What a card shows beside the term itself. */
export interface CardLinks {
  /** The title of the topic that explains the term. */
  readonly topicTitle?: string;
  /** The patterns that belong to the term. */
  readonly patterns: readonly { readonly id: string; readonly name: string }[];
}

/** A term's hover card: its name, what it means, what it is taken for, and one line of links. */
export function termCard(term: Term, links: CardLinks): MarkdownString {
  const card = new MarkdownString('', true);
  card.isTrusted = { enabledCommands: ENABLED_COMMANDS };
  const expansion = term.expansion === undefined ? '' : ` · ${escapeMarkdown(term.expansion)}`;
  const paragraphs = [
    `**${escapeMarkdown(term.name)}**${expansion}`,
    codeMarkdown(term.meaning),
    ...(term.confusedWith === undefined
      ? []
      : [codeMarkdown(l10n.t('Often taken for: {0}', term.confusedWith))]),
    linksOf(term, links).join(' · '),
  ];
  return card.appendMarkdown(paragraphs.join('\n\n'));
}

function linksOf(term: Term, { topicTitle, patterns }: CardLinks): readonly string[] {
  const section = term.section === undefined ? {} : { section: term.section };
  const openTerm = (label: string): string => commandLink('systemDesign.openTerm', term.id, label);
  return [
    topicTitle === undefined
      ? `$(book) ${openTerm(l10n.t('Open Term'))}`
      : `$(book) ${commandLink('systemDesign.openTopic', { topic: term.topic, ...section }, l10n.t('Open Topic'), topicTitle)}`,
    ...insertLink(patterns),
    ...(topicTitle === undefined || term.related.length === 0 ? [] : [openTerm(l10n.t('Related'))]),
    commandLink('systemDesign.hideTerm', term.id, l10n.t('Hide This Term')),
  ];
}

/** One link, since a card has one line for them: with several patterns it asks which. */
function insertLink(patterns: CardLinks['patterns']): readonly string[] {
  const [first, ...others] = patterns;
  if (first === undefined) return [];
  const argument = others.length === 0 ? first.id : patterns.map(({ id }) => id);
  const names = patterns.map(({ name }) => name).join(', ');
  return [
    commandLink(
      'systemDesign.insertPattern',
      argument,
      l10n.t('Insert Pattern'),
      l10n.t('Insert {0}', names),
    ),
  ];
}
