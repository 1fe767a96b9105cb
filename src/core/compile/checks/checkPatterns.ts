import type { Diagnostic } from '../../model/diagnostic';
import { didYouMean } from '../../text/nearest';
import { createDiagnose } from '../../model/diagnose';
import type { Known } from '../known';
import type { ContentDraft } from '../readContent';

/** Pattern ids are unique, and the topic a pattern names exists. */
export function checkPatterns(content: ContentDraft, known: Known): readonly Diagnostic[] {
  const seen = new Set<string>();
  return content.patterns.flatMap(({ pattern, file, positionOf }) => {
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
}
