import { Disposable, type LogOutputChannel } from 'vscode';
import type { ContentStore } from '../content/contentStore';
import { registerExplainTerm } from './explainTerm';
import { registerHover } from './hoverProvider';
import { registerHideTerm } from './hideTerm';
import { createLexicon } from './lexicon';

/** All cards in editors, and the commands that belong to them. */
export function registerHovers(content: ContentStore, log: LogOutputChannel): Disposable {
  const lexicon = createLexicon(content);
  const explain = registerExplainTerm(lexicon, log);
  return Disposable.from(explain, registerHover(lexicon, log, explain.asked), registerHideTerm(lexicon, log));
}
