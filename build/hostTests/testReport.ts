import type { Counts } from '../testing/counts';

/** Collects what a VS Code under test prints, whatever way it comes out of the host. */
export interface TestReport {
  /** Takes one or more whole lines. */
  readonly add: (text: string) => void;
  /** The counts. A run that reported none has failed: it throws how the run ended and VS Code's last words. */
  readonly counts: (ending: string) => Counts;
}

/**
 * Every line of the tests carries this word; the last one has the counts as JSON behind it. VS Code itself prints
 * dozens of lines more, which are worth reading only when there is no result.
 */
const marker = /SYSTEM-DESIGN-TESTS (?:(?<counts>\{.*\})|(?<line>.*))/;

/** VS Code's own lines that are kept for the case that there is no result. */
const KEPT_LINES = 20;

/** A report that hands each line of the tests to `print`. */
export function createTestReport(print: (line: string) => void): TestReport {
  const others: string[] = [];
  let counts: Counts | undefined;
  return {
    add(text) {
      for (const line of text.trimEnd().split(/\r?\n/)) {
        const found = marker.exec(line)?.groups;
        if (found?.['counts'] !== undefined) counts = readCounts(found['counts']);
        else if (found?.['line'] !== undefined) print(found['line']);
        else others.push(line);
      }
      others.splice(0, others.length - KEPT_LINES);
    },
    counts(ending) {
      if (counts) return counts;
      const words = others.length > 0 ? ` VS Code's last words:\n${others.join('\n')}` : '';
      throw new Error(`The tests in VS Code ended without a result (${ending}).${words}`);
    },
  };
}

function readCounts(json: string): Counts {
  const value: unknown = JSON.parse(json);
  const count = (key: string): number => Number(Reflect.get(Object(value), key));
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
}
