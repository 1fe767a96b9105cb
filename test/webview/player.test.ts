import assert from 'node:assert/strict';
import type { Browser, Locator } from 'playwright-core';
import { launchBrowser } from '../../build/browser/launch';
import { createDrawer } from '../../build/diagrams/drawDiagrams';
import { fillIn } from '../../src/protocol/panelStrings';
import { readBuiltPage, openPanel } from './panelPage';
import { figureOf, openPlayer, type PlayedFigure, type PlayerPage } from './playerPage';
import { strings } from './strings';

const texts = strings.player;
const button = ({ page }: PlayerPage, name: string): Locator =>
  page.locator('.player').getByRole('button', { name, exact: true });

suite('the player', () => {
  let browser: Browser;
  let jwt: PlayedFigure;
  let flowchart: PlayedFigure;
  suiteSetup(async () => {
    browser = await launchBrowser();
    jwt = figureOf(readBuiltPage('jwt'), 'jwt-2');
    flowchart = await drawFlowchart(browser);
  });
  suiteTeardown(() => browser.close());
  teardown(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });

  test('at rest shows the whole picture and the whole narration, and invites to play', async () => {
    const panel = await openPlayer(browser, jwt);
    assert.equal(await panel.page.locator('.picture [data-when]').count(), 0);
    assert.equal(await panel.page.locator('.narration li:visible').count(), 8);
    assert.equal(await panel.page.locator('.player-status').innerText(), fillIn(texts.steps, '8'));
    assert.ok(await button(panel, texts.play).isVisible());
    assert.ok(await panel.page.locator('.player-now').isHidden());
    assert.deepEqual(await panel.states(), []);
    assert.deepEqual(panel.problems, []);
  });

  test('buttons go through the steps; parts before, at and after the step are told apart', async () => {
    const panel = await openPlayer(browser, jwt);
    for (let step = 1; step <= 3; step++) await button(panel, texts.next).click();
    const found = await panel.page
      .locator('.picture [data-step]')
      .evaluateAll((parts) =>
        parts.map((part) => [part.tagName, part.getAttribute('data-step'), part.getAttribute('data-when')]),
      );
    assert.equal(found.length, 16);
    for (const [tag, step, when] of found) {
      const expected = Number(step) < 3 ? 'past' : Number(step) === 3 ? 'now' : 'ahead';
      assert.equal(when, expected, `${String(tag)} of step ${String(step)}`);
    }
    assert.equal(await panel.page.locator('.player-status').innerText(), fillIn(texts.stepOf, '3', '8'));
    assert.equal(await panel.page.locator('.player-label:visible').innerText(), 'GET /orders, Bearer token');
    assert.match(await panel.page.locator('.player-text:visible').innerText(), /^Whoever holds the string/);
    await button(panel, texts.previous).click();
    assert.equal(await panel.stepShown(), 2);
    await button(panel, texts.first).click();
    assert.equal(await panel.page.locator('.picture [data-when], .player-pen').count(), 0);
    assert.deepEqual(await panel.states(), [1, 2, 3, 2, 0]);
  });

  test('a button that cannot do anything keeps the focus and does nothing', async () => {
    const panel = await openPlayer(browser, jwt, { remembered: 7 });
    await button(panel, texts.next).focus();
    await panel.page.keyboard.press('Enter');
    await panel.page.keyboard.press('Enter');
    assert.equal(await panel.stepShown(), 8);
    assert.equal(await button(panel, texts.next).getAttribute('aria-disabled'), 'true');
    assert.equal(
      await panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label')),
      texts.next,
    );
    assert.deepEqual(await panel.states(), [8]);
  });

  test('keys step from the picture and from the player, and leave what is not theirs', async () => {
    const panel = await openPlayer(browser, jwt, { reducedMotion: true });
    const { keyboard } = panel.page;
    await panel.page.locator('.picture').focus();
    const after = async (key: string): Promise<number> => {
      await keyboard.press(key);
      return panel.stepShown();
    };
    assert.deepEqual(
      [await after('ArrowRight'), await after('ArrowRight'), await after('End'), await after('ArrowLeft')],
      [1, 2, 8, 7],
    );
    assert.deepEqual([await after('Home'), await after('End'), await after('Escape')], [0, 8, 0]);
    assert.deepEqual(
      [await after('Control+ArrowRight'), await after('Shift+End'), await after('x')],
      [0, 0, 0],
    );
    assert.equal(await after(' '), 1);
    assert.ok(await button(panel, texts.pause).isVisible());
    assert.equal(await after(' '), 1);
    assert.ok(await button(panel, texts.play).isVisible());
    await button(panel, texts.copyLink).focus();
    assert.equal(await after('ArrowRight'), 2);
    await keyboard.press(' ');
    assert.equal((await panel.posts()).length, 1, 'space on a button presses the button');
    await panel.page.getByLabel(texts.speed).focus();
    assert.equal(await after('ArrowRight'), 2);
    await panel.page.evaluate(() => {
      document.querySelector('h1')?.setAttribute('tabindex', '0');
    });
    await panel.page.locator('h1').focus();
    assert.equal(await after('ArrowRight'), 2, 'outside the figure keys do nothing');
  });

  test('a key that another has used is left alone', async () => {
    const panel = await openPlayer(browser, jwt);
    await panel.page.locator('.picture').evaluate((picture) => {
      picture.addEventListener('keydown', (event) => {
        event.preventDefault();
      });
    });
    await panel.page.locator('.picture').focus();
    await panel.page.keyboard.press('ArrowRight');
    assert.equal(await panel.stepShown(), 0);
  });

  test('the slider moves by its own keys and says the step and what the picture says there', async () => {
    const panel = await openPlayer(browser, jwt);
    const slider = panel.page.getByRole('slider', { name: texts.position });
    assert.equal(await slider.getAttribute('aria-valuetext'), texts.overview);
    await slider.focus();
    for (const key of ['ArrowRight', 'ArrowUp', 'ArrowRight', 'ArrowLeft']) {
      await panel.page.keyboard.press(key);
    }
    assert.equal(await panel.stepShown(), 2);
    assert.equal(
      await slider.getAttribute('aria-valuetext'),
      fillIn(texts.stepWithLabel, '2', '8', 'Access token, 10 minutes'),
    );
    await panel.page.keyboard.press('End');
    assert.equal(await panel.stepShown(), 8);
    await panel.page.keyboard.press('Escape');
    assert.equal(await slider.inputValue(), '0');
    await slider.fill('5');
    assert.deepEqual(await panel.states(), [1, 2, 3, 2, 8, 0, 5]);
  });

  test('a click on a message, near a thin line, or on an item of the list goes there', async () => {
    const panel = await openPlayer(browser, jwt);
    await panel.page.locator('.picture text[data-step="4"]').click();
    assert.equal(await panel.stepShown(), 4);
    const line = await panel.page.locator('.picture line[data-step="7"]').boundingBox();
    assert.ok(line !== null);
    await panel.page.mouse.click(line.x + line.width / 2, line.y + 5);
    assert.equal(await panel.stepShown(), 7);
    await button(panel, texts.first).click();
    await panel.page.locator('.narration li').nth(1).click();
    assert.equal(await panel.stepShown(), 2);
    assert.equal(await panel.page.locator('.narration li:visible').count(), 8, 'the list stays open');
    const current = panel.page.locator('.narration li[aria-current="step"]');
    assert.equal(await current.getAttribute('data-step'), '2');
    const far = await panel.page.locator('.picture text[data-step="5"]').boundingBox();
    assert.ok(far !== null);
    await panel.page.mouse.move(line.x + 20, line.y);
    await panel.page.mouse.down();
    await panel.page.mouse.move(far.x + 5, far.y + 5);
    await panel.page.mouse.up();
    assert.equal(await panel.stepShown(), 2, 'a drag chooses nothing');
  });

  test('the list is folded beside a step, can be opened, and opens when a search finds a word in it', async () => {
    const panel = await openPlayer(browser, jwt, { initialStep: 2 });
    const items = panel.page.locator('.narration li:visible');
    assert.equal(await panel.page.locator('.narration').getAttribute('hidden'), 'until-found');
    const toggle = button(panel, texts.allSteps);
    assert.equal(await toggle.getAttribute('aria-expanded'), 'false');
    await toggle.click();
    assert.equal(await toggle.getAttribute('aria-expanded'), 'true');
    assert.equal(await items.count(), 8);
    await button(panel, texts.next).click();
    assert.equal(await panel.page.locator('.narration').getAttribute('hidden'), null);
    await toggle.click();
    assert.equal(await panel.page.locator('.narration').getAttribute('hidden'), 'until-found');
    await panel.page.locator('.narration li').nth(4).dispatchEvent('beforematch', { bubbles: true });
    assert.equal(await toggle.getAttribute('aria-expanded'), 'true');
  });

  test('on paper the whole narration stands, without controls', async () => {
    const panel = await openPlayer(browser, jwt, { initialStep: 2 });
    await panel.page.emulateMedia({ media: 'print' });
    for (const item of await panel.page.locator('.narration li').all()) {
      assert.ok(((await item.boundingBox())?.height ?? 0) > 10);
    }
    assert.ok(await panel.page.locator('.player-controls').isHidden());
  });

  for (const width of [1100, 420]) {
    test(`from step to step nothing changes its place, ${width} px wide`, async () => {
      const panel = await openPlayer(browser, jwt, { width, initialStep: 1 });
      const boxes = () =>
        panel.page.evaluate(() =>
          [
            'figure',
            '.picture',
            '.picture svg',
            '.player',
            '.player-now',
            '.player-controls > *',
            'p:last-child',
          ]
            .flatMap((selector) => [...document.querySelectorAll(selector)])
            .filter((one) => one.closest('.player-now') === null || one.classList.contains('player-now'))
            .map((one) => {
              const { x, y, width: wide, height } = one.getBoundingClientRect();
              return [one.tagName, x, y + window.scrollY, wide, height].join(' ');
            }),
        );
      await panel.page.evaluate(() => document.fonts.ready);
      const before = await boxes();
      for (let step = 2; step <= 8; step++) {
        await panel.goTo(step);
        assert.deepEqual(await boxes(), before, `step ${step}`);
      }
    });
  }

  test('the labels and lines of the picture keep their middle when they are picked out', async () => {
    const panel = await openPlayer(browser, jwt);
    await panel.page.evaluate(() =>
      Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 16px Diagram`))),
    );
    const middles = () =>
      panel.page.locator('.picture [data-step]').evaluateAll((parts) =>
        parts.map((part) => {
          const box = (part as SVGGraphicsElement).getBBox();
          return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
        }),
      );
    const before = await middles();
    for (let step = 1; step <= 8; step++) {
      await panel.goTo(step);
      assert.deepEqual(await middles(), before, `step ${step}`);
    }
  });

  test('playing gives each step the time its narration takes, rests at the last, and begins again', async () => {
    const panel = await openPlayer(browser, jwt, { stopClock: true });
    const { clock } = panel.page;
    await button(panel, texts.play).click();
    assert.equal(await panel.stepShown(), 1);
    // 105 characters at 14 a second.
    await clock.runFor(7400);
    assert.equal(await panel.stepShown(), 1);
    await clock.runFor(200);
    assert.equal(await panel.stepShown(), 2);
    assert.ok(await button(panel, texts.pause).isVisible());
    await clock.runFor(6 * 12_000 + 100);
    assert.equal(await panel.stepShown(), 8);
    await clock.runFor(12_000);
    assert.equal(await panel.stepShown(), 8);
    assert.ok(await button(panel, texts.play).isVisible());
    await button(panel, texts.play).click();
    assert.equal(await panel.stepShown(), 1);
    assert.deepEqual(await panel.states(), [1, 2, 3, 4, 5, 6, 7, 8, 1]);
  });

  test('a pause stops the time, a move by hand too, and the speed changes it', async () => {
    const panel = await openPlayer(browser, jwt, { stopClock: true });
    const { clock } = panel.page;
    await button(panel, texts.play).click();
    await button(panel, texts.pause).click();
    await clock.runFor(60_000);
    assert.equal(await panel.stepShown(), 1);
    await button(panel, texts.play).click();
    await button(panel, texts.next).click();
    await clock.runFor(60_000);
    assert.equal(await panel.stepShown(), 2);
    await button(panel, texts.first).click();
    await panel.page.getByLabel(texts.speed).selectOption('fast');
    await button(panel, texts.play).click();
    await clock.runFor(4600);
    assert.equal(await panel.stepShown(), 2);
    await panel.page.getByLabel(texts.speed).selectOption('slow');
    await clock.runFor(8000);
    assert.equal(await panel.stepShown(), 2);
    assert.deepEqual(await panel.speeds(), ['fast', 'slow']);
  });

  test('a page that is hidden plays no further', async () => {
    const panel = await openPlayer(browser, jwt, { stopClock: true });
    await button(panel, texts.play).click();
    await panel.page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { value: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await panel.page.clock.runFor(60_000);
    assert.equal(await panel.stepShown(), 1);
    assert.ok(await button(panel, texts.play).isVisible());
  });

  test('a dot runs along the message once, from sender to receiver', async () => {
    const panel = await openPlayer(browser, jwt, { stopClock: true });
    const dot = panel.page.locator('.player-dot');
    await button(panel, texts.next).click();
    await button(panel, texts.next).click();
    assert.equal(await dot.count(), 1);
    const at = async () => Number(await dot.getAttribute('cx'));
    const places = [await at()];
    for (let index = 0; index < 3; index++) {
      await panel.page.clock.runFor(250);
      places.push(await at());
    }
    assert.equal(places[0], 325);
    assert.deepEqual(
      places,
      places.toSorted((a, b) => b - a),
      'the answer runs to the left',
    );
    assert.ok((places.at(-1) ?? 0) < 160);
    await panel.page.clock.runFor(300);
    assert.equal(await dot.count(), 0);
  });

  test('with reduced motion steps follow each other while playing, and nothing moves', async () => {
    const panel = await openPlayer(browser, jwt, { stopClock: true, reducedMotion: true });
    await panel.page.emulateMedia({ reducedMotion: 'reduce' });
    await button(panel, texts.play).click();
    for (let step = 1; step <= 3; step++) {
      assert.equal(await panel.stepShown(), step);
      assert.equal(await panel.page.locator('.player-dot').count(), 0);
      await panel.page.clock.runFor(8000);
    }
    const transition = await panel.page
      .locator('.picture [data-step]')
      .first()
      .evaluate((part) => getComputedStyle(part).transitionDuration);
    assert.equal(transition, '0s');
  });

  test('each step is said once to screen readers, without source marks; while sliding only the last', async () => {
    const panel = await openPlayer(browser, jwt, { stopClock: true });
    await panel.page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      const region = document.querySelector('.player-live');
      if (region === null) throw new Error('no live region');
      new MutationObserver(() => heard.push(region.textContent)).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    assert.equal(await panel.page.locator('.player-live').getAttribute('aria-live'), 'polite');
    const slider = panel.page.getByRole('slider');
    for (const step of ['1', '2', '4', '3']) {
      await slider.fill(step);
      await panel.page.clock.runFor(100);
    }
    await panel.page.clock.runFor(1000);
    await button(panel, texts.allSteps).click();
    await panel.page.clock.runFor(1000);
    await button(panel, texts.first).click();
    await panel.page.clock.runFor(1000);
    const heard = await panel.page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
    assert.deepEqual(heard, [
      'Now step 3 of 8. Whoever holds the string is the caller: that is what bearer means. A copy in a log or a URL works for its finder.',
      texts.overview,
    ]);
  });

  test('the step of an earlier visit is shown again, and a link to a step goes before it', async () => {
    const restored = await openPlayer(browser, jwt, { remembered: 5 });
    assert.equal(await restored.stepShown(), 5);
    assert.deepEqual(await restored.states(), []);
    const linked = await openPlayer(browser, jwt, { remembered: 5, initialStep: 3 });
    assert.equal(await linked.stepShown(), 3);
    assert.ok(await button(linked, texts.play).isVisible(), 'it does not play by itself');
    assert.equal(await linked.page.evaluate(() => document.activeElement?.tagName), 'BODY');
    const beyond = await openPlayer(browser, jwt, { initialStep: 99 });
    assert.equal(await beyond.stepShown(), 8);
  });

  test('a link to the step is asked for by the anchor of the diagram and the step', async () => {
    const panel = await openPlayer(browser, jwt, { initialStep: 3 });
    await button(panel, texts.copyLink).click();
    assert.deepEqual(await panel.posts(), [{ type: 'copyLink', anchor: 'jwt-2:3' }]);
  });

  test('a step outside the window comes into view above the player, but not while it plays by itself', async () => {
    const panel = await openPlayer(browser, jwt, { height: 420, stopClock: true });
    const isInView = (step: number) =>
      panel.page.locator(`.picture text[data-step="${step}"]`).evaluate((label) => {
        const { top, bottom } = label.getBoundingClientRect();
        const player = document.querySelector('.player')?.getBoundingClientRect();
        return top >= 0 && bottom <= (player?.top ?? 0);
      });
    await panel.page.locator('.picture').focus();
    for (const [key, step] of [
      ['End', 8],
      ['ArrowLeft', 7],
      ['Home', 0],
      ['ArrowRight', 1],
    ] as const) {
      await panel.page.keyboard.press(key);
      if (step > 0) assert.ok(await isInView(step), `step ${step}`);
    }
    await panel.page.keyboard.press(' ');
    await panel.page.evaluate(() => {
      window.scrollTo(0, document.body.scrollHeight);
    });
    const before = await panel.page.evaluate(() => window.scrollY);
    await panel.page.clock.runFor(20_000);
    assert.ok((await panel.stepShown()) > 1);
    assert.equal(await panel.page.evaluate(() => window.scrollY), before);
  });

  test('in a narrow panel the picture scrolls to the step', async () => {
    const panel = await openPlayer(browser, jwt, { width: 300 });
    await panel.page.locator('.picture svg').evaluate((svg: SVGSVGElement) => {
      svg.style.maxWidth = '654px';
    });
    await panel.goTo(4);
    const { label, picture } = await panel.page.evaluate(() => {
      const [first, second] = ['.picture line[data-step="4"]', '.picture'].map((selector) => {
        const box = document.querySelector(selector)?.getBoundingClientRect();
        return { left: box?.left ?? 0, right: box?.right ?? 0 };
      });
      return { label: first, picture: second };
    });
    assert.ok(label !== undefined && picture !== undefined);
    assert.ok(label.left >= picture.left && label.right <= picture.right);
  });

  test('in a flowchart edges, their labels and nodes are picked out, and nodes without a step stay', async () => {
    const panel = await openPlayer(browser, flowchart);
    const marks = () =>
      panel.page
        .locator('.picture [data-step]')
        .evaluateAll((parts) =>
          parts.map(
            (part) =>
              `${part.tagName} ${part.getAttribute('data-step') ?? ''} ${part.getAttribute('data-when') ?? ''}`,
          ),
        );
    await panel.goTo(2);
    assert.deepEqual((await marks()).toSorted(), [
      'g 1 past',
      'g 2 now',
      'g 3 ahead',
      'path 1 past',
      'path 2 now',
    ]);
    assert.equal(await panel.page.locator('.player-label:visible').innerText(), 'forwards');
    const pen = await panel.page.locator('.player-pen').boundingBox();
    const label = await panel.page.locator('g[data-step="2"]').boundingBox();
    assert.ok(pen !== null && label !== null);
    assert.ok(pen.x < label.x && pen.y < label.y && pen.x + pen.width > label.x + label.width);
    const opacity = await panel.page
      .locator('.picture > svg g:not([data-step])')
      .evaluateAll((groups) => groups.map((group) => getComputedStyle(group).opacity));
    assert.deepEqual([...new Set(opacity)], ['1']);
    await panel.goTo(3);
    assert.equal(await panel.page.locator('.player-pen').count(), 0, 'a node needs no marker');
    const stroke = await panel.page
      .locator('g[data-step="3"] > rect')
      .evaluate((rect) => getComputedStyle(rect).strokeWidth);
    assert.equal(stroke, '3px');
  });

  test('participants of the step are picked out where the picture names them, and never dimmed', async () => {
    const panel = await openPlayer(browser, jwt);
    const whens: (string | null)[][] = [];
    for (const step of [2, 3, 5, 0]) {
      await panel.goTo(step);
      const parts = panel.page.locator('[data-steps="1 2 4 5"]');
      whens.push(await parts.evaluateAll((all) => all.map((one) => one.getAttribute('data-when'))));
    }
    const both = (when: string | null) => [when, when];
    assert.deepEqual(whens, [both('now'), both(null), both('now'), both(null)]);
  });

  test('when it ends the figure is as it was', async () => {
    const panel = await openPlayer(browser, jwt);
    await panel.disposePlayer();
    const before = await panel.page.locator('figure').evaluate((figure) => figure.outerHTML);
    const again = await openPlayer(browser, jwt, { initialStep: 3 });
    await button(again, texts.play).click();
    await again.disposePlayer();
    assert.equal(await again.page.locator('figure').evaluate((figure) => figure.outerHTML), before);
    assert.equal(before.includes('data-when') || before.includes('player'), false);
  });

  test('every diagram of a page that plays has a player, and no other has', async () => {
    const page = readBuiltPage('http-versions');
    const panel = await openPanel(browser);
    await panel.showTopic(page);
    const playing = page.diagrams.filter(({ steps }) => steps.length > 0).map(({ id }) => id);
    const found = await panel.page
      .locator('figure:has(.player)')
      .evaluateAll((figures) => figures.map((figure) => figure.getAttribute('data-diagram')));
    assert.deepEqual(found, playing);
    await panel.page.locator('.player').first().getByRole('button', { name: texts.next }).click();
    await panel.page.locator('.player').first().getByRole('button', { name: texts.copyLink }).click();
    assert.deepEqual((await panel.said()).at(-1), { type: 'copyLink', anchor: `${playing[0] ?? ''}:1` });
    assert.deepEqual(panel.problems, []);
  });
});

/** A flowchart drawn by the real renderer; none of the shipped ones plays. */
async function drawFlowchart(browser: Browser): Promise<PlayedFigure> {
  const source = `flowchart LR
accTitle: A request
accDescr: A client asks, the gateway forwards.
A[Client] -->|1. asks| B[Gateway]
B -->|2. forwards| C[(Store)]
C --> D[3. Answer]
`;
  const title = 'A request';
  const drawn = await (
    await createDrawer(browser)
  ).draw({ id: 'flow', source, title, description: 'A client asks.', steps: 'flowchart' });
  if ('error' in drawn) throw new Error(drawn.error);
  const steps = ['It asks.', 'It forwards.', 'It answers.'];
  const items = steps.map((step, index) => `<li data-step="${index + 1}">${step}</li>`).join('');
  return {
    figureHtml: `<figure class="diagram" data-diagram="flow-1"><div class="picture">${drawn.svg}</div><figcaption>${title}</figcaption><ol class="narration">${items}</ol></figure>`,
    diagram: {
      id: 'flow-1',
      kind: 'flowchart',
      source,
      title,
      description: 'A client asks.',
      steps,
      outline: { nodes: [], links: [] },
    },
  };
}
