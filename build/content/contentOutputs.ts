import type { Compiled } from '../../src/core/compile/compile';
import type { Pattern, PatternPage } from '../../src/core/model/pattern';
import { createSearchFile } from '../../src/core/search/searchFile';
import { searchDocuments } from '../../src/core/search/searchDocuments';

/** The files the extension reads at run time, by their path under `dist/`. */
export function contentOutputs(compiled: Compiled): ReadonlyMap<string, string> {
  const { catalog, pages, terms, reference, patterns, sources, snippetFiles } = compiled;
  return new Map<string, string>([
    ['content/catalog.json', JSON.stringify(catalog)],
    ['content/terms.json', JSON.stringify(terms)],
    ['content/reference.json', JSON.stringify(reference)],
    ['content/patterns.json', JSON.stringify(patterns.map(withoutCode))],
    ...patterns.map((pattern) => named(`content/patterns/${pattern.id}.json`, JSON.stringify(pattern))),
    ...[...snippetFiles].map(([language, snippets]) =>
      named(`snippets/${language}.code-snippets`, JSON.stringify(snippets, null, 1)),
    ),
    [
      'content/search.json',
      JSON.stringify(createSearchFile(searchDocuments({ catalog, pages, terms, patterns }))),
    ],
    ...pages.map((page) => named(`content/pages/${page.id}.json`, JSON.stringify(page))),
    ...[...sources].map(([topic, text]) => named(`content/sources/${topic}.md`, text)),
  ]);
}

function named(name: string, text: string): readonly [string, string] {
  return [name, text];
}

function withoutCode({ id, name, group, summary, topic, languages }: PatternPage): Pattern {
  return { id, name, group, summary, ...(topic === undefined ? {} : { topic }), languages };
}
