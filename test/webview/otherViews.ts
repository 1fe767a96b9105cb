import { readFile } from 'node:fs/promises';
import type { Catalog, TopicSummary } from '../../src/core/model/catalog';
import type { Pattern, PatternPage } from '../../src/core/model/pattern';
import type { Term } from '../../src/core/model/term';
import type { PanelView, PatternView, TermView } from '../../src/protocol/panelView';
import { OPTIONS, type PanelPage } from './panelPage';
import { strings } from './strings';

let serial = 1_000_000;

/** Shows any page, as the host sends it. */
export function showView(panel: PanelPage, view: PanelView): Promise<void> {
  return panel.say({ type: 'view', serial: ++serial, view, strings, options: OPTIONS });
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

/** What the host sends for a pattern. */
export async function patternViewOf(id: string, language?: string): Promise<PatternView> {
  const [pattern, terms, topics] = await Promise.all([builtPattern(id), builtTerms(), builtTopics()]);
  const topic = topics.find((one) => one.id === pattern.topic);
  return {
    kind: 'pattern',
    id,
    pattern,
    group: 'The group',
    ...(topic === undefined ? {} : { topic: { id: topic.id, title: topic.title } }),
    terms: terms.filter((term) => term.patterns.includes(id)),
    ...(language === undefined ? {} : { language }),
  };
}

async function builtTopics(): Promise<readonly TopicSummary[]> {
  return (await read<Catalog>('catalog')).categories.flatMap(({ topics }) => topics);
}

async function read<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(`dist/content/${name}.json`, 'utf8')) as T;
}
