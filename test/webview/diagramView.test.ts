import assert from 'node:assert/strict';
import type { Browser, Locator } from 'playwright-core';
import { launchBrowser } from '../../build/browser/launch';
import { openPanel, type OpenOptions, type PanelPage } from './panelPage';

const FIRST = 'jwt-1';

interface Opened extends PanelPage {
  readonly figure: Locator;
  readonly box: Locator;
  tool(name: string): Locator;
  /** Where the picture stands on the screen. */
  place(): Promise<{ x: number; y: number; width: number; height: number }>;
  kept(): Promise<{ readonly diagrams?: Readonly<Record<string, { readonly zoom?: unknown }>> }>;
}

suite('the tools of a diagram', () => {
  let browser: Browser;
  suiteSetup(async () => {
    browser = await launchBrowser();
  });
  suiteTeardown(() => browser.close());
  teardown(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });

  const open = async (options: OpenOptions = {}, topic = 'jwt'): Promise<Opened> => {
    const panel = await openPanel(browser, options);
    await panel.showTopic(topic);
    const figure = panel.page.locator('figure.diagram').first();
    await figure.scrollIntoViewIfNeeded();
    const svg = figure.locator('.picture svg');
    return {
      ...panel,
      figure,
      box: figure.locator('.picture'),
      tool: (name) => figure.getByRole('button', { name, exact: true }),
      place: async () => {
        const box = await svg.boundingBox();
        assert.ok(box !== null);
        return box;
      },
      kept: () =>
        panel.page.evaluate(() => (globalThis as unknown as { keptState: () => object }).keptState()),
    };
  };
  const near = (found: number, wanted: number, tolerance = 1) => {
    assert.ok(Math.abs(found - wanted) <= tolerance, `${found} is not near ${wanted}`);
  };
  const focused = ({ page }: PanelPage) =>
    page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
    );

  test('the toolbar is one stop of the Tab key, shows itself on focus, and the arrow keys go through it', async () => {
    const panel = await open();
    const bar = panel.figure.getByRole('toolbar');
    assert.match((await bar.getAttribute('aria-label')) ?? '', /^Tools of ./);
    assert.equal(await bar.evaluate((one) => getComputedStyle(one).opacity), '0');
    await panel.box.focus();
    await panel.page.keyboard.press('Shift+Tab');
    assert.equal(await focused(panel), 'Zoom out');
    await panel.page.waitForFunction(
      () => getComputedStyle(document.querySelector('.diagram-tools') ?? document.body).opacity === '1',
    );
    const seen: (string | null | undefined)[] = [];
    for (const key of [
      'ArrowRight',
      'ArrowRight',
      'ArrowRight',
      'ArrowRight',
      'ArrowRight',
      'ArrowLeft',
      'Home',
      'End',
    ]) {
      await panel.page.keyboard.press(key);
      seen.push(await focused(panel));
    }
    assert.deepEqual(seen, ['Zoom in', 'Fit', 'Full panel', 'More', 'Zoom out', 'More', 'Zoom out', 'More']);
    await panel.page.keyboard.press('Tab');
    assert.equal(await panel.page.evaluate(() => document.activeElement?.className), 'picture');
    await panel.page.keyboard.press('Shift+Tab');
    assert.equal(await focused(panel), 'More');
  });

  test('the tools take no room: the page is as high as without them, zoomed or not', async () => {
    const panel = await open();
    const height = () => panel.page.evaluate(() => document.documentElement.scrollHeight);
    const before = await height();
    await panel.figure.hover();
    await panel.tool('Zoom in').click();
    await panel.tool('Zoom in').click();
    assert.equal(await height(), before);
    const narrow = await open({ width: 360 }, 'http-versions');
    const [first, bar] = [
      await narrow.box.boundingBox(),
      await narrow.box.evaluate((one) => one.scrollWidth > one.clientWidth),
    ];
    assert.ok(bar, 'the picture scrolls in a narrow panel');
    await narrow.box.focus();
    await narrow.page.keyboard.press('+');
    assert.deepEqual((await narrow.box.boundingBox())?.height, first?.height);
  });

  test('the wheel scrolls the page; with Control or Alt it zooms around the pointer', async () => {
    const panel = await open();
    const rest = await panel.place();
    const scroll = () => panel.page.evaluate(() => window.scrollY);
    const at = { x: rest.x + rest.width * 0.3, y: rest.y + rest.height * 0.4 };
    await panel.page.mouse.move(at.x, at.y);
    for (const key of ['Control', 'Alt']) {
      const [before, top] = [await panel.place(), await scroll()];
      await panel.page.keyboard.down(key);
      await panel.page.mouse.wheel(0, -20);
      await panel.page.keyboard.up(key);
      await panel.page.waitForTimeout(100);
      const after = await panel.place();
      assert.equal(await scroll(), top, key);
      near(after.width / before.width, Math.exp(0.2), 0.01);
      near((at.x - after.x) / after.width, (at.x - before.x) / before.width, 0.003);
      near((at.y - after.y) / after.height, (at.y - before.y) / before.height, 0.003);
    }
    const [before, top] = [await panel.place(), await scroll()];
    await panel.page.mouse.wheel(0, 50);
    await panel.page.waitForTimeout(200);
    near(await scroll(), top + 50);
    near((await panel.place()).width, before.width);
  });

  test('keys of the focused picture zoom, move and reset it; without zoom the arrow keys scroll', async () => {
    const panel = await open();
    const rest = await panel.place();
    await panel.box.focus();
    await panel.page.keyboard.press('+');
    near((await panel.place()).width, rest.width * 1.25);
    assert.equal(await panel.figure.getByRole('status').innerText(), '125%');
    const zoomed = await panel.place();
    await panel.page.keyboard.press('ArrowRight');
    near((await panel.place()).x, zoomed.x - 40);
    await panel.page.keyboard.press('ArrowUp');
    near((await panel.place()).y, zoomed.y + 40);
    await panel.page.keyboard.press('-');
    await panel.page.keyboard.press('0');
    assert.deepEqual(await panel.place(), rest);
    const top = await panel.page.evaluate(() => window.scrollY);
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.waitForFunction((before) => window.scrollY > before, top);
    await panel.page.keyboard.press('Control+-');
    assert.equal((await panel.place()).width, rest.width);
  });

  test('a drag moves a zoomed picture, never out of sight; at rest nothing moves', async () => {
    const panel = await open();
    const box = await panel.box.boundingBox();
    assert.ok(box !== null);
    const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const drag = async (x: number, y: number) => {
      await panel.page.mouse.move(centre.x, centre.y);
      await panel.page.mouse.down();
      await panel.page.mouse.move(centre.x + x / 2, centre.y + y / 2);
      await panel.page.mouse.move(centre.x + x, centre.y + y);
      await panel.page.mouse.up();
    };
    const rest = await panel.place();
    await drag(60, 20);
    assert.deepEqual(await panel.place(), rest);
    await panel.box.focus();
    await panel.page.keyboard.press('+');
    await panel.page.keyboard.press('+');
    const zoomed = await panel.place();
    await drag(-50, 30);
    near((await panel.place()).x, zoomed.x - 50);
    near((await panel.place()).y, zoomed.y + 30);
    await drag(3, 0);
    near((await panel.place()).x, zoomed.x - 50);
    for (let times = 0; times < 9; times++) await drag(400, 100);
    const lost = await panel.place();
    near(lost.x, centre.x);
    near(lost.y, centre.y);
    assert.deepEqual(panel.problems, []);
  });

  test('two fingers zoom around their middle', async () => {
    const panel = await open();
    const rest = await panel.place();
    const middle = { x: rest.x + rest.width / 2, y: rest.y + rest.height / 2 };
    const client = await panel.page.context().newCDPSession(panel.page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number) =>
      client.send('Input.dispatchTouchEvent', {
        type,
        touchPoints:
          type === 'touchEnd'
            ? []
            : [
                { x: middle.x - apart, y: middle.y, id: 1 },
                { x: middle.x + apart, y: middle.y, id: 2 },
              ],
      });
    await touch('touchStart', 40);
    for (let apart = 45; apart <= 80; apart += 5) await touch('touchMove', apart);
    await touch('touchEnd', 0);
    await panel.page.waitForTimeout(100);
    const after = await panel.place();
    near(after.width / rest.width, 2, 0.05);
    near(after.x + after.width / 2, middle.x, 4);
  });

  test('fit shows the whole picture of a narrow panel; once more lets it stand as the page lays it out', async () => {
    const panel = await open({ width: 360 }, 'http-versions');
    const rest = await panel.place();
    const box = await panel.box.boundingBox();
    assert.ok(box !== null && rest.width > box.width + 10);
    await panel.figure.hover();
    await panel.tool('Fit').click();
    const whole = await panel.place();
    near(whole.width, box.width);
    near(whole.x, box.x);
    await panel.tool('Fit').click();
    assert.deepEqual(await panel.place(), rest);
  });

  test('the zoom is kept with the panel, found again after a reload, and forgotten by a reset', async () => {
    const panel = await open();
    await panel.figure.hover();
    await panel.tool('Zoom in').click();
    await panel.tool('Zoom in').click();
    await panel.page.waitForFunction(() => {
      const { keptState } = globalThis as unknown as { keptState: () => { diagrams: object } };
      return Object.keys(keptState().diagrams).length > 0;
    });
    const state = await panel.kept();
    const { width } = await panel.place();
    await panel.page.mouse.wheel(0, 40);
    await panel.page.waitForTimeout(300);
    assert.deepEqual((await panel.kept()).diagrams, state.diagrams);

    const again = await open({ state, width: 900 });
    const box = await again.box.boundingBox();
    near(
      (await again.place()).width / (box?.width ?? 0),
      width / ((await panel.box.boundingBox())?.width ?? 0),
      0.02,
    );
    await again.box.focus();
    await again.page.keyboard.press('0');
    await again.page.waitForTimeout(300);
    assert.equal((await again.kept()).diagrams?.[FIRST]?.zoom, undefined);

    const strange = await open({
      state: {
        entries: [{ place: { kind: 'topic', id: 'jwt' } }],
        index: 0,
        diagrams: { [FIRST]: { zoom: 'far', step: -1 } },
      },
    });
    assert.equal(await strange.box.evaluate((one) => one.classList.contains('zoomed')), false);
  });

  test('the full panel keeps the focus inside; Escape returns to the same place, zoom and button', async () => {
    const panel = await open();
    await panel.box.focus();
    await panel.page.keyboard.press('+');
    const [before, top] = [await panel.place(), await panel.page.evaluate(() => window.scrollY)];
    await panel.tool('Full panel').focus();
    await panel.page.keyboard.press('Enter');
    assert.equal(await panel.figure.getAttribute('role'), 'dialog');
    assert.deepEqual(await panel.figure.boundingBox(), { x: 0, y: 0, width: 1100, height: 800 });
    const full = await panel.place();
    assert.ok(full.width > before.width * 0.8 && full.x >= 0 && full.x + full.width <= 1100);
    assert.equal(await focused(panel), 'Leave full panel');
    for (const key of ['Tab', 'Tab', 'Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab']) {
      await panel.page.keyboard.press(key);
      const inside = await panel.figure.evaluate((one) => one.contains(document.activeElement));
      assert.ok(inside, key);
    }
    await panel.box.focus();
    await panel.page.keyboard.press('-');
    await panel.page.keyboard.press('Escape');
    assert.equal(await panel.figure.getAttribute('role'), null);
    assert.equal(await focused(panel), 'Full panel');
    assert.deepEqual(await panel.place(), before);
    assert.equal(await panel.page.evaluate(() => window.scrollY), top);
    assert.equal(await panel.page.locator('[inert]').count(), 0);
    assert.deepEqual(panel.problems, []);
  });

  test('the menu has the keys of menus; Escape closes it first, then the full panel', async () => {
    const panel = await open();
    const more = panel.tool('More');
    assert.equal(await more.getAttribute('aria-haspopup'), 'menu');
    await panel.tool('Full panel').focus();
    await panel.page.keyboard.press('Enter');
    await more.focus();
    await panel.page.keyboard.press('ArrowDown');
    assert.equal(await more.getAttribute('aria-expanded'), 'true');
    const seen: (string | null | undefined)[] = [await focused(panel)];
    for (const key of ['ArrowUp', 'ArrowDown', 'End', 'Home', 's', 'i']) {
      await panel.page.keyboard.press(key);
      seen.push(await focused(panel));
    }
    assert.deepEqual(seen, [
      'Copy as SVG',
      'Copy link',
      'Copy as SVG',
      'Copy link',
      'Copy as SVG',
      'Save as',
      'Insert into editor',
    ]);
    await panel.page.keyboard.press('Escape');
    assert.equal(await panel.figure.getByRole('menu').count(), 0);
    assert.equal(await focused(panel), 'More');
    assert.equal(await panel.figure.getAttribute('role'), 'dialog');
    await more.click();
    await panel.figure.getByRole('menuitem', { name: 'Save as' }).click();
    assert.ok(await panel.page.getByRole('dialog', { name: 'Save diagram' }).isVisible());
    await panel.page.keyboard.press('Escape');
    assert.equal(await panel.page.getByRole('dialog', { name: 'Save diagram' }).count(), 0);
    assert.equal(await focused(panel), 'More');
    assert.equal(await panel.figure.getAttribute('role'), 'dialog');
    await panel.page.keyboard.press('Escape');
    assert.equal(await panel.figure.getAttribute('role'), null);
  });

  test('a click elsewhere closes the menu', async () => {
    const panel = await open();
    await panel.figure.hover();
    await panel.tool('More').click();
    await panel.page
      .locator('figcaption')
      .first()
      .click({ position: { x: 2, y: 2 } });
    assert.equal(await panel.figure.getByRole('menu').count(), 0);
    assert.equal(await panel.tool('More').getAttribute('aria-expanded'), 'false');
  });

  test('what the host does with a diagram is asked for by its id, and what it says is shown', async () => {
    const panel = await open();
    await panel.figure.hover();
    for (const name of ['Copy as Mermaid', 'Insert into editor', 'Copy link']) {
      await panel.tool('More').click();
      await panel.figure.getByRole('menuitem', { name }).click();
    }
    assert.deepEqual((await panel.said()).slice(1), [
      { type: 'copyMermaid', diagram: FIRST },
      { type: 'insertDiagram', diagram: FIRST },
      { type: 'copyLink', anchor: FIRST },
    ]);
    await panel.say({ type: 'diagramStatus', diagram: 'jwt-2', text: 'Not here' });
    const status = panel.figure.getByRole('status');
    assert.equal(await status.innerText(), '');
    await panel.say({ type: 'diagramStatus', diagram: FIRST, text: 'Done <b>so</b>' });
    assert.equal(await status.innerText(), 'Done <b>so</b>');
  });
});
