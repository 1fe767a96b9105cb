import { sectionTokens } from '../../markdown/blocks';
import type { Diagnose } from '../../model/diagnose';
import type { PatternPageDraft } from '../pageDraft';

/** The kinds of diagram that show how the parts of a pattern stand to each other, or what passes between them. */
const STRUCTURE_KINDS: readonly string[] = [
  'classDiagram',
  'sequenceDiagram',
  'stateDiagram-v2',
  'flowchart',
];

/** The structure of a pattern is shown, not only told. */
export function checkStructure(draft: PatternPageDraft, diagnose: Diagnose): void {
  const heading = draft.headings.find(({ level, text }) => level === 2 && text === 'Structure');
  if (heading === undefined) return;
  const section = new Set(sectionTokens(draft.tokens, draft.headings, 'Structure'));
  const shown = draft.diagrams.some(({ kind, tokenIndex }) => {
    const token = draft.tokens[tokenIndex];
    return token !== undefined && section.has(token) && STRUCTURE_KINDS.includes(kind);
  });
  if (shown || section.size === 0) return;
  const message = `show the structure as a "mermaid" diagram: ${STRUCTURE_KINDS.join(', ')}`;
  diagnose.report('template-diagram', draft.bodyOffset + heading.line + 1, 1, message);
}
