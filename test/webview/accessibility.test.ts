import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../build/browser/launch';
import { axeFindings } from './axe';
import { builtPages, openPanel, THEMES } from './panelPage';

suite('accessibility', () => {
  let browser: Browser;
  suiteSetup(async () => {
    browser = await launchBrowser();
  });
  suiteTeardown(() => browser.close());

  for (const theme of THEMES) {
    for (const id of builtPages()) {
      // Light and dark themes take turns at being narrow, where more of the page scrolls.
      const width = theme.endsWith('light') ? 480 : 1100;
      test(`${id} in ${theme}, ${width} px wide: WCAG 2.1 AA finds nothing`, async () => {
        const panel = await openPanel(browser, { theme, width });
        await panel.showTopic(id);
        await panel.page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true;
        });
        assert.deepEqual(await axeFindings(panel.page), []);
        await panel.page.context().close();
      });
    }
  }
});
