import { Hover, languages, Range, type Disposable, type LogOutputChannel } from 'vscode';
import { findTerm } from '../../core/terms/findTerm';
import { buildTermIndex, type TermIndex } from '../../core/terms/termIndex';
import type { ContentStore } from '../content/contentStore';
import { termCard } from './termCard';

/** Cards for glossary terms, in every language and in plain text, inside identifiers too. */
export function registerTermHover(content: ContentStore, log: LogOutputChannel): Disposable {
  let index: Promise<TermIndex> | undefined;
  return languages.registerHoverProvider('*', {
    async provideHover(document, position, token) {
      try {
        index ??= content.terms().then(buildTermIndex);
        const terms = await index;
        if (token.isCancellationRequested) return undefined;
        const found = findTerm(terms, document.lineAt(position.line).text, position.character);
        if (found === undefined) return undefined;
        const topic = await content.topic(found.term.topic);
        return new Hover(
          termCard(found.term, topic?.title),
          new Range(position.line, found.start, position.line, found.end),
        );
      } catch (error) {
        log.error(`No card could be made: ${String(error)}`);
        return undefined;
      }
    },
  });
}
