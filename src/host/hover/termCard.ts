import { l10n, MarkdownString } from 'vscode';
import type { Term } from '../../core/model/term';

/** The commands a card's links may run. Never all: a card is made from content. */
const ENABLED_COMMANDS: readonly string[] = ['systemDesign.openTopic', 'systemDesign.insertPattern'];

/** A term's hover card: its name, what it means, what it is taken for, and where to read on. */
export function termCard(term: Term, topicTitle: string | undefined): MarkdownString {
  const card = new MarkdownString('', true);
  card.isTrusted = { enabledCommands: ENABLED_COMMANDS };
  card.appendMarkdown('**').appendText(term.name).appendMarkdown('**');
  if (term.expansion !== undefined) card.appendMarkdown(' · ').appendText(term.expansion);
  card.appendMarkdown('\n\n');
  appendMeaning(card, term.meaning);
  if (term.confusedWith !== undefined) {
    card.appendMarkdown('\n\n').appendText(l10n.t('Often taken for: {0}', term.confusedWith));
  }
  const links = [
    ...(topicTitle === undefined ? [] : [openTopicLink(term, topicTitle)]),
    ...term.patterns.map(insertPatternLink),
  ];
  if (links.length > 0) card.appendMarkdown(`\n\n${links.join(' · ')}`);
  return card;
}

/** Plain text in which `code` is set as code. */
function appendMeaning(card: MarkdownString, meaning: string): void {
  meaning.split(/`([^`]+)`/).forEach((part, index) => {
    if (index % 2 === 1) card.appendMarkdown(`\`${part}\``);
    else card.appendText(part);
  });
}

function openTopicLink({ topic, section }: Term, title: string): string {
  const label = l10n.t('Read: {0}', title);
  return `$(book) ${commandLink('systemDesign.openTopic', { topic, ...(section === undefined ? {} : { section }) }, label)}`;
}

function insertPatternLink(pattern: string): string {
  return `$(code) ${commandLink('systemDesign.insertPattern', pattern, l10n.t('Insert pattern'))}`;
}

function commandLink(command: string, argument: unknown, label: string): string {
  const text = label.replace(/[\\[\]]/g, '\\$&');
  return `[${text}](command:${command}?${encodeURIComponent(JSON.stringify([argument]))})`;
}
