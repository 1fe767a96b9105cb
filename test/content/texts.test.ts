import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { ESLint } from 'eslint';
import { collectTexts, TEXT_LIST } from '../../build/l10n/collectTexts';
import { read } from './fixtureContent';

suite('texts', () => {
  test('the list for translators has every text of the host; "npm run l10n" writes it', async () => {
    assert.equal(read(TEXT_LIST), await collectTexts('src/host'));
  });

  test('the linter refuses a visible text that cannot be translated, and only such a one', async () => {
    const refused = [
      "window.showInformationMessage('Saved it');",
      'window.showErrorMessage(`Could not save ${name}`);',
      "window.showWarningMessage(l10n.t('Really?'), 'Yes');",
      "window.showQuickPick([], { placeHolder: 'Choose one' });",
      "show({ label: 'All topics' });",
      "view.message = 'Nothing yet';",
      "show(new TreeItem('All topics'));",
      'item.tooltip = `Read ${name}`;',
    ];
    const allowed = [
      "window.showInformationMessage(l10n.t('Saved it'));",
      'window.showInformationMessage(`${name}: ${summary}`);',
      "show({ label: name, id: 'topics', description: `${name} · ${summary}` });",
      "show(new ThemeIcon('book'));",
      "log.error('Cannot read');",
    ];
    const path = 'src/host/textViolation.ts';
    writeFileSync(path, [...refused, ...allowed].join('\n'));
    try {
      const [result] = await new ESLint().lintFiles([path]);
      const found = (result?.messages ?? []).filter((one) => one.message.includes('l10n.t'));
      assert.deepEqual(
        found.map(({ line }) => line),
        refused.map((_, index) => index + 1),
      );
    } finally {
      rmSync(path);
    }
  });
});
