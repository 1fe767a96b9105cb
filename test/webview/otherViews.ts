import { readFile } from 'node:fs/promises';
import type { Catalog, TopicSummary } from '../../src/core/model/catalog';
import type { Pattern, PatternPage } from '../../src/core/model/pattern';
import type { Term } from '../../src/core/model/term';
import type { Place } from '../../src/protocol/place';
import type { PanelView, PatternView, TermView } from '../../src/protocol/panelView';
import { OPTIONS, type PanelPage } from './panelPage';
import { strings } from './strings';

let serial = 1_000_000;

/** Shows any page, as the host sends it. */
export function showView(panel: PanelPage, view: PanelView, place?: Place): Promise<void> {
  const at = place === undefined ? {} : { place };
  return panel.say({ type: 'view', serial: ++serial, view, ...at, strings, options: OPTIONS });
}

export function builtTerms(): Promise<readonly Term[]> {
  return read<readonly Term[]>('terms');
}

export async function builtTerm(id: string): Promise<Term> {
  const term = (await builtTerms()).find((one) => one.id === id);
  if (term === undefined) throw new Error(`no term ${id}`);
  return term;
}

export function builtPattern(id: string): Promise<PatternPage> {
  return read<PatternPage>(`patterns/${id}`);
}

/** What the host sends for a term. */
export async function termViewOf(id: string): Promise<TermView> {
  const [term, terms, topics, patterns] = await Promise.all([
    builtTerm(id),
    builtTerms(),
    builtTopics(),
    read<readonly Pattern[]>('patterns'),
  ]);
  const topic = topics.find((one) => one.id === term.topic);
  return {
    kind: 'term',
    id,
    term,
    category: 'The category',
    ...(topic === undefined ? {} : { topic: { id: topic.id, title: topic.title } }),
    usedBy: topics.filter((one) => term.usedBy.includes(one.id) && one.id !== term.topic),
    usedByPatterns: patterns
      .filter((one) => term.usedByPatterns.includes(one.id) && !term.patterns.includes(one.id))
      .map(({ id: other, name }) => ({ id: other, title: name })),
    related: term.related.flatMap((other) => terms.filter((one) => one.id === other)),
    patterns: patterns
      .filter((one) => term.patterns.includes(one.id))
      .map(({ id: other, name, summary, languages }) => ({
        id: other,
        title: name,
        summary,
        languages: languages.map(({ language }) => language),
      })),
  };
}

/** What the host sends for a pattern that has no text, such as one of another version. */
export async function bareViewOf(id: string, language?: string): Promise<PatternView> {
  const pattern: { -readonly [key in keyof PatternPage]: PatternPage[key] } = { ...(await builtPattern(id)) };
  delete pattern.article;
  return patternViewOf(pattern, language);
}

/** What the host sends for a pattern. */
export async function patternViewOf(what: string | PatternPage, language?: string): Promise<PatternView> {
  const pattern = typeof what === 'string' ? await builtPattern(what) : what;
  const { id, article } = pattern;
  const [terms, topics] = await Promise.all([builtTerms(), builtTopics()]);
  const topic = topics.find((one) => one.id === pattern.topic);
  return {
    kind: 'pattern',
    id,
    pattern,
    group: 'The group',
    ...(topic === undefined ? {} : { topic: { id: topic.id, title: topic.title } }),
    ...(article === undefined ? {} : { reviewed: article.reviewed }),
    usedBy: topics.filter((one) => pattern.usedBy.includes(one.id) && one.id !== pattern.topic),
    related: (article?.related ?? []).map((one) => ({
      ...one,
      summary: `What ${one.title} does.`,
      languages: [],
    })),
    terms: terms.filter((term) => term.patterns.includes(id)),
    mentioned: terms.filter((term) => article?.mentions.includes(term.id) === true),
    ...(language === undefined ? {} : { language }),
  };
}

async function builtTopics(): Promise<readonly TopicSummary[]> {
  return (await read<Catalog>('catalog')).categories.flatMap(({ topics }) => topics);
}

async function read<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(`dist/content/${name}.json`, 'utf8')) as T;
}
