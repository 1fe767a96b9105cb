import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../build/browser/launch';
import { axeFindings } from './axe';
import { openPanel, THEMES } from './panelPage';

suite('the tools of a diagram are accessible', () => {
  let browser: Browser;
  suiteSetup(async () => {
    browser = await launchBrowser();
  });
  suiteTeardown(() => browser.close());
  teardown(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });

  for (const theme of THEMES) {
    test(`toolbar, menu, full panel and dialog in ${theme}: WCAG 2.1 AA finds nothing`, async () => {
      const panel = await openPanel(browser, { theme, width: theme === 'dark' ? 360 : 900 });
      await panel.showTopic('jwt');
      const figure = panel.page.locator('figure.diagram').nth(1);
      const { keyboard } = panel.page;
      const find = async (what: string) => {
        await panel.page.waitForTimeout(200); // fades
        assert.deepEqual(await axeFindings(panel.page, '#diagram-jwt-2'), [], what);
      };
      await figure.locator('.picture').focus();
      await keyboard.press('+');
      await find('zoomed');
      await figure.getByRole('button', { name: 'More' }).focus();
      await keyboard.press('Enter');
      await find('menu');
      await keyboard.press('Escape');
      await figure.getByRole('button', { name: 'Full panel' }).focus();
      await keyboard.press('Enter');
      await find('full panel');
      await figure.getByRole('button', { name: 'More' }).focus();
      await keyboard.press('Enter');
      await figure.getByRole('menuitem', { name: 'Save as' }).click();
      await find('dialog');
      assert.deepEqual(panel.problems, []);
    });
  }
});
