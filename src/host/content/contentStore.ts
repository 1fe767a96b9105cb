import { Uri, workspace, type LogOutputChannel } from 'vscode';
import type { Catalog, TopicSummary } from '../../core/model/catalog';
import type { Page } from '../../core/model/page';
import type { Pattern, PatternPage } from '../../core/model/pattern';
import type { ReferenceTables } from '../../core/model/reference';
import type { Term } from '../../core/model/term';
import { createSearch, type Search } from '../../core/search/search';
import type { SearchFile } from '../../core/search/searchFile';

/**
 * The shipped content, read from the extension's own folder when it is first asked for and then kept.
 * Nothing here throws: what cannot be read is logged and absent.
 */
export interface ContentStore {
  catalog(): Promise<Catalog>;
  terms(): Promise<readonly Term[]>;
  /** What can be looked up of literals; a table that cannot be read is absent. */
  reference(): Promise<Partial<ReferenceTables>>;
  /** The patterns without their code. */
  patterns(): Promise<readonly Pattern[]>;
  /** A pattern with its code, or `undefined` for an id that does not exist. */
  pattern(id: string): Promise<PatternPage | undefined>;
  /** The summary of a topic, or `undefined` for an id that does not exist. */
  topic(id: string): Promise<TopicSummary | undefined>;
  /** The page of a topic. The pages read last are kept, since a reader goes back and forth between a few. */
  page(id: string): Promise<Page | undefined>;
  /** The Markdown of a topic, as it was written. */
  source(id: string): Promise<string | undefined>;
  /** The search over all of it, or `undefined` where its index cannot be read. */
  search(): Promise<Search | undefined>;
}

/** A store over `dist/content` of the extension. On the web a folder cannot be listed, so files are found by the catalog. */
export function createContentStore(extensionUri: Uri, log: LogOutputChannel): ContentStore {
  const folder = Uri.joinPath(extensionUri, 'dist', 'content');
  const read = async <T>(parse: (text: string) => T, ...path: readonly string[]): Promise<T | undefined> => {
    const uri = Uri.joinPath(folder, ...path);
    try {
      return parse(new TextDecoder().decode(await workspace.fs.readFile(uri)));
    } catch (error) {
      log.error(`Cannot read ${uri.toString(true)}: ${String(error)}`);
      return undefined;
    }
  };
  const readJson = <T>(...path: readonly string[]) => read((text) => JSON.parse(text) as T, ...path);
  const catalog = keep(() => readJson<Catalog>('catalog.json'), { categories: [] });
  const patterns = keep(() => readJson<readonly Pattern[]>('patterns.json'), []);
  const topic = async (id: string) =>
    (await catalog()).categories.flatMap(({ topics }) => topics).find((summary) => summary.id === id);
  const page = keepLast((id) => readJson<Page>('pages', `${id}.json`), KEPT_PAGES);
  return {
    catalog,
    terms: keep(() => readJson<readonly Term[]>('terms.json'), []),
    reference: keep(() => readJson<Partial<ReferenceTables>>('reference.json'), {}),
    patterns,
    pattern: async (id) =>
      (await patterns()).some((pattern) => pattern.id === id)
        ? readJson<PatternPage>('patterns', `${id}.json`)
        : undefined,
    topic,
    search: keep<Search | undefined>(async () => {
      const file = await readJson<SearchFile>('search.json');
      return file && createSearch(file);
    }, undefined),
    page: async (id) => ((await topic(id)) === undefined ? undefined : page(id)),
    source: async (id) =>
      (await topic(id)) === undefined ? undefined : read((text) => text, 'sources', `${id}.md`),
  };
}

/** Loads once and keeps the result. What could not be read is tried again next time: on the web it is a request. */
function keep<T>(load: () => Promise<T | undefined>, absent: T): () => Promise<T> {
  let result: Promise<T | undefined> | undefined;
  return async () => {
    const loading = (result ??= load());
    const loaded = await loading;
    if (loaded === undefined && result === loading) result = undefined;
    return loaded ?? absent;
  };
}

/** Some 60 KB each. */
const KEPT_PAGES = 12;

/** Keeps what was asked for last; what could not be read is tried again. */
function keepLast<T>(
  load: (id: string) => Promise<T | undefined>,
  most: number,
): (id: string) => Promise<T | undefined> {
  // The one asked for last stands last.
  const kept = new Map<string, Promise<T | undefined>>();
  return async (id) => {
    const loading = kept.get(id) ?? load(id);
    kept.delete(id);
    kept.set(id, loading);
    const oldest = kept.keys().next();
    if (kept.size > most && oldest.done === false) kept.delete(oldest.value);
    const loaded = await loading;
    if (loaded === undefined && kept.get(id) === loading) kept.delete(id);
    return loaded;
  };
}
