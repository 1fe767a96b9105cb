import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../build/browser/launch';
import { readBuiltPage, THEMES } from './panelPage';
import { figureOf, openPlayer, type PlayerPage } from './playerPage';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

suite('the player at a step', () => {
  let browser: Browser;
  suiteSetup(async () => {
    browser = await launchBrowser();
  });
  suiteTeardown(() => browser.close());
  teardown(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });

  for (const theme of THEMES) {
    test(`${theme}: WCAG 2.1 AA finds nothing, with the list folded and open`, async () => {
      const panel = await openAtStep(browser, theme, theme.endsWith('light') ? 420 : 1100);
      assert.deepEqual(await violations(panel), []);
      await panel.page.locator('.player button[aria-expanded]').click();
      assert.deepEqual(await violations(panel), []);
    });

    test(`${theme}: what has happened and what happens now can be read, what is ahead can be made out`, async () => {
      const panel = await openAtStep(browser, theme, 1100);
      // A fade takes a moment.
      await panel.page.waitForTimeout(300);
      const found = await panel.page.evaluate(measureContrast);
      assert.ok(found.length > 10);
      const least = { past: 4.5, now: 4.5, ahead: 3, pen: 3, line: 3 };
      const weak = found.filter(({ kind, contrast }) => contrast < least[kind]);
      assert.deepEqual(weak, []);
    });

    test(`${theme}: what happens now differs by more than colour`, async () => {
      const panel = await openAtStep(browser, theme, 1100);
      const style = (selector: string, property: string) =>
        panel.page
          .locator(selector)
          .first()
          .evaluate((one, name) => Number.parseFloat(getComputedStyle(one).getPropertyValue(name)), property);
      const now = await style('line[data-when="now"]', 'stroke-width');
      const past = await style('line[data-when="past"]', 'stroke-width');
      assert.ok(now >= 2 * past, `${now} against ${past}`);
      assert.equal(await style('text[data-when="now"]', 'font-weight'), 600);
      assert.equal(await style('text[data-when="past"]', 'font-weight'), 400);
      assert.equal(await panel.page.locator('.player-pen').count(), 1);
      if (theme.startsWith('high')) {
        const dashes = await panel.page
          .locator('line[data-when="ahead"]')
          .evaluateAll((lines) => lines.map((line) => getComputedStyle(line).strokeDasharray));
        assert.deepEqual([...new Set(dashes)], ['1px, 6px']);
      }
    });
  }
});

async function openAtStep(
  browser: Browser,
  theme: (typeof THEMES)[number],
  width: number,
): Promise<PlayerPage> {
  const page = readBuiltPage('jwt');
  return openPlayer(browser, figureOf(page, 'jwt-2'), { theme, width, initialStep: 3, reducedMotion: true });
}

async function violations({ page }: PlayerPage): Promise<readonly string[]> {
  // The test's own tool, brought in by the debugger: the panel's policy would refuse it.
  const client = await page.context().newCDPSession(page);
  await client.send('Page.setBypassCSP', { enabled: true });
  await page.evaluate(readFileSync(axePath, 'utf8'));
  const results = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
    }),
  );
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  );
}

interface Measured {
  readonly kind: 'past' | 'now' | 'ahead' | 'pen' | 'line';
  readonly what: string;
  readonly contrast: number;
}

/** Runs in the page: the contrast of each label and line as it is seen, with its opacity, against what it lies on. */
function measureContrast(): readonly Measured[] {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (canvas === null) throw new Error('no canvas');
  const paint = (...layers: readonly (readonly [colour: string, opacity: number])[]): number => {
    for (const [colour, opacity] of layers) {
      canvas.globalAlpha = opacity;
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
    }
    const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
      const part = value / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ratio = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const page = getComputedStyle(document.body).backgroundColor;
  const pen = document.querySelector('.player-pen');
  if (pen === null) throw new Error('no marker');
  const { fill: penFill, stroke: penEdge } = getComputedStyle(pen);
  const texts = [...document.querySelectorAll<SVGElement>('.picture text[data-step]')].map((text) => {
    const { fill, opacity } = getComputedStyle(text);
    const kind = text.dataset['when'] as 'past' | 'now' | 'ahead';
    const ground = kind === 'now' ? penFill : page;
    const contrast = ratio(
      paint([page, 1], [ground, 1]),
      paint([page, 1], [ground, 1], [fill, Number(opacity)]),
    );
    return { kind, what: text.textContent, contrast };
  });
  const lines = [
    ...document.querySelectorAll<SVGElement>('.picture line[data-step]:not([data-when="ahead"])'),
  ];
  return [
    ...texts,
    { kind: 'pen', what: 'edge of the marker', contrast: ratio(paint([page, 1]), paint([penEdge, 1])) },
    ...lines.map((line) => ({
      kind: 'line' as const,
      what: `line ${line.dataset['step'] ?? ''}`,
      contrast: ratio(paint([page, 1]), paint([getComputedStyle(line).stroke, 1])),
    })),
  ];
}
