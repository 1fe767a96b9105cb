import type { Diagnose } from '../../model/diagnose';
import type { PageDraft } from '../pageDraft';

/** The title is the only level-one heading, no level is skipped on the way down, and each has an anchor. */
export function checkHeadings(draft: PageDraft, diagnose: Diagnose): void {
  let previous = 1;
  for (const { level, text, line } of draft.headings) {
    const at = draft.bodyOffset + line + 1;
    if (level === 1) {
      diagnose.report(
        'heading-order',
        at,
        1,
        `"${text}": the title stands in the front matter; begin with "##"`,
      );
    } else if (level > previous + 1) {
      const marks = '#'.repeat(previous + 1);
      diagnose.report('heading-order', at, 1, `"${text}" skips a level; write "${marks} ${text}"`);
    }
    previous = level;
  }
  checkNested(draft, diagnose);
  checkAnchors(draft, diagnose);
}

function checkNested(draft: PageDraft, diagnose: Diagnose): void {
  for (const { type, level, map } of draft.tokens) {
    if (type !== 'heading_open' || level === 0) continue;
    const line = draft.bodyOffset + (map?.[0] ?? 0) + 1;
    diagnose.report(
      'heading-order',
      line,
      1,
      'a heading stands at the left margin, outside lists and quotes',
    );
  }
}

const MAX_ANCHOR = 80;

function checkAnchors(draft: PageDraft, diagnose: Diagnose): void {
  draft.sections.forEach(({ id, title }, index) => {
    if (id !== '' && id.length <= MAX_ANCHOR) return;
    const line = draft.bodyOffset + (draft.headings[index]?.line ?? 0) + 1;
    const message =
      id === ''
        ? `"${title}" has no letter or digit to make an anchor of; write words`
        : `"${title}" is too long for an anchor; shorten it to ${MAX_ANCHOR} characters`;
    diagnose.report('heading-anchor', line, 1, message);
  });
}
