import type { Token } from 'markdown-it';
import type { Position } from '../model/diagnostic';
import type { TopicDraft } from './topicDraft';

/**
 * Finds the places of pieces of text inside a block, in the order in which they are asked for:
 * markdown-it knows the lines of blocks only, not of links and images inside them.
 */
export function createLocator(draft: TopicDraft, block: Token): (text: string) => Position {
  let line = draft.bodyOffset + (block.map?.[0] ?? 0);
  const end = draft.bodyOffset + (block.map?.[1] ?? 0);
  let column = 0;
  return (text) => {
    for (let at = line; at < end; at++) {
      const found = (draft.lines[at] ?? '').indexOf(text, at === line ? column : 0);
      if (found < 0) continue;
      line = at;
      column = found + text.length;
      return { line: at + 1, column: found + 1 };
    }
    return { line: line + 1, column: 1 };
  };
}
