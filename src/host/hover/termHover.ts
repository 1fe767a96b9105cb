import { languages, type Disposable, type LogOutputChannel, type Position, type TextDocument } from 'vscode';
import type { Taste } from '../../core/terms/judge';
import { readHoverSettings } from '../settings/hoverSettings';
import { termCardAt } from './cardAt';
import type { Lexicon } from './lexicon';

/** Where a card was asked for by a command: there it is shown whatever the settings say. */
export interface Asked {
  readonly document: TextDocument;
  readonly position: Position;
}

/** What is shown of a term that was asked for. */
export const everything: Taste = { sensitivity: 'eager', hidden: new Set() };

/** Cards for glossary terms, in every language and in plain text, inside identifiers too. */
export function registerTermHover(
  lexicon: () => Promise<Lexicon>,
  log: LogOutputChannel,
  asked: () => Asked | undefined,
): Disposable {
  return languages.registerHoverProvider('*', {
    async provideHover(document, position, token) {
      try {
        const settings = readHoverSettings(document);
        const isAsked = isAt(asked(), document, position);
        if (!settings.enabled && !isAsked) return undefined;
        const loaded = await lexicon();
        if (token.isCancellationRequested) return undefined;
        return termCardAt(loaded, document, position, isAsked ? everything : settings);
      } catch (error) {
        log.error(`No card could be made: ${String(error)}`);
        return undefined;
      }
    },
  });
}

function isAt(asked: Asked | undefined, document: TextDocument, position: Position): boolean {
  return asked?.document === document && asked.position.isEqual(position);
}
