import { commands, l10n, window, type LogOutputChannel } from 'vscode';
import type { FromPanel } from '../../protocol/messages';
import type { ContentStore } from '../content/contentStore';

export interface AnswerParts {
  readonly content: ContentStore;
  readonly log: LogOutputChannel;
  readonly openTopic: (topic: string, section?: string) => void;
  readonly onReady: () => void;
}

/** What the host does for each thing the panel says. Every id is looked up; nothing is done for an unknown one. */
export function createAnswers({
  content,
  log,
  openTopic,
  onReady,
}: AnswerParts): (message: FromPanel) => void {
  const openTerm = async (id: string): Promise<void> => {
    const term = (await content.terms()).find((one) => one.id === id);
    if (term === undefined) log.warn(`The panel named the term "${id}", which does not exist.`);
    else openTopic(term.topic, term.section);
  };
  const openPattern = async (id: string): Promise<void> => {
    const pattern = (await content.patterns()).find((one) => one.id === id);
    if (pattern === undefined) log.warn(`The panel named the pattern "${id}", which does not exist.`);
    else if (pattern.topic !== undefined) openTopic(pattern.topic, `pattern-${id}`);
    else {
      const insert = l10n.t('Insert');
      const chosen = await window.showInformationMessage(`${pattern.name}: ${pattern.summary}`, insert);
      if (chosen === insert) await commands.executeCommand('systemDesign.insertPattern', id);
    }
  };
  const answer = async (message: FromPanel): Promise<void> => {
    switch (message.type) {
      case 'ready':
        onReady();
        break;
      case 'openTopic':
        openTopic(message.topic, message.section);
        break;
      case 'openTerm':
        await openTerm(message.term);
        break;
      case 'openPattern':
        await openPattern(message.pattern);
        break;
      case 'insertPattern':
        await commands.executeCommand('systemDesign.insertPattern', message.pattern);
        break;
      case 'copyLink':
        log.warn('Copying a link is not supported yet.');
        break;
      case 'problem':
        log.error(`The panel reports: ${message.text}`);
    }
  };
  return (message) => {
    answer(message).catch((error: unknown) => {
      log.error(`Answering "${message.type}" failed: ${String(error)}`);
    });
  };
}
