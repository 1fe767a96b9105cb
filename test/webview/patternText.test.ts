import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../build/browser/launch';
import type { PatternPage } from '../../src/core/model/pattern';
import { readPanelState } from '../../src/protocol/panelState';
import type { Place } from '../../src/protocol/place';
import { fixturePattern } from './fixturePattern';
import { builtTerm, patternViewOf, showView } from './otherViews';
import { openPanel, type OpenOptions, type PanelPage } from './panelPage';
import { strings } from './strings';

const PLACE: Place = { kind: 'pattern', id: 'worker-pool' };

suite('the page of a pattern with a text', () => {
  let browser: Browser;
  let pattern: PatternPage;
  suiteSetup(async () => {
    browser = await launchBrowser();
    pattern = await fixturePattern(browser);
  });
  suiteTeardown(() => browser.close());
  teardown(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });

  const open = async (options: OpenOptions = {}): Promise<PanelPage> => {
    const panel = await openPanel(browser, options);
    await showView(panel, await patternViewOf(pattern), PLACE);
    return panel;
  };
  const asked = async (panel: PanelPage) => (await panel.said()).slice(1);

  test('has the problem, the structure, the code, the other sections, and what belongs to it', async () => {
    const panel = await openPanel(browser);
    const { page } = panel;
    const view = await patternViewOf(pattern);
    await showView(panel, { ...view, usedBy: [{ id: 'queue', title: 'Queue' }], terms: [] }, PLACE);
    const sections = ['Structure', strings.code, 'When to use it', 'When not', 'Trade-offs', 'Known uses'];
    assert.deepEqual(await page.locator('h2').allInnerTexts(), [
      ...sections,
      strings.usedBy,
      strings.relatedPatterns,
      strings.sources,
    ]);
    assert.deepEqual(
      (await page.locator('.contents a').allInnerTexts()).filter((title) => title !== 'The parts'),
      sections,
    );
    assert.match(await page.locator('.answer').innerText(), /^Work comes faster/);
    assert.equal(await page.locator('header .summary').innerText(), pattern.summary);
    assert.match(await page.locator('header .facts').innerText(), /Reviewed 2026-11-23/);
    assert.equal(await page.locator('.sources li').count(), 1);
    assert.deepEqual(panel.problems, []);
  });

  test('its head and its contents lead to the code', async () => {
    const { page } = await open();
    for (const link of ['header a.tool', '.contents a[href="#pattern-code"]']) {
      await page.evaluate(() => {
        window.scrollTo(0, 0);
      });
      await page.locator(link).click();
      const top = await page.locator('#pattern-code').evaluate((one) => one.getBoundingClientRect().top);
      assert.ok(top >= 0 && top < 120, `${link}: the code is ${top} px from the top`);
    }
  });

  test('in 320 px the languages are chosen by keyboard, and nothing is wider than the panel', async () => {
    const panel = await open({ width: 320 });
    const { page } = panel;
    const choice = page.getByLabel(strings.snippetLanguage);
    const languages = pattern.snippets.map(({ language }) => language);
    assert.equal(languages.length, 8);
    await choice.focus();
    for (const language of languages.slice(1)) {
      await page.keyboard.press('ArrowDown');
      assert.equal(await choice.inputValue(), language);
      const code = pattern.snippets.find((one) => one.language === language)?.code;
      assert.equal((await page.locator('.pattern-code pre').textContent())?.trim(), code?.trim());
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    }
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.deepEqual(await asked(panel), [
      { type: 'insertPattern', pattern: 'worker-pool', language: languages.at(-1) },
    ]);
  });

  test('its diagrams have their tools and play, under ids that no topic has', async () => {
    const panel = await open();
    const figure = panel.page.locator('[data-diagram="pattern-worker-pool-2"]');
    await figure.getByRole('button', { name: strings.player.next }).click();
    assert.equal(await figure.locator('.narration li[aria-current]').count(), 1);
    const first = panel.page.locator('[data-diagram="pattern-worker-pool-1"]');
    await first.hover();
    await first.getByRole('button', { name: strings.diagram.more }).click();
    await first.getByRole('menuitem', { name: strings.diagram.copyMermaid }).click();
    assert.deepEqual(await asked(panel), [{ type: 'copyMermaid', diagram: 'pattern-worker-pool-1' }]);
    const { diagrams } = readPanelState(await panel.keptState()) ?? {};
    assert.equal(diagrams?.['pattern-worker-pool-2']?.step, 1);
    await first.locator('summary').click();
    assert.match(await first.locator('.outline').innerText(), /Worker/);
  });

  test('its terms have cards; links lead to topics and patterns; its code blocks can be copied', async () => {
    const panel = await openPanel(browser);
    const term = { ...(await builtTerm('ttl')), id: 'fifo', name: 'First' };
    await showView(panel, { ...(await patternViewOf(pattern)), mentioned: [term] }, PLACE);
    await panel.page.locator('.body a.mention[data-term="fifo"]').hover();
    await panel.page.getByRole('tooltip').getByText('First').waitFor();
    await panel.page.locator('.body a[data-topic]').first().click();
    await panel.page.locator('.body a[data-pattern]').first().click();
    await panel.page.locator('.related a').click();
    await panel.page.locator('[data-copy-code]').click();
    assert.deepEqual(await asked(panel), [
      { type: 'open', place: { kind: 'topic', id: 'queue', anchor: 'how-it-works' } },
      { type: 'open', place: { kind: 'pattern', id: 'pipeline' } },
      { type: 'open', place: { kind: 'pattern', id: 'pipeline' } },
      { type: 'copyCode', code: 'pattern-worker-pool-code-1' },
    ]);
  });

  test('the place in it is found again', async () => {
    const first = await open();
    await first.page.evaluate(() => {
      window.scrollTo(0, 700);
    });
    await first.page.waitForTimeout(250); // the place is kept every tenth of a second
    const second = await open({ state: await first.keptState() });
    assert.equal(await second.page.evaluate(() => window.scrollY), 700);
  });
});
