import assert from 'node:assert/strict';
import type { Browser, Page as BrowserPage } from 'playwright-core';
import { launchBrowser } from '../../build/browser/launch';
import { openPanel, type PanelPage } from './panelPage';
import { strings } from './strings';

/** A stop of the Tab key: what it is, and how it can be seen there. */
interface Stop {
  readonly name: string;
  /** What is wrong with it, if anything. */
  readonly wrong: string;
}

/** What has the focus, looked at as a reader sees it. */
function readStop(page: BrowserPage): Promise<Stop | undefined> {
  return page.evaluate(() => {
    const one = document.activeElement;
    if (!(one instanceof HTMLElement) || one === document.body) return undefined;
    const name = (one.getAttribute('aria-label') ?? one.textContent).trim().slice(0, 40);
    const { left, top, right, bottom } = one.getClientRects()[0] ?? one.getBoundingClientRect();
    const style = getComputedStyle(one);
    const wrong: string[] = [];
    if (style.outlineStyle === 'none') wrong.push('no ring');
    if (bottom <= 0 || top >= window.innerHeight || right <= 0 || left >= window.innerWidth) {
      wrong.push('out of sight');
    }
    for (let outer: HTMLElement | null = one; outer !== null; outer = outer.parentElement) {
      if (getComputedStyle(outer).opacity === '0') wrong.push('transparent');
    }
    // Near its upper left corner nothing else may lie over it. What is larger than the panel may go on below.
    const x = Math.max(left, 0) + 3;
    const y = Math.max(top, 0) + Math.min(6, (bottom - top) / 2);
    const over = document.elementFromPoint(x, y);
    if (over !== null && !one.contains(over) && !over.contains(one)) {
      wrong.push(`under ${over.tagName}.${over.getAttribute('class') ?? ''}`);
    }
    return { name: `${one.tagName} ${name}`, wrong: wrong.join(', ') };
  });
}

suite('by keyboard alone', () => {
  let browser: Browser;
  suiteSetup(async () => {
    browser = await launchBrowser();
  });
  suiteTeardown(() => browser.close());
  teardown(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });

  /** Presses a key until the focus has gone through the page. */
  const walk = async ({ page }: PanelPage, key: string): Promise<readonly Stop[]> => {
    const stops: Stop[] = [];
    for (let presses = 0; presses < 400; presses++) {
      await page.keyboard.press(key);
      await page.waitForTimeout(20);
      const stop = await readStop(page);
      if (stop === undefined) return stops;
      stops.push(stop);
    }
    throw new Error('the focus does not leave the page');
  };
  const wrongOf = (stops: readonly Stop[]) =>
    stops.filter(({ wrong }) => wrong !== '').map(({ name, wrong }) => `${name}: ${wrong}`);

  for (const width of [1100, 360]) {
    test(`every stop is in sight, with its ring and under nothing, ${width} px wide, there and back`, async () => {
      const panel = await openPanel(browser, { width });
      await panel.showTopic('caching-strategies');
      // No fading: a toolbar is looked at as soon as it has the focus.
      await panel.page.evaluate(() => {
        document.body.classList.add('vscode-reduce-motion');
      });
      // A step that is shown makes the player stay at the lower edge.
      await panel.page.locator('.player').first().getByRole('button', { name: strings.player.next }).click();
      await panel.page.evaluate(() => {
        (document.activeElement as HTMLElement).blur();
        window.scrollTo(0, 0);
        getSelection()?.removeAllRanges();
      });
      await panel.page.locator('.breadcrumb').click();
      const there = await walk(panel, 'Tab');
      assert.ok(there.length > 60, `${there.length} stops`);
      assert.deepEqual(wrongOf(there), []);
      assert.deepEqual(wrongOf(await walk(panel, 'Shift+Tab')), []);
    });
  }

  test('Escape closes one thing at a time: dialog, step, full panel', async () => {
    const panel = await openPanel(browser);
    await panel.showTopic('caching-strategies');
    const figure = panel.page.locator('figure.diagram').first();
    const status = figure.locator('.player-status');
    const dialog = panel.page.getByRole('dialog', { name: strings.diagram.saveTitle });
    await figure.getByRole('button', { name: strings.diagram.fullPanel }).focus();
    await panel.page.keyboard.press('Enter');
    await figure.locator('.picture').focus();
    await panel.page.keyboard.press('ArrowRight');
    await figure.getByRole('button', { name: strings.diagram.more }).focus();
    await panel.page.keyboard.press('Enter');
    await figure.getByRole('menuitem', { name: strings.diagram.save }).focus();
    await panel.page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: strings.diagram.cancel }).focus();
    await panel.page.keyboard.press('Escape');
    assert.equal(await dialog.count(), 0);
    assert.match(await status.innerText(), /^Step 1 /);
    await panel.page.keyboard.press('Escape');
    assert.match(await status.innerText(), /steps in all$/);
    assert.equal(await figure.getAttribute('role'), 'dialog');
    await panel.page.keyboard.press('Escape');
    assert.equal(await figure.getAttribute('role'), null);
  });

  test('the tools of a diagram cover neither its picture nor the text before it, and move nothing', async () => {
    for (const width of [1100, 360]) {
      const panel = await openPanel(browser, { width });
      await panel.showTopic('caching-strategies');
      for (const figure of await panel.page.locator('figure.diagram').all()) {
        await figure.scrollIntoViewIfNeeded();
        await figure.evaluate((one) => {
          one.scrollIntoView({ block: 'center' });
          window.scrollBy(0, Math.min(0, one.getBoundingClientRect().top - 60));
        });
        const bar = await figure.getByRole('toolbar').boundingBox();
        const picture = await figure.locator('.picture').boundingBox();
        const before = await figure.evaluate(
          (one) => one.previousElementSibling?.getBoundingClientRect().bottom ?? 0,
        );
        assert.ok(bar !== null && picture !== null);
        assert.ok(bar.y + bar.height <= picture.y + 0.5, 'over the picture');
        assert.ok(bar.y >= before, 'over the text');
        await figure.locator('.diagram-head').evaluate((head) => {
          head.style.display = 'none';
        });
        assert.equal((await figure.locator('.picture').boundingBox())?.y, picture.y);
      }
    }
  });
});
