import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../build/browser/launch';
import { createDrawer } from '../../build/diagrams/drawDiagrams';

suite('bars', () => {
  let browser: Browser;
  suiteSetup(async () => {
    browser = await launchBrowser();
  });
  suiteTeardown(() => browser.close());

  test('are as high as their values: they begin where the scale has its zero', async () => {
    const drawer = await createDrawer(browser);
    const source = 'xychart\n  x-axis [a, b, c]\n  y-axis "n" 0 --> 20\n  bar [0, 5, 20]\n';
    const drawn = await drawer.draw({ id: 'bars', source, title: 'Bars', description: 'Three bars.' });
    assert.ok('svg' in drawn, JSON.stringify(drawn));
    const heights = [
      ...drawn.svg.matchAll(/<rect[^>]*height="([\d.]+)"[^>]*fill="var\(--diagram-mark-1\)"/g),
    ];
    const [none, five, twenty] = heights.map(([, height]) => Number(height));
    assert.equal(heights.length, 3);
    assert.equal(none, 0);
    assert.ok(Math.abs((twenty ?? 0) / (five ?? 1) - 4) < 0.02, heights.map(([, height]) => height).join());
  });
});
