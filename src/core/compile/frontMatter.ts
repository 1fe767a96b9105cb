import type * as v from 'valibot';
import type { ContentFile } from '../text/contentFile';
import { readYaml, type YamlResult } from '../yaml/readYaml';

export interface FrontMatterResult<T> extends YamlResult<T> {
  readonly body: string;
  /** Lines of the file before the body. */
  readonly bodyOffset: number;
}

/** Cuts a page into front matter and body, and reads the front matter. */
export function readFrontMatter<T>(
  file: ContentFile,
  schema: v.GenericSchema<unknown, T>,
): FrontMatterResult<T> {
  const lines = file.text.split('\n');
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  if (lines[0]?.trimEnd() !== '---' || end < 0) {
    const message = 'a page begins with front matter: a line "---", the keys, and another line "---"';
    return {
      body: file.text,
      bodyOffset: 0,
      positionOf: () => ({ line: 1, column: 1 }),
      diagnostics: [{ code: 'front-matter-missing', file: file.path, line: 1, column: 1, message }],
    };
  }
  const result = readYaml(
    { file: file.path, text: lines.slice(1, end).join('\n'), lineOffset: 1, codePrefix: 'front-matter' },
    schema,
  );
  return { ...result, body: lines.slice(end + 1).join('\n'), bodyOffset: end + 1 };
}
