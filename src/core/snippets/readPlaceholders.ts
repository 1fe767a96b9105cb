import type { Diagnose } from '../model/diagnose';
import { didYouMean } from '../text/nearest';
import { isIdentifier, splitAtIdentifiers } from './identifiers';
import type { HeaderValue, SnippetHeader } from './snippetHeader';
import type { SnippetRegions } from './snippetRegions';

/** The placeholders that the code has and may rename; the others are reported. */
export function readPlaceholders(
  header: SnippetHeader,
  { texts }: SnippetRegions,
  diagnose: Diagnose,
): readonly string[] {
  const names: string[] = [];
  for (const { text, line, column } of itemsOf(header.get('placeholders'))) {
    const report = (message: string) => {
      diagnose.report('snippet-placeholder', line, column, message);
    };
    if (!isIdentifier(text)) {
      report(`"${text}" is not an identifier; write names from the code, separated by commas`);
    } else if (names.includes(text)) {
      report(`the placeholder "${text}" is there twice; keep one`);
    } else if (texts.snippet !== '' && splitAtIdentifiers(texts.snippet, [text]).length === 1) {
      const words = texts.snippet.match(/[A-Z_]\w*/gi) ?? [];
      report(
        `"${text}" does not occur in the code to insert as a whole name${didYouMean(text, new Set(words))}`,
      );
    } else if (splitAtIdentifiers(texts.imports, [text]).length > 1) {
      report(`"${text}" is imported; a placeholder is a name that the code itself chooses`);
    } else {
      names.push(text);
    }
  }
  return names;
}

/** The placeholder that the editor's selection replaces, if the header names one. */
export function readSelection(
  header: SnippetHeader,
  placeholders: readonly string[],
  diagnose: Diagnose,
): string | undefined {
  const selection = header.get('selection');
  if (selection === undefined || placeholders.includes(selection.text)) return selection?.text;
  const message = `"${selection.text}" is not one of the placeholders; name the one that a selection replaces`;
  diagnose.report(
    'snippet-selection',
    selection.line,
    selection.column,
    message + didYouMean(selection.text, placeholders),
  );
  return undefined;
}

/** The names of a comma-separated value, each with its own place. */
function itemsOf(value: HeaderValue | undefined): readonly HeaderValue[] {
  if (value === undefined || value.text === '') return [];
  let { column } = value;
  return value.text.split(',').map((item) => {
    const start = column + item.search(/\S|$/);
    column += item.length + 1;
    return { text: item.trim(), line: value.line, column: start };
  });
}
