import { CALLOUT_KINDS } from '../../markdown/callouts';
import type { Diagnose } from '../../model/diagnose';
import { didYouMean } from '../../text/nearest';
import type { PageDraft } from '../pageDraft';

/** A quote that begins like a callout but is none would be shown with its marker as text. */
export function checkCallouts(draft: PageDraft, diagnose: Diagnose): void {
  draft.tokens.forEach(({ type, level, map }, index) => {
    const marker = /^\[!([^\]\n]*)\]/.exec(draft.tokens[index + 2]?.content ?? '');
    if (type !== 'blockquote_open' || marker?.[1] === undefined) return;
    const kind = marker[1].toLowerCase();
    const known = CALLOUT_KINDS.map((name) => `[!${name.toUpperCase()}]`).join(', ');
    const message = !CALLOUT_KINDS.includes(kind)
      ? `"${marker[0]}" is not a kind of callout${didYouMean(kind, CALLOUT_KINDS) || ';'} write one of: ${known}`
      : level > 0
        ? 'a callout stands at the left margin, outside lists and quotes'
        : `write "${marker[0]}" on a line of its own`;
    diagnose.report('callout', draft.bodyOffset + (map?.[0] ?? 0) + 1, 1, message);
  });
}
