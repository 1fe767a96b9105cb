import type { Diagnose } from '../diagnose';
import type { TopicDraft } from '../topicDraft';

/** The title is the only level-one heading, and no level is skipped on the way down. */
export function checkHeadings(draft: TopicDraft, diagnose: Diagnose): void {
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
}
