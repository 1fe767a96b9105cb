import * as v from 'valibot';
import type { Level, TopicSummary } from '../model/catalog';
import type { Marks } from './progress';

/** Which topics are shown: those that meet all conditions. Of several levels one must be the topic's. */
export interface TopicFilter {
  readonly notLearned: boolean;
  readonly bookmarked: boolean;
  /** Empty for any. */
  readonly levels: readonly Level[];
}

export const NO_FILTER: TopicFilter = { notLearned: false, bookmarked: false, levels: [] };

export const LEVELS: readonly Level[] = ['foundation', 'core', 'advanced'];

const filterSchema = v.object({
  notLearned: v.boolean(),
  bookmarked: v.boolean(),
  levels: v.array(v.picklist(['foundation', 'core', 'advanced'])),
});

/** A remembered filter; none if it is not understood. */
export function readFilter(value: unknown): TopicFilter {
  const result = v.safeParse(filterSchema, value);
  return result.success ? result.output : NO_FILTER;
}

/** Whether the filter leaves anything out. */
export function isFiltering({ notLearned, bookmarked, levels }: TopicFilter): boolean {
  return notLearned || bookmarked || levels.length > 0;
}

export function passes(filter: TopicFilter, { level }: TopicSummary, marks: Marks): boolean {
  return (
    !(filter.notLearned && marks.learned) &&
    !(filter.bookmarked && !marks.bookmarked) &&
    (filter.levels.length === 0 || filter.levels.includes(level))
  );
}
