import type { Pattern, PatternLanguage } from '../model/pattern';

/** A pattern, and the language of those it is written in that a file can take. */
export interface AvailablePattern {
  readonly pattern: Pattern;
  readonly written: PatternLanguage;
}

/** Languages whose files take another language's code as it is. C is not among them: it does not take C++. */
const TAKES: Readonly<Partial<Record<string, string>>> = {
  typescriptreact: 'typescript',
  javascriptreact: 'javascript',
};

/** Whether a file of a language takes code of another one, or of its own. */
export function takesCodeOf(fileLanguage: string, language: string): boolean {
  return (
    fileLanguage === language || (Object.hasOwn(TAKES, fileLanguage) && TAKES[fileLanguage] === language)
  );
}

/** The patterns that can be inserted into a file of a language, in the order in which they are listed. */
export function patternsFor(patterns: readonly Pattern[], language: string): readonly AvailablePattern[] {
  const taken = Object.hasOwn(TAKES, language) ? TAKES[language] : undefined;
  return patterns.flatMap((pattern) => {
    const written = [language, taken]
      .map((name) => pattern.languages.find((one) => one.language === name))
      .find((one) => one !== undefined);
    return written === undefined ? [] : [{ pattern, written }];
  });
}
