import type { Diagnostic } from '../../model/diagnostic';
import { didYouMean } from '../../text/nearest';
import { createDiagnose } from '../../model/diagnose';
import { CATALOG_PATH, type ContentDraft } from '../readContent';

/** The catalog and the pages agree: every page is listed once, in the category whose folder it is in. */
export function checkCatalog(content: ContentDraft): readonly Diagnostic[] {
  const catalog = content.catalog?.value;
  if (catalog === undefined) return [];
  const diagnose = createDiagnose(CATALOG_PATH);
  const place = (path: readonly (string | number)[]) =>
    content.catalog?.positionOf(['categories', ...path]) ?? { line: 1, column: 1 };
  const listed = new Set<string>();
  const plans = new Set<string>();
  const categories = new Set<string>();
  catalog.categories.forEach(({ id, topics, planned }, category) => {
    if (categories.has(id)) {
      const { line, column } = place([category, 'id']);
      diagnose.report('duplicate-id', line, column, `the category "${id}" is listed twice`);
    }
    categories.add(id);
    topics.forEach((topic, index) => {
      const { line, column } = place([category, 'topics', index]);
      if (listed.has(topic)) {
        diagnose.report('duplicate-id', line, column, `the topic "${topic}" is listed twice`);
      } else if (!content.topics.some((draft) => draft.id === topic && draft.category === id)) {
        const hint = didYouMean(
          topic,
          content.topics.map((draft) => draft.id),
        );
        diagnose.report(
          'catalog-topic',
          line,
          column,
          `there is no page content/topics/${id}/${topic}.md${hint}`,
        );
      }
      listed.add(topic);
    });
    planned.forEach((topic, index) => {
      const { line, column } = place([category, 'planned', index]);
      if (content.topics.some((draft) => draft.id === topic))
        diagnose.report(
          'catalog-planned',
          line,
          column,
          `"${topic}" has a page; list it under topics instead`,
        );
      if (plans.has(topic))
        diagnose.report('duplicate-id', line, column, `the topic "${topic}" is planned twice`);
      plans.add(topic);
    });
  });
  return [...diagnose.all, ...checkPages(content, categories, listed)];
}

function checkPages(
  content: ContentDraft,
  categories: ReadonlySet<string>,
  listed: ReadonlySet<string>,
): Diagnostic[] {
  const first = new Map<string, string>();
  return content.topics.flatMap(({ id, category, path }) => {
    const diagnose = createDiagnose(path);
    const other = first.get(id);
    if (other !== undefined)
      diagnose.report('duplicate-id', 1, 1, `the topic "${id}" is also ${other}; rename one`);
    first.set(id, path);
    if (!categories.has(category)) {
      const hint = didYouMean(category, categories);
      diagnose.report('catalog-category', 1, 1, `"${category}" is not a category of ${CATALOG_PATH}${hint}`);
    } else if (!listed.has(id)) {
      diagnose.report(
        'catalog-unlisted',
        1,
        1,
        `list "${id}" under the category "${category}" of ${CATALOG_PATH}`,
      );
    }
    return diagnose.all;
  });
}
