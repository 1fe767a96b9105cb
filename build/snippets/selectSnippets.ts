import { SNIPPET_LANGUAGES } from '../../src/core/snippets/languages';
import { baseName, folderName, type ContentFile } from '../../src/core/text/contentFile';

/** The files of the languages and patterns named, of all where none is named; and the names that mean no file. */
export function selectSnippets(
  files: readonly ContentFile[],
  names: readonly string[],
): { readonly selected: readonly ContentFile[]; readonly unknown: readonly string[] } {
  const languages = names.filter((name) => SNIPPET_LANGUAGES.some(({ id }) => id === name));
  const patterns = names.filter((name) => !languages.includes(name));
  const inLanguages = files.filter(
    ({ path }) => languages.length === 0 || languages.includes(folderName(path)),
  );
  const isOf = (pattern: string, { path }: ContentFile): boolean =>
    withoutPunctuation(baseName(path)) === withoutPunctuation(pattern);
  return {
    selected: inLanguages.filter(
      (file) => patterns.length === 0 || patterns.some((pattern) => isOf(pattern, file)),
    ),
    unknown: patterns.filter((pattern) => !inLanguages.some((file) => isOf(pattern, file))),
  };
}

/** A pattern is named by its id or by its file: `circuit-breaker`, `circuitBreaker`. */
function withoutPunctuation(name: string): string {
  return name.replaceAll('-', '').toLowerCase();
}
