import { Hover, languages, Range, type Disposable, type LogOutputChannel } from 'vscode';
import type { Term } from '../../core/model/term';
import { findTerm } from '../../core/terms/findTerm';
import { buildTermIndex, type TermIndex } from '../../core/terms/termIndex';
import type { ContentStore } from '../content/contentStore';
import { readSettings } from '../settings/settings';
import { termCard } from './termCard';

/** Cards for glossary terms, in every language and in plain text, inside identifiers too. */
export function registerTermHover(content: ContentStore, log: LogOutputChannel): Disposable {
  const termIndex = createIndexCache();
  return languages.registerHoverProvider('*', {
    async provideHover(document, position, token) {
      if (!readSettings(document).hoverEnabled) return undefined;
      try {
        const index = termIndex(await content.terms());
        if (token.isCancellationRequested) return undefined;
        const found = findTerm(index, document.lineAt(position.line).text, position.character);
        if (found === undefined) return undefined;
        const { term, start, end } = found;
        const topic = await content.topic(term.topic);
        const patterns = (await content.patterns()).filter(({ id }) => term.patterns.includes(id));
        return new Hover(
          termCard(term, { topicTitle: topic?.title, patterns }),
          new Range(position.line, start, position.line, end),
        );
      } catch (error) {
        log.error(`No card could be made: ${String(error)}`);
        return undefined;
      }
    },
  });
}

/** The index is built once for a list of terms; a list that could not be read is empty and not kept. */
function createIndexCache(): (terms: readonly Term[]) => TermIndex {
  let built: { readonly terms: readonly Term[]; readonly index: TermIndex } | undefined;
  return (terms) => {
    if (built?.terms !== terms) built = { terms, index: buildTermIndex(terms) };
    return built.index;
  };
}
