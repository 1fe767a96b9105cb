import { commands, l10n, window } from 'vscode';
import type { Pattern } from '../../core/model/pattern';
import { languageName } from '../../core/snippets/languageName';

/** What was asked for and could not be given. */
export interface Missing {
  /** The pattern that is not written in the language; `undefined` where none was named. */
  readonly pattern: Pattern | undefined;
  readonly language: string;
}

/** Says that there is no code for the file, and offers what there is: the pattern's page, or the list of patterns. */
export async function sayNotAvailable({ pattern, language }: Missing): Promise<void> {
  if (pattern === undefined) {
    const show = l10n.t('Show Patterns');
    const none = l10n.t('There are no patterns for the language "{0}" yet.', languageName(language));
    if ((await window.showInformationMessage(none, show)) === show)
      await commands.executeCommand('systemDesign.patterns.focus');
    return;
  }
  const open = l10n.t('Open Pattern');
  const languages = pattern.languages.map((one) => languageName(one.language)).join(', ');
  const message = l10n.t(
    '{0} is not available for the language "{1}"; it is for: {2}.',
    pattern.name,
    languageName(language),
    languages,
  );
  if ((await window.showInformationMessage(message, open)) === open)
    await commands.executeCommand('systemDesign.openPattern', pattern.id);
}
