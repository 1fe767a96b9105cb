import { languages, type Disposable, type LogOutputChannel, type Position, type TextDocument } from 'vscode';
import { readHoverSettings, readLiveKinds } from '../settings/hoverSettings';
import { cardAt, everything } from './cardAt';
import type { Lexicon } from './lexicon';

/** Where a card was asked for by a command: there it is shown whatever the settings say. */
export interface Asked {
  readonly document: TextDocument;
  readonly position: Position;
}

/** Cards for literals and for terms of the glossary, in every language and in plain text, inside identifiers too. */
export function registerHover(
  lexicon: () => Promise<Lexicon>,
  log: LogOutputChannel,
  asked: () => Asked | undefined,
): Disposable {
  return languages.registerHoverProvider('*', {
    async provideHover(document, position, token) {
      try {
        const isAsked = isAt(asked(), document, position);
        const taste = readHoverSettings(document);
        if (!taste.enabled && !isAsked) return undefined;
        const loaded = await lexicon();
        if (token.isCancellationRequested) return undefined;
        const wanted = isAsked ? everything : { taste, live: readLiveKinds(document) };
        return cardAt(loaded, document, position, wanted);
      } catch (error) {
        // Not what stood there: it may be a secret.
        log.error(`No card could be made: ${error instanceof Error ? error.name : 'unknown error'}`);
        return undefined;
      }
    },
  });
}

function isAt(asked: Asked | undefined, document: TextDocument, position: Position): boolean {
  return asked?.document === document && asked.position.isEqual(position);
}
