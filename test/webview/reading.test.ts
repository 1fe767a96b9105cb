import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../build/browser/launch';
import { openPanel, OPTIONS, topicView, type PanelPage } from './panelPage';
import { strings } from './strings';

/** A panel whose document carries the page of a topic. */
async function openWithFirst(browser: Browser, state: unknown) {
  const first = {
    type: 'view',
    serial: 7,
    view: await topicView('jwt'),
    place: { kind: 'topic', id: 'jwt' },
    strings,
    options: OPTIONS,
  } as const;
  const panel = await openPanel(browser, { first, ...(state === undefined ? {} : { state }) });
  const title = await panel.page.locator('h1').allInnerTexts();
  return { showFirst: { title: title[0], said: await panel.said() } };
}

/** Going through pages and coming back to where one was. */
suite('reading', () => {
  let browser: Browser;
  suiteSetup(async () => {
    browser = await launchBrowser();
  });
  suiteTeardown(() => browser.close());
  teardown(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });

  const scrollY = (panel: PanelPage) => panel.page.evaluate(() => window.scrollY);
  const scrollTo = async (panel: PanelPage, y: number) => {
    await panel.page.evaluate((top) => {
      window.scrollTo(0, top);
    }, y);
    await panel.page.waitForTimeout(250); // the place is kept every tenth of a second
  };
  const lastAsked = async (panel: PanelPage) => (await panel.said()).at(-1);

  test('the place is kept, and found again after a reload to the pixel', async () => {
    const first = await openPanel(browser);
    await first.showTopic('jwt');
    await scrollTo(first, 1234);
    const state = await first.keptState();
    const second = await openPanel(browser, { state });
    await second.showTopic('jwt');
    assert.equal(await scrollY(second), 1234);
  });

  test('the place is found by the text where the panel was made narrower', async () => {
    const first = await openPanel(browser);
    await first.showTopic('jwt');
    await first.page.locator('#pitfalls').evaluate((heading) => {
      heading.scrollIntoView();
      window.scrollBy(0, 60);
    });
    await first.page.waitForTimeout(250);
    const second = await openPanel(browser, { state: await first.keptState(), width: 500 });
    await second.showTopic('jwt');
    const top = await second.page.locator('#pitfalls').evaluate((one) => one.getBoundingClientRect().top);
    assert.ok(Math.abs(top) < 100, `the section is ${top} px from the top`);
  });

  test('the state of the first version is understood; a damaged one starts anew', async () => {
    const old = await openPanel(browser, { state: { topic: 'jwt', scroll: 700 } });
    await old.showTopic('jwt');
    assert.equal(await scrollY(old), 700);
    for (const state of [
      null,
      'x',
      { entries: [] },
      { entries: [{ place: { kind: 'file', id: '..' } }], index: 0 },
    ]) {
      const damaged = await openPanel(browser, { state });
      await damaged.showTopic('jwt');
      assert.equal(await scrollY(damaged), 0);
      assert.deepEqual(damaged.problems, []);
    }
  });

  test('another topic starts at its top; a section asked for wins over the place kept', async () => {
    const panel = await openPanel(browser, { state: { topic: 'jwt', scroll: 700 } });
    await panel.showTopic('http-versions');
    assert.equal(await scrollY(panel), 0);
    const other = await openPanel(browser, { state: { topic: 'jwt', scroll: 0 } });
    await other.showTopic('jwt', { anchor: 'pitfalls' });
    assert.equal(await other.page.evaluate(() => document.activeElement?.id), 'pitfalls');
    const heading = await other.page.locator('#pitfalls').evaluate((one) => one.getBoundingClientRect().top);
    const bar = await other.page.locator('.bar').evaluate((one) => one.getBoundingClientRect().bottom);
    assert.ok(heading >= bar, 'the bar does not cover the heading');
  });

  test('a diagram can be gone to by its id', async () => {
    const panel = await openPanel(browser);
    await panel.showTopic('jwt', { anchor: 'jwt-2' });
    assert.equal(await panel.page.evaluate(() => document.activeElement?.id), 'diagram-jwt-2');
  });

  test('a step of a diagram can be gone to: the player stands at it', async () => {
    const panel = await openPanel(browser);
    await panel.showTopic('jwt', { anchor: 'jwt-2:3' });
    const figure = panel.page.locator('#diagram-jwt-2');
    await figure.locator('.player', { hasText: 'Step 3 of 8' }).waitFor();
    assert.equal(await panel.page.evaluate(() => document.activeElement?.id), 'diagram-jwt-2');
  });

  test('back and forward lead through the pages, each at its place', async () => {
    const panel = await openPanel(browser);
    await panel.showTopic('jwt');
    const back = () => panel.page.getByRole('button', { name: 'Back' });
    const forward = () => panel.page.getByRole('button', { name: 'Forward' });
    assert.ok(await back().isDisabled());
    await scrollTo(panel, 900);
    await panel.page
      .locator('.related a')
      .first()
      .evaluate((link: HTMLElement) => {
        link.click();
      });
    await panel.showTopic('caching-strategies');
    assert.equal(await scrollY(panel), 0);
    await scrollTo(panel, 400);
    await back().click();
    assert.deepEqual(await lastAsked(panel), { type: 'open', place: { kind: 'topic', id: 'jwt' } });
    await panel.showTopic('jwt');
    assert.equal(await scrollY(panel), 900);
    assert.ok(await back().isDisabled());
    await panel.say({ type: 'go', by: 1 });
    assert.deepEqual(await lastAsked(panel), {
      type: 'open',
      place: { kind: 'topic', id: 'caching-strategies' },
    });
    await panel.showTopic('caching-strategies');
    assert.equal(await scrollY(panel), 400);
    assert.ok(await forward().isDisabled());
  });

  test('what stands in a new panel is shown without asking; a panel shown again asks anew', async () => {
    const { showFirst } = await openWithFirst(browser, undefined);
    assert.deepEqual(showFirst, { title: 'JSON Web Token', said: [{ type: 'ready', shown: 7 }] });
    const again = await openWithFirst(browser, {
      entries: [{ place: { kind: 'topic', id: 'x' } }],
      index: 0,
    });
    assert.deepEqual(again.showFirst, { title: undefined, said: [{ type: 'ready' }] });
  });

  test('the history survives a reload', async () => {
    const first = await openPanel(browser);
    await first.showTopic('jwt');
    await first.showTopic('caching-strategies');
    const second = await openPanel(browser, { state: await first.keptState() });
    await second.showTopic('caching-strategies');
    await second.page.getByRole('button', { name: 'Back' }).click();
    assert.deepEqual(await lastAsked(second), { type: 'open', place: { kind: 'topic', id: 'jwt' } });
  });

  test('the contents mark the section that is read, and the host hears of it once the reader stays', async () => {
    const panel = await openPanel(browser);
    await panel.showTopic('jwt');
    await panel.page.locator('#trade-offs').evaluate((heading) => {
      heading.scrollIntoView();
    });
    await panel.page.locator('.contents a[aria-current="location"]', { hasText: 'Trade-offs' }).waitFor();
    assert.equal(await panel.page.locator('.contents a[aria-current]').count(), 1);
    await panel.page.waitForFunction(
      () =>
        (globalThis as unknown as { said: { type: string; section?: string }[] }).said.at(-1)?.section ===
        'trade-offs',
    );
  });

  test('the same section of another topic is reached anew, and each is told with its topic', async () => {
    const panel = await openPanel(browser);
    const reached = async () =>
      (await panel.said()).filter((one) => (one as { readonly type: string }).type === 'reading');
    for (const topic of ['jwt', 'http-versions']) {
      await panel.showTopic(topic, { anchor: 'pitfalls' });
      await panel.page.waitForTimeout(1700); // a reader stays for one and a half seconds
    }
    assert.deepEqual(await reached(), [
      { type: 'reading', topic: 'jwt', section: 'pitfalls' },
      { type: 'reading', topic: 'http-versions', section: 'pitfalls' },
    ]);
  });

  test('the contents stand beside the text; in a narrow panel they are a menu that Escape closes', async () => {
    const panel = await openPanel(browser, { width: 480 });
    await panel.showTopic('jwt');
    const list = panel.page.locator('.bar .contents ol');
    assert.equal(await list.isVisible(), false);
    await panel.page.locator('.bar .contents summary').focus();
    await panel.page.keyboard.press('Enter');
    assert.equal(await list.isVisible(), true);
    await panel.page.keyboard.press('Tab');
    await panel.page.keyboard.press('Escape');
    assert.equal(await list.isVisible(), false);
    assert.equal(await panel.page.evaluate(() => document.activeElement?.tagName), 'SUMMARY');
    await panel.page.keyboard.press('Enter');
    await panel.page.locator('.contents a', { hasText: 'Pitfalls' }).click();
    assert.equal(await list.isVisible(), false);
    assert.equal(await panel.page.evaluate(() => document.activeElement?.id), 'pitfalls');
    await panel.page.setViewportSize({ width: 1200, height: 800 });
    await panel.page.locator('.page > .contents ol').waitFor(); // the browser tells of the new width when it has drawn
  });
});
