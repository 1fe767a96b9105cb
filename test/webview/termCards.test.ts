import assert from 'node:assert/strict';
import type { Browser, Locator } from 'playwright-core';
import { launchBrowser } from '../../build/browser/launch';
import { builtTerm } from './otherViews';
import { openPanel, type OpenOptions, type PanelPage } from './panelPage';
import { strings } from './strings';

interface Opened extends PanelPage {
  readonly card: Locator;
  mention(id: string): Locator;
}

suite('the card of a term', () => {
  let browser: Browser;
  suiteSetup(async () => {
    browser = await launchBrowser();
  });
  suiteTeardown(() => browser.close());
  teardown(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });

  const open = async (options: OpenOptions = {}): Promise<Opened> => {
    const panel = await openPanel(browser, options);
    await panel.showTopic('caching-strategies');
    return {
      ...panel,
      card: panel.page.getByRole('tooltip'),
      mention: (id) => panel.page.locator(`a.mention[data-term="${id}"]`).first(),
    };
  };
  const isOpen = ({ card }: Opened) => card.isVisible();

  test('opens where the pointer rests, with what the term means and is taken for', async () => {
    const panel = await open();
    const term = await builtTerm('ttl');
    await panel.mention('ttl').hover();
    await panel.card.waitFor();
    const text = await panel.card.innerText();
    assert.ok(text.startsWith(`${term.name} · ${term.expansion ?? ''}`), text);
    assert.ok(text.includes(term.meaning.replaceAll('`', '')), text);
    assert.ok(term.confusedWith !== undefined);
    assert.ok(
      text.includes(strings.confusedWith.replace('{0}', term.confusedWith.replaceAll('`', ''))),
      text,
    );
  });

  test('does not open for a pointer that passes', async () => {
    const panel = await open();
    await panel.mention('ttl').hover();
    await panel.page.mouse.move(2, 400);
    await assert.rejects(panel.card.waitFor({ timeout: 600 }));
  });

  test('stays while the pointer is on it, and goes when the pointer has left', async () => {
    const panel = await open();
    await panel.mention('ttl').hover();
    await panel.card.waitFor();
    await panel.card.hover();
    await panel.page.waitForTimeout(600);
    assert.equal(await isOpen(panel), true);
    await panel.page.mouse.move(2, 2);
    await panel.card.waitFor({ state: 'hidden' });
  });

  test('opens on the focus of the keyboard, describes its term, and goes with the focus', async () => {
    const panel = await open();
    const mention = panel.mention('ttl');
    await panel.page.keyboard.press('Tab');
    await mention.focus();
    await panel.card.waitFor();
    const described = await mention.getAttribute('aria-describedby');
    assert.equal(await panel.card.getAttribute('id'), described);
    await panel.page.keyboard.press('Tab');
    assert.equal(await mention.getAttribute('aria-describedby'), null);
  });

  test('is there for a term that the focus has to scroll to, beside it', async () => {
    const panel = await open();
    // Further terms stand in answers that are folded.
    const last = panel.page.locator('a.mention:not(details *)').last();
    assert.ok(((await last.boundingBox())?.y ?? 0) > 1600);
    await panel.page.keyboard.press('Tab');
    await last.focus();
    await panel.card.waitFor();
    await panel.page.waitForTimeout(200);
    assert.equal(await isOpen(panel), true);
    const [term, card] = [await last.boundingBox(), await panel.card.boundingBox()];
    assert.ok(term !== null && card !== null && term.y >= 0 && term.y < 800);
    const away = card.y > term.y ? card.y - term.y - term.height : term.y - card.y - card.height;
    assert.ok(away >= 0 && away < 40, `${away} px from the term`);
  });

  test('Escape closes it and nothing else', async () => {
    const panel = await open();
    const figure = panel.page.locator('figure.diagram').first();
    const player = figure.locator('.player');
    for (const name of [strings.player.next, strings.player.allSteps]) {
      await player.getByRole('button', { name }).focus();
      await panel.page.keyboard.press('Enter');
    }
    await figure.locator('ol.narration a.mention').first().focus();
    await panel.card.waitFor();
    await panel.page.keyboard.press('Escape');
    assert.equal(await isOpen(panel), false);
    assert.match(await player.locator('.player-status').innerText(), /^Step 1 /);
    await panel.page.keyboard.press('Escape');
    assert.match(await player.locator('.player-status').innerText(), /steps in all$/);
  });

  test('a scroll with the pointer elsewhere closes it', async () => {
    const panel = await open();
    await panel.mention('ttl').hover();
    await panel.card.waitFor();
    await panel.page.mouse.wheel(0, 120);
    await panel.card.waitFor({ state: 'hidden' });
  });

  test('is within the panel for every term of a page, however narrow, and covers none of its own', async () => {
    const panel = await open({ width: 360 });
    await panel.page.keyboard.press('Tab');
    for (const mention of await panel.page.locator('a.mention').all()) {
      if (!(await mention.isVisible())) continue;
      await mention.focus();
      await panel.card.waitFor();
      await panel.page.waitForTimeout(60);
      const [term, card] = [
        await mention.evaluate((one) => {
          const { top, bottom } = one.getClientRects()[0] ?? one.getBoundingClientRect();
          return { top, bottom };
        }),
        await panel.card.boundingBox(),
      ];
      const name = await mention.innerText();
      assert.ok(card !== null && card.x >= 0 && card.x + card.width <= 360, name);
      assert.ok(card.y >= 0 && card.y + card.height <= 800, name);
      assert.ok(card.y >= term.bottom || card.y + card.height <= term.top, name);
    }
  });

  test('works in the full panel of a diagram too', async () => {
    const panel = await open();
    const figure = panel.page.locator('figure.diagram').first();
    await figure.getByRole('button', { name: strings.diagram.fullPanel }).focus();
    await panel.page.keyboard.press('Enter');
    const mention = figure.locator('ol.narration a.mention').first();
    await mention.hover();
    await panel.card.waitFor();
    await panel.card.hover();
    await panel.page.waitForTimeout(400);
    assert.equal(await isOpen(panel), true);
    await panel.page.keyboard.press('Escape');
    assert.equal(await isOpen(panel), false);
    assert.equal(await figure.getAttribute('role'), 'dialog');
  });
});
