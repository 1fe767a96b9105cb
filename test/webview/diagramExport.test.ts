import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Browser, Page as BrowserPage } from 'playwright-core';
import { launchBrowser } from '../../build/browser/launch';
import type { FontFace } from '../../src/protocol/diagramMessages';
import { THEME_COLORS } from '../../src/core/diagrams/themeColors';
import { builtPages, openPanel, readBuiltPage, type PanelPage, type Theme } from './panelPage';

interface Saved {
  readonly type: string;
  readonly diagram: string;
  readonly format: string;
  readonly data: string;
}

suite('a diagram leaves the panel', () => {
  let browser: Browser;
  let faces: readonly FontFace[];
  suiteSetup(async () => {
    browser = await launchBrowser();
    faces = await Promise.all(
      [400, 600].map(async (weight) => ({
        weight,
        base64: (await readFile(`dist/webview/fonts/inter-latin-${weight}.woff2`)).toString('base64'),
      })),
    );
  });
  suiteTeardown(() => browser.close());
  teardown(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });

  const open = async (theme: Theme, topic = 'jwt'): Promise<PanelPage> => {
    const panel = await openPanel(browser, { theme });
    await panel.showTopic(topic);
    return panel;
  };
  /** Plays the host until the panel has said something of a kind. */
  const answer = async (panel: PanelPage, type: string): Promise<unknown> => {
    let gaveFonts = false;
    for (;;) {
      const said = (await panel.said()) as readonly { readonly type: string }[];
      const found = said.findLast((message) => message.type === type);
      if (found !== undefined) return found;
      if (!gaveFonts && said.some((message) => message.type === 'fonts')) {
        gaveFonts = true;
        await panel.say({ type: 'fonts', faces });
      }
      await panel.page.waitForTimeout(20);
    }
  };
  const choose = async (panel: PanelPage, item: string, index = 0) => {
    const figure = panel.page.locator('figure.diagram').nth(index);
    await figure.getByRole('button', { name: 'More' }).focus();
    await panel.page.keyboard.press('Enter');
    await figure.getByRole('menuitem', { name: item }).click();
  };
  const copySvg = async (panel: PanelPage, index = 0): Promise<string> => {
    await choose(panel, 'Copy as SVG', index);
    return ((await answer(panel, 'copySvg')) as { readonly svg: string }).svg;
  };
  const save = async (panel: PanelPage, ...choices: readonly string[]): Promise<Saved> => {
    await choose(panel, 'Save as');
    for (const choice of choices) await panel.page.getByLabel(choice).click();
    await panel.page.getByRole('button', { name: 'Save now' }).click();
    return (await answer(panel, 'saveDiagram')) as Saved;
  };
  /** Drops what the panel has said so far. */
  const forget = (panel: PanelPage) =>
    panel.page.evaluate(() => {
      (globalThis as unknown as { said: unknown[] }).said.length = 1;
    });
  const decoded = ({ data }: Saved) => Buffer.from(data, 'base64');
  /** Opens an SVG as a document of its own, in a page that may ask for nothing. */
  const alone = async (svg: string): Promise<BrowserPage> => {
    const page = await (await browser.newContext()).newPage();
    await page.route('**/*', async (route) => {
      if (route.request().url() === 'https://alone.test/') {
        await route.fulfill({ contentType: 'image/svg+xml', body: svg });
      } else {
        await route.abort();
        assert.fail(`asked for ${route.request().url()}`);
      }
    });
    await page.goto('https://alone.test/');
    return page;
  };
  /** What is drawn, as the browser computes it: shapes with their colours, words with their font. */
  const drawn = (page: BrowserPage, root: string) =>
    page.evaluate(async (selector) => {
      await document.fonts.ready;
      // A mixed colour has more digits than a picture on its own needs.
      const rounded = (color: string) => {
        const mixed = /^color\(srgb (\S+) (\S+) (\S+)\)$/.exec(color);
        if (mixed === null) return color;
        return `rgb(${mixed
          .slice(1)
          .map((part) => Math.round(Number(part) * 255))
          .join(', ')})`;
      };
      const svg = document.querySelector(selector);
      const parts = [...(svg?.querySelectorAll('path, rect, circle, polygon, line, text, tspan') ?? [])];
      return parts.map((part) => {
        const { fill, stroke, fontFamily, fontWeight } = getComputedStyle(part);
        const words = part.tagName === 'text' ? part.textContent : '';
        return [
          part.tagName,
          rounded(fill),
          rounded(stroke),
          fontFamily.replaceAll('"', "'"),
          fontWeight,
          words,
        ];
      });
    }, root);

  for (const theme of ['light', 'dark', 'high-contrast'] as const) {
    test(`a copied SVG stands alone and looks as in the panel, in ${theme}`, async () => {
      const panel = await open(theme);
      const inPanel = await drawn(panel.page, 'figure.diagram svg[viewBox][role=img]');
      const svg = await copySvg(panel);
      assert.doesNotMatch(svg, /var\(|data-step|class=| style="|<script|foreignObject/);
      const page = await alone(svg);
      const outside = await drawn(page, 'svg');
      const background = outside.shift();
      assert.equal(background?.[0], 'rect');
      assert.deepEqual(
        outside.map((part) => part.map((value) => value.replace("'Diagram'", 'Diagram'))),
        inPanel.map((part) => part.map((value) => value.replace("'Diagram'", 'Diagram'))),
      );
      assert.ok(inPanel.length > 10);
      const loaded = await page.evaluate(() =>
        [...document.fonts].map(({ family, status }) => `${family} ${status}`),
      );
      assert.ok(
        loaded.some((face) => /Diagram.* loaded/.test(face)),
        loaded.join(),
      );
      assert.equal(await page.evaluate(() => document.querySelector('title')?.parentElement?.tagName), 'svg');
      assert.equal(await page.evaluate(() => document.documentElement.firstElementChild?.tagName), 'title');
      assert.ok((await page.evaluate(() => document.querySelector('desc')?.textContent ?? '')).length > 20);
      assert.deepEqual(panel.problems, []);
    });
  }

  // A kind is drawn by the same code however large; its largest decides whether all are within the limit.
  for (const { page, index, kind } of largestOfEachKind()) {
    test(`the largest ${kind}, on ${page}, can be copied, within what the host takes`, async () => {
      const svg = await copySvg(await open('light', page), index);
      assert.ok(svg.length < 400_000, `${page}: ${svg.length}`);
      assert.doesNotMatch(svg, /var\(/);
      const reader = await (await browser.newContext()).newPage();
      const tag = await reader.evaluate(
        (text) => new DOMParser().parseFromString(text, 'image/svg+xml').documentElement.tagName,
        svg,
      );
      assert.equal(tag, 'svg');
    });
  }

  test('light and dark are to be had in any theme, and are those of the themes themselves', async () => {
    const plain = await copySvg(await open('light'));
    const light = decoded(await save(await open('high-contrast'), 'Light')).toString();
    assert.equal(light, plain);
    const dark = decoded(await save(await open('light'), 'Dark')).toString();
    assert.equal(dark, await copySvg(await open('dark')));
    for (const theme of ['light', 'dark'] as const) {
      const file = await readFile(`test/fixtures/themes/${theme}.json`, 'utf8');
      const { variables } = JSON.parse(file) as { readonly variables: Readonly<Record<string, string>> };
      for (const [name, value] of Object.entries(THEME_COLORS[theme]))
        assert.equal(value, variables[name], name);
      const css = await readFile('media/diagram.css', 'utf8');
      const used = new Set(css.match(/--vscode-[a-zA-Z-]+/g));
      const missing = [...used].filter((name) => !(name in THEME_COLORS[theme]) && name in variables);
      assert.deepEqual(missing, []);
    }
  });

  test('without background nothing is behind the picture', async () => {
    const panel = await open('dark');
    const svg = decoded(await save(panel, 'With background')).toString();
    const page = await alone(svg);
    const behind = await page.evaluate(() => {
      const { width, height } = (document.documentElement as unknown as SVGSVGElement).viewBox.baseVal;
      return [...document.querySelectorAll('rect')].filter(
        (rect) => rect.width.baseVal.value >= width && rect.height.baseVal.value >= height,
      ).length;
    });
    assert.equal(behind, 0);
  });

  test('a PNG has twice the size, the colours asked for and its own font', async () => {
    const panel = await open('dark');
    const saved = await save(panel, 'PNG file', 'Light');
    assert.equal(saved.format, 'png');
    assert.equal(saved.diagram, 'jwt-1');
    assert.equal(decoded(saved).subarray(1, 4).toString(), 'PNG');
    const size = await panel.page
      .locator('.picture svg')
      .first()
      .evaluate((svg) => {
        const { width, height } = (svg as unknown as SVGSVGElement).viewBox.baseVal;
        return { width, height };
      });
    const found = await pixels(saved.data);
    assert.deepEqual(
      { width: found.width, height: found.height },
      { width: size.width * 2, height: size.height * 2 },
    );
    assert.equal(found.corner, '255,255,255,255');
    assert.ok(found.colors > 20, `${found.colors} colours`);
    const withoutFont = await open('dark');
    faces = [];
    const other = await save(withoutFont, 'PNG file', 'Light');
    assert.notEqual(other.data, saved.data, 'the font makes no difference');
    assert.deepEqual([...panel.problems, ...withoutFont.problems], []);
  }).timeout(90_000);

  test('a PNG goes to the clipboard; a clipboard that refuses is said to', async () => {
    const panel = await open('light');
    await panel.page
      .context()
      .grantPermissions(['clipboard-read', 'clipboard-write'], { origin: 'https://panel.test' });
    await choose(panel, 'Copy as PNG');
    await answer(panel, 'fonts');
    await panel.say({ type: 'fonts', faces });
    const status = panel.page.locator('figure.diagram').first().getByRole('status');
    await status.getByText('Copied PNG').waitFor();
    const types = await panel.page.evaluate(async () =>
      (await navigator.clipboard.read()).flatMap((item) => item.types),
    );
    assert.ok(types.includes('image/png'), types.join());

    const refused = await open('light');
    await refused.page.evaluate(() => {
      Object.defineProperty(navigator.clipboard, 'write', {
        value: () => Promise.reject(new DOMException('no', 'NotAllowedError')),
      });
    });
    await choose(refused, 'Copy as PNG');
    await answer(refused, 'fonts');
    await refused.say({ type: 'fonts', faces });
    await refused.page
      .locator('figure.diagram')
      .first()
      .getByRole('status')
      .getByText('Copying refused')
      .waitFor();
  });

  test('what plays is exported as it stands still', async () => {
    const panel = await open('light');
    const before = await copySvg(panel);
    await panel.page.evaluate(() => {
      for (const part of document.querySelectorAll('.picture svg *')) {
        part.classList.add('dimmed');
        part.setAttribute('data-state', 'dimmed');
        part.setAttribute('opacity', '0.2');
      }
    });
    await forget(panel);
    assert.equal(await copySvg(panel), before);
  });

  async function pixels(png: string) {
    const page = await (await browser.newContext()).newPage();
    return page.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.naturalWidth;
      canvas.height = image.naturalHeight;
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      const bytes = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
      const colors = new Set<number>();
      for (let at = 0; at < bytes.length; at += 4) {
        colors.add(((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0));
      }
      return {
        width: image.naturalWidth,
        height: image.naturalHeight,
        colors: colors.size,
        corner: [...bytes.slice(0, 4)].join(),
      };
    }, png);
  }
});

function largestOfEachKind(): readonly { page: string; index: number; kind: string }[] {
  const all = builtPages().flatMap((page) => {
    const { bodyHtml, diagrams } = readBuiltPage(page);
    const pictures = bodyHtml.match(/<svg .*?<\/svg>/gs) ?? [];
    assert.equal(pictures.length, diagrams.length, page);
    return diagrams.map(({ kind }, index) => ({ page, index, kind, size: pictures[index]?.length ?? 0 }));
  });
  const largestFirst = all.sort((a, b) => b.size - a.size);
  return [...new Map(largestFirst.toReversed().map((one) => [one.kind, one])).values()];
}
