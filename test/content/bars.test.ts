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

  for (const [how, kind, side] of [
    ['upright', 'xychart', 'height'],
    ['lying', 'xychart horizontal', 'width'],
  ] as const) {
    test(`${how}, are as long as their values: they begin where the scale has its zero`, async () => {
      const drawer = await createDrawer(browser);
      const source = `${kind}\n  x-axis [a, b, c]\n  y-axis "n" 0 --> 20\n  bar [0, 5, 20]\n`;
      const drawn = await drawer.draw({ id: 'bars', source, title: 'Bars', description: 'Three bars.' });
      assert.ok('svg' in drawn, JSON.stringify(drawn));
      const bars = [...drawn.svg.matchAll(/<rect([^>]*)fill="var\(--diagram-mark-1\)"/g)];
      const lengths = bars.map(([, attributes]) =>
        Number(new RegExp(` ${side}="([\\d.]+)"`).exec(attributes ?? '')?.[1]),
      );
      const [none, five, twenty] = lengths;
      assert.equal(lengths.length, 3);
      assert.equal(none, 0);
      assert.ok(Math.abs((twenty ?? 0) / (five ?? 1) - 4) < 0.02, lengths.join());
    });
  }
});
