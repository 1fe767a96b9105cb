import { createDiagnose } from '../../model/diagnose';
import type { Diagnostic, Position } from '../../model/diagnostic';
import { plainText } from '../../markdown/parser';
import { createLocator, withLines } from '../locator';
import type { PageDraft } from '../pageDraft';

/** Shorter sentences ("The key is absent.") may stand on several pages by chance. */
const SHORTEST_WORDS = 8;

interface Sentence extends Position {
  /** Its words in lower case, without punctuation. */
  readonly words: string;
}

/**
 * No sentence stands twice, on one page or on two: a reader who meets it again stops trusting that pages were written
 * one by one.
 */
export function checkRepeats(drafts: readonly PageDraft[]): readonly Diagnostic[] {
  const first = new Map<string, string>();
  return drafts.flatMap((draft) => {
    const diagnose = createDiagnose(draft.path);
    for (const { words, line, column } of sentencesOf(draft)) {
      const before = first.get(words);
      if (before === undefined) first.set(words, `${draft.path}:${line}`);
      else {
        const message = `this sentence stands at ${before} too; say it once, or say what is different here`;
        diagnose.report('repeated-sentence', line, column, message);
      }
    }
    return diagnose.all;
  });
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

function sentencesOf(draft: PageDraft): readonly Sentence[] {
  return withLines(draft.lenientTokens).flatMap(({ token, lines }) => {
    if (token.type !== 'inline') return [];
    const locate = createLocator(draft, lines);
    return [...segmenter.segment(plainText(token))].flatMap(({ segment }) => {
      const words = segment.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
      if (words.length < SHORTEST_WORDS) return [];
      const [beginning = ''] = /^\S+(?: \S+)?/.exec(segment) ?? [];
      return [{ words: words.join(' '), ...locate(beginning) }];
    });
  });
}
