import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../build/browser/launch';
import { openPanel, THEMES } from './panelPage';

/** What lies on what in diagrams. WCAG 2.1 AA: 4.5 for text, 3 for lines that must be seen. */
const PAIRS: readonly (readonly [front: string, back: string, least: number])[] = [
  ['text', 'background', 4.5],
  ['text', 'node', 4.5],
  ['text', 'cluster', 4.5],
  ['text', 'label-background', 4.5],
  ['text', 'row-odd', 4.5],
  ['text', 'row-even', 4.5],
  ['note-text', 'note', 4.5],
  ['muted', 'background', 4.5],
  ['muted', 'cluster', 4.5],
  ...Array.from({ length: 12 }, (_, index) => ['series-text', `series-${index + 1}`, 4.5] as const),
  ['line', 'background', 3],
  ['node-border', 'background', 3],
  ['note-border', 'background', 3],
  ...Array.from({ length: 6 }, (_, index) => [`mark-${index + 1}`, 'background', 3] as const),
];

suite('contrast in diagrams', () => {
  let browser: Browser;
  suiteSetup(async () => {
    browser = await launchBrowser();
  });
  suiteTeardown(() => browser.close());

  for (const theme of THEMES) {
    test(theme, async () => {
      const { page } = await openPanel(browser, { theme });
      const names = [...new Set(PAIRS.flatMap(([front, back]) => [front, back]))];
      const colours = await page.evaluate((wanted) => {
        const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
        const probe = document.createElement('p');
        document.body.append(probe);
        return wanted.map((name) => {
          probe.style.color = `var(--diagram-${name})`;
          if (canvas === null) throw new Error('no canvas');
          canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
          canvas.fillRect(0, 0, 1, 1);
          canvas.fillStyle = getComputedStyle(probe).color;
          canvas.fillRect(0, 0, 1, 1);
          return [name, [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)] as const;
        });
      }, names);
      const luminance = new Map(colours.map(([name, rgb]) => [name, relativeLuminance(rgb)]));
      const weak = PAIRS.flatMap(([front, back, least]) => {
        const found = contrast(luminance.get(front) ?? 0, luminance.get(back) ?? 0);
        return found < least ? [`${front} on ${back}: ${found.toFixed(2)}, at least ${least}`] : [];
      });
      assert.deepEqual(weak, []);
    });
  }
});

/** As WCAG 2.1 defines it, from values of 0 to 255. */
function relativeLuminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) => {
    const part = value / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
