import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../build/browser/launch';
import { axeFindings } from './axe';
import { fixturePattern } from './fixturePattern';
import { patternViewOf, showView, termViewOf } from './otherViews';
import { builtPages, openPanel, readBuiltPage, THEMES, type PanelPage } from './panelPage';
import { pagesOfEveryKind } from './variety';

suite('accessibility', () => {
  let browser: Browser;
  suiteSetup(async () => {
    browser = await launchBrowser();
  });
  suiteTeardown(() => browser.close());

  const pages = builtPages();
  const everyKind = pagesOfEveryKind(pages.map(readBuiltPage));

  THEMES.forEach((theme, turn) => {
    // Light and dark themes take turns at being narrow, where more of the page scrolls.
    const width = theme.endsWith('light') ? 480 : 1100;
    suite(`${theme}, ${width} px wide`, () => {
      let panel: PanelPage;
      suiteSetup(async () => {
        panel = await openPanel(browser, { theme, width });
      });
      suiteTeardown(() => panel.page.context().close());

      // Each page once, the themes taking turns; in each theme also pages that hold all there is.
      for (const id of pages.filter(
        (page, index) => index % THEMES.length === turn || everyKind.includes(page),
      )) {
        test(`${id}: WCAG 2.1 AA finds nothing`, async () => {
          await panel.showTopic(id);
          await unfold(panel);
          assert.deepEqual(await axeFindings(panel.page), []);
        });
      }
    });

    test(`the text of a pattern in ${theme}, 480 px wide: WCAG 2.1 AA finds nothing`, async () => {
      const panel = await openPanel(browser, { theme, width: 480 });
      await showView(panel, await patternViewOf(await fixturePattern(browser)));
      await unfold(panel);
      assert.equal(await panel.page.locator('.player').count(), 1);
      assert.deepEqual(await axeFindings(panel.page), []);
      await panel.page.context().close();
    });

    test(`a term, a pattern with its code, and all callouts in ${theme}: WCAG 2.1 AA finds nothing`, async () => {
      const panel = await openPanel(browser, { theme, width: 700 });
      await showView(panel, await termViewOf('cache-aside'));
      assert.deepEqual(await axeFindings(panel.page), []);
      await showView(panel, await patternViewOf('cache-aside'));
      assert.deepEqual(await axeFindings(panel.page), []);
      const page = readBuiltPage('jwt');
      await panel.showTopic({ ...page, bodyHtml: CALLOUTS, sections: [], diagrams: [] });
      assert.equal(await panel.page.locator('.callout-title').count(), 5);
      assert.deepEqual(await axeFindings(panel.page, '.body'), []);
      await panel.page.context().close();
    });
  });
});

/** Opens all that is folded, so that it is looked at too. */
async function unfold({ page }: PanelPage): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}

/** Each kind, with a link and code, as the compiler makes them. */
const CALLOUTS = ['note', 'tip', 'important', 'warning', 'caution']
  .map(
    (kind) =>
      `<aside class="callout" data-callout="${kind}"><p>A <a href="#x">link</a> and <code>code</code>.</p></aside>`,
  )
  .join('');
