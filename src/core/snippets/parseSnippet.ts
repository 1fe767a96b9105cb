import { createDiagnose, type Diagnose } from '../model/diagnose';
import type { Diagnostic, Position } from '../model/diagnostic';
import { folderName, type ContentFile } from '../text/contentFile';
import { didYouMean } from '../text/nearest';
import { checkFileName, checkDescription, checkPrefix } from './checkHeader';
import { findLanguage, SNIPPET_LANGUAGES, type SnippetLanguage } from './languages';
import { readPlaceholders, readSelection } from './readPlaceholders';
import { readHeader } from './snippetHeader';
import { splitRegions } from './snippetRegions';
import type { SnippetSource } from './snippetSource';
import { readWrap } from './wrap';

export interface ParsedSnippet {
  /** Absent if the file has any error. */
  readonly snippet?: SnippetSource;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a snippet's source file, a program that compiles and runs, and reports all its errors in one go.
 * `snippets/README.md` describes the format.
 */
export function parseSnippet(file: ContentFile): ParsedSnippet {
  const diagnose = createDiagnose(file.path);
  const language = readLanguage(diagnose);
  if (language === undefined) return { diagnostics: diagnose.all };
  const lines = file.text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const regions = splitRegions(lines, language, diagnose);
  const header = readHeader(regions.header, language, diagnose);
  checkFileName(header, language, diagnose);
  checkPrefix(header, diagnose);
  checkDescription(header, diagnose);
  checkIndentation(lines, language, diagnose);
  const placeholders = readPlaceholders(header, regions, diagnose);
  const wrap = readWrap(header, regions.texts.demonstration, diagnose);
  const selection = wrap === undefined ? readSelection(header, placeholders, diagnose) : undefined;

  const pattern = header.get('pattern');
  const prefix = header.get('prefix');
  const description = header.get('description');
  if (diagnose.all.length > 0 || !pattern || !prefix || !description) {
    return { diagnostics: [...diagnose.all].sort((a, b) => a.line - b.line || a.column - b.column) };
  }
  const { snippet: code, ...texts } = regions.texts;
  const snippet: SnippetSource = {
    file: file.path,
    language,
    pattern: pattern.text,
    prefix: prefix.text,
    description: description.text,
    placeholders,
    ...(selection === undefined ? {} : { selection }),
    ...(wrap === undefined ? {} : { wrap }),
    ...texts,
    code,
    positions: { pattern: placeOf(pattern), prefix: placeOf(prefix) },
  };
  return { snippet, diagnostics: [] };
}

function readLanguage(diagnose: Diagnose): SnippetLanguage | undefined {
  const id = folderName(diagnose.file);
  const language = findLanguage(id);
  if (language === undefined || diagnose.file.split('/').at(-3) !== 'snippets') {
    const known = SNIPPET_LANGUAGES.map((one) => one.id);
    const message = `put the file in snippets/<language>/; the languages are ${known.join(', ')}`;
    const hint = language === undefined ? didYouMean(id, known) : '';
    diagnose.report('snippet-language', 1, 1, message + hint);
    return undefined;
  }
  return language;
}

function checkIndentation(lines: readonly string[], { indent }: SnippetLanguage, diagnose: Diagnose): void {
  if (indent === '\t') return;
  lines.forEach((text, index) => {
    const column = text.slice(0, text.search(/\S|$/)).indexOf('\t') + 1;
    if (column === 0) return;
    const message = `indent with ${indent.length} spaces; the build turns them into the editor's indentation`;
    diagnose.report('snippet-indentation', index + 1, column, message);
  });
}

function placeOf({ line, column }: Position): Position {
  return { line, column };
}
