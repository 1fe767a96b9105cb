import type { TextKind, TextPlace } from '../source/textSource';
import { codeAt } from './codeAt';
import { isMarkup, isProse, languageSpec } from './languageSpecs';
import { firstLine } from './firstLine';
import { fenceAround, isInlineCode } from './markdown';
import { markupAt } from './markupAt';

/** What stands at a place, and in which language: code in a fence of Markdown is in the language of the fence. */
export interface TextAt {
  readonly kind: TextKind;
  readonly languageId: string;
}

/**
 * What stands at a place, by a light lexer that looks back over a bounded number of lines and characters. Where what
 * it sees does not tell how it began (a long comment, say), it takes what is likelier.
 */
export function textAt(place: TextPlace): TextAt {
  const { source } = place;
  const { languageId } = source;
  if (isProse(languageId)) return inProse(place);
  if (isMarkup(languageId)) return markupAt(place);
  return { kind: codeAt(languageSpec(languageId), place, firstLine(source, place.line)), languageId };
}

function inProse(place: TextPlace): TextAt {
  const { source, line, offset } = place;
  if (source.languageId === 'plaintext') return { kind: 'prose', languageId: 'plaintext' };
  const fence = fenceAround(source, line);
  if (fence === undefined) {
    const kind = isInlineCode(source.lineAt(line), offset) ? 'code' : 'prose';
    return { kind, languageId: source.languageId };
  }
  if (fence.languageId === undefined) return { kind: 'code', languageId: source.languageId };
  const { languageId } = fence;
  if (isProse(languageId) || isMarkup(languageId)) return { kind: 'code', languageId };
  const first = firstLine(source, line, fence.line + 1);
  return { kind: codeAt(languageSpec(languageId), place, first), languageId };
}
