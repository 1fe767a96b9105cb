import { l10n, MarkdownString } from 'vscode';
import type { Term } from '../../core/model/term';
import { codeMarkdown } from '../../core/text/codeMarkdown';
import { escapeMarkdown } from '../../core/text/escapeMarkdown';

/** The commands a card's links may run. Never all: a card is made from content. */
const ENABLED_COMMANDS: readonly string[] = ['systemDesign.openTopic', 'systemDesign.insertPattern'];

/** What a card shows beside the term itself. */
export interface CardLinks {
  /** The title of the topic that explains the term. */
  readonly topicTitle?: string | undefined;
  /** The patterns that belong to the term. */
  readonly patterns: readonly { readonly id: string; readonly name: string }[];
}

/** A term's hover card: its name, what it means, what it is taken for, and where to read on. */
export function termCard(term: Term, { topicTitle, patterns }: CardLinks): MarkdownString {
  const card = new MarkdownString('', true);
  card.isTrusted = { enabledCommands: ENABLED_COMMANDS };
  const expansion = term.expansion === undefined ? '' : ` · ${escapeMarkdown(term.expansion)}`;
  const links = [
    ...(topicTitle === undefined ? [] : [openTopicLink(term, topicTitle)]),
    ...patterns.map(({ id, name }) => insertPatternLink(id, name)),
  ];
  const paragraphs = [
    `**${escapeMarkdown(term.name)}**${expansion}`,
    codeMarkdown(term.meaning),
    ...(term.confusedWith === undefined
      ? []
      : [codeMarkdown(l10n.t('Often taken for: {0}', term.confusedWith))]),
    ...(links.length === 0 ? [] : [links.join(' · ')]),
  ];
  return card.appendMarkdown(paragraphs.join('\n\n'));
}

function openTopicLink({ topic, section }: Term, title: string): string {
  const argument = { topic, ...(section === undefined ? {} : { section }) };
  return `$(book) ${commandLink('systemDesign.openTopic', argument, l10n.t('Read: {0}', title))}`;
}

function insertPatternLink(id: string, name: string): string {
  return `$(code) ${commandLink('systemDesign.insertPattern', id, l10n.t('Insert {0}', name))}`;
}

function commandLink(command: string, argument: unknown, label: string): string {
  return `[${escapeMarkdown(label)}](command:${command}?${encodeURIComponent(JSON.stringify([argument]))})`;
}
