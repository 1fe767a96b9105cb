import type { Compiled } from '../compile/compile';
import type { SectionSummary, TopicSummary } from '../model/catalog';
import type { Article, Page } from '../model/page';
import type { Term } from '../model/term';
import { pageText } from './pageText';
import type { SearchDocument } from './searchDocument';

/** What is searched: every topic, every section of it, every term and every pattern. */
export function searchDocuments(
  compiled: Pick<Compiled, 'catalog' | 'pages' | 'terms' | 'patterns'>,
): SearchDocument[] {
  const pages = new Map(compiled.pages.map((page) => [page.id, page]));
  const topics = compiled.catalog.categories.flatMap(({ title, topics: ofCategory }) =>
    ofCategory.map((topic) => ({ topic, category: title, page: pages.get(topic.id) })),
  );
  const titles = new Map(topics.map(({ topic }) => [topic.id, topic.title]));
  const categories = new Map(compiled.catalog.categories.map(({ id, title }) => [id, title]));
  return [
    ...topics.flatMap(({ topic, category, page }) =>
      page === undefined ? [] : topicDocuments(topic, category, page),
    ),
    ...compiled.terms.map((term) =>
      termDocument(term, titles.get(term.topic ?? '') ?? categories.get(term.category)),
    ),
    ...compiled.patterns.map(({ id, name, group, summary, snippets, article }): SearchDocument => ({
      kind: 'pattern',
      title: name,
      where: [group],
      place: { kind: 'pattern', id },
      names: [...new Set([id, ...snippets.map(({ prefix }) => prefix)])],
      text: [summary, ...articleText(article)].join(' '),
    })),
  ];
}

/** All that the page of a pattern says: its sections have the same names on every page, so none is found by itself. */
function articleText(article: Article | undefined): readonly string[] {
  if (article === undefined) return [];
  const { lead, sections } = pageText(article.answerHtml + article.bodyHtml);
  return [lead, ...sections.values()].filter((part) => part !== '');
}

function topicDocuments(topic: TopicSummary, category: string, page: Page): SearchDocument[] {
  const { id, title, summary, aliases } = topic;
  const answer = pageText(page.answerHtml);
  const body = pageText(page.bodyHtml);
  const above: SectionSummary[] = [];
  const sections = topic.sections.map((section): SearchDocument => {
    while ((above.at(-1)?.level ?? 0) >= section.level) above.pop();
    const where = [title, ...above.map((heading) => heading.title)];
    above.push(section);
    return {
      kind: 'section',
      title: section.title,
      where,
      place: { kind: 'topic', id, anchor: section.id },
      names: [],
      text: body.sections.get(section.id) ?? '',
    };
  });
  const text = [summary, answer.lead, body.lead].filter((part) => part !== '').join(' ');
  return [
    {
      kind: 'topic',
      title,
      where: [category],
      place: { kind: 'topic', id },
      names: [...new Set([id, ...aliases])],
      text,
    },
    ...sections,
  ];
}

function termDocument(term: Term, where: string | undefined): SearchDocument {
  return {
    kind: 'term',
    title: term.name,
    where: where === undefined ? [] : [where],
    place: { kind: 'term', id: term.id },
    names: [
      ...new Set([...(term.expansion === undefined ? [] : [term.expansion]), ...term.also, ...term.covers]),
    ],
    text: [term.meaning, ...(term.confusedWith === undefined ? [] : [term.confusedWith])]
      .join(' ')
      .replaceAll('`', ''),
  };
}
