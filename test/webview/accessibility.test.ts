import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../build/browser/launch';
import { builtPages, openPanel, THEMES } from './panelPage';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

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
        // The test's own tool, brought in by the debugger: the panel's policy would refuse it.
        const client = await panel.page.context().newCDPSession(panel.page);
        await client.send('Page.setBypassCSP', { enabled: true });
        await panel.page.evaluate(readFileSync(axePath, 'utf8'));
        const results = await panel.page.evaluate(() =>
          (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
          }),
        );
        const found = results.violations.map(
          ({ id: rule, nodes }) =>
            `${rule}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 120)} ${failureSummary ?? ''}`).join(' | ')}`,
        );
        assert.deepEqual(found, []);
        await panel.page.context().close();
      });
    }
  }
});
