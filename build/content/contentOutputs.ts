import type { Compiled } from '../../src/core/compile/compile';
import { createSearchFile } from '../../src/core/search/searchFile';
import { searchDocuments } from '../../src/core/search/searchDocuments';

/** The files the extension reads at run time, by their path under `dist/`. */
export function contentOutputs({
  catalog,
  pages,
  terms,
  patterns,
  snippetFiles,
}: Compiled): ReadonlyMap<string, string> {
  return new Map([
    ['content/catalog.json', JSON.stringify(catalog)],
    ['content/terms.json', JSON.stringify(terms)],
    ['content/patterns.json', JSON.stringify(patterns)],
    [
      'content/search.json',
      JSON.stringify(createSearchFile(searchDocuments({ catalog, pages, terms, patterns }))),
    ],
    ...[...snippetFiles].map(
      ([language, snippets]) =>
        [`snippets/${language}.code-snippets`, JSON.stringify(snippets, null, 1)] as const,
    ),
    ...pages.map((page) => [`content/pages/${page.id}.json`, JSON.stringify(page)] as const),
  ]);
}
