import type { Diagnostic } from '../../model/diagnostic';
import { didYouMean } from '../../text/nearest';
import { createDiagnose } from '../../model/diagnose';
import type { Known } from '../known';
import { PATTERNS_PATH, type ContentDraft } from '../readContent';

/** Pattern ids are unique, the topic a pattern names exists, and so does the pattern of each page. */
export function checkPatterns(content: ContentDraft, known: Known): readonly Diagnostic[] {
  const seen = new Set<string>();
  const listed = content.patterns.flatMap(({ pattern, file, positionOf }) => {
    const diagnose = createDiagnose(file);
    if (seen.has(pattern.id)) {
      const { line, column } = positionOf(['id']);
      diagnose.report('duplicate-id', line, column, `the pattern "${pattern.id}" is listed twice`);
    }
    seen.add(pattern.id);
    if (pattern.topic !== undefined && !known.topics.has(pattern.topic)) {
      const { line, column } = positionOf(['topic']);
      const hint = didYouMean(pattern.topic, known.topics.keys());
      diagnose.report('unknown-topic', line, column, `no topic "${pattern.topic}"${hint}`);
    }
    return diagnose.all;
  });
  return [...listed, ...checkPages(content, known)];
}

function checkPages({ patternPages }: ContentDraft, { patterns }: Known): readonly Diagnostic[] {
  return patternPages.flatMap(({ id, path }) => {
    if (patterns === undefined || patterns.has(id)) return [];
    const diagnose = createDiagnose(path);
    const hint = didYouMean(id, patterns.keys()) || ';';
    diagnose.report(
      'unknown-pattern',
      1,
      1,
      `no pattern "${id}"${hint} patterns are listed in ${PATTERNS_PATH}`,
    );
    return diagnose.all;
  });
}
