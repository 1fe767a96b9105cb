import { movedBy, withInsertion, type TextPoint } from '../../../../src/core/snippets/imports/insertion';
import { planImports } from '../../../../src/core/snippets/imports/planImports';

/** The place in a text where `|` stands; its end where it stands nowhere. */
function pointOf(text: string): TextPoint {
  const lines = (text.split('|')[0] ?? '').split(/\r?\n/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

/**
 * The file with the imports at its top, and the cursor `|` where it is afterwards if the text had one; what stands
 * between two of them is selected. `with code` where the imports have to come with the code.
 */
export function planned(languageId: string, marked: string, imports: string): string {
  const parts = marked.split('|');
  const text = parts.join('');
  const start = pointOf(marked);
  const end = parts.length < 3 ? start : pointOf(parts.slice(0, 2).join(''));
  const selections = parts.length === 1 ? [] : [{ start, end }];
  const plan = planImports({ languageId, text, selections, imports });
  if (plan.place === 'withCode') return 'with code';
  const whole = withInsertion(text, plan.insertion);
  if (parts.length === 1) return whole;
  const moved = movedBy(plan.insertion, start);
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  return whole
    .split(lineEnd)
    .map((line, index) =>
      index === moved.line ? `${line.slice(0, moved.character)}|${line.slice(moved.character)}` : line,
    )
    .join(lineEnd);
}

/** A file before and after, and what its snippet imports. */
export type ImportCase = readonly [title: string, before: string, imports: string, after: string];
