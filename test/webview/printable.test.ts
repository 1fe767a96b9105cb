import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Browser, Page as BrowserPage } from 'playwright-core';
import { launchBrowser } from '../../build/browser/launch';
import { PALETTE_NAMES } from '../../build/diagrams/palette';
import type { Term } from '../../src/core/model/term';
import { renderPrintable } from '../../src/core/render/printable';
import { readBuiltPage, builtPages, openPanel } from './panelPage';

/** A built page as the file that is saved for printing. */
async function printable(id: string): Promise<string> {
  const page = readBuiltPage(id);
  const terms = JSON.parse(await readFile('dist/content/terms.json', 'utf8')) as readonly Term[];
  return renderPrintable({
    breadcrumb: page.category.title,
    title: page.title,
    article: page,
    terms: terms.filter((term) => page.terms.some((one) => one.id === term.id)),
    texts: { language: 'en', facts: ['Core'], terms: 'Terms', sources: 'Sources', callouts: {} },
    fonts: await Promise.all(
      [400, 600].map(async (weight) => ({
        weight,
        base64: await readFile(`dist/webview/fonts/inter-latin-${weight}.woff2`, 'base64'),
      })),
    ),
    styles: await readFile('dist/print/printable.css', 'utf8'),
  });
}

/** The colours of diagrams as the page resolves them, such as `#ffffff`. */
function paletteOf(page: BrowserPage): Promise<Record<string, string>> {
  return page.evaluate((names) => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    if (canvas === null) throw new Error('no canvas');
    const probe = document.body.appendChild(document.createElement('p'));
    const colours = names.map((name) => {
      probe.style.color = `var(--diagram-${name})`;
      canvas.fillStyle = getComputedStyle(probe).color;
      canvas.fillRect(0, 0, 1, 1);
      const rgb = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
      return [name, `#${rgb.map((value) => value.toString(16).padStart(2, '0')).join('')}`] as const;
    });
    probe.remove();
    return Object.fromEntries(colours);
  }, PALETTE_NAMES);
}

suite('a topic saved for printing', () => {
  let browser: Browser;
  suiteSetup(async () => {
    browser = await launchBrowser();
  });
  suiteTeardown(() => browser.close());

  for (const id of builtPages()) {
    test(`${id}: complete in itself, with its font, and nothing wider than the paper`, async () => {
      // A4 less its margins.
      const context = await browser.newContext({ viewport: { width: 665, height: 980 } });
      const page = await context.newPage();
      const problems: string[] = [];
      page.on('console', (message) => problems.push(message.text()));
      page.on('pageerror', (error) => problems.push(String(error)));
      page.on('request', (request) => {
        if (!request.url().startsWith('data:')) problems.push(`asked for ${request.url()}`);
      });
      await page.emulateMedia({ media: 'print' });
      await page.setContent(await printable(id));
      const seen = await page.evaluate(async () => {
        await document.fonts.ready;
        const wide = [...document.querySelectorAll('main *')].filter(
          (one) => !one.closest('defs') && one.getBoundingClientRect().right > window.innerWidth + 1,
        );
        return {
          fonts: [...document.fonts].map(({ weight, status }) => `${weight} ${status}`)[0],
          pictures: document.querySelectorAll('.picture svg').length,
          closed: document.querySelectorAll('details:not([open])').length,
          dead: document.querySelectorAll('a[href="#"], button, [tabindex]').length,
          text: getComputedStyle(document.querySelector('.picture svg') ?? document.body).fill,
          wide: wide.map(({ outerHTML }) => outerHTML.slice(0, 120)),
        };
      });
      const { diagrams } = readBuiltPage(id);
      assert.deepEqual(seen, {
        fonts: '400 loaded',
        pictures: diagrams.length,
        closed: 0,
        dead: 0,
        text: 'rgb(59, 59, 59)',
        wide: [],
      });
      const pdf = await page.pdf({ preferCSSPageSize: true, format: 'A4' });
      assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
      const pages = pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
      assert.ok(pages >= 3 && pages <= 20, `${pages} pages`);
      assert.deepEqual(problems, []);
      await context.close();
    });
  }

  test('its diagrams have the colours of the light theme', async () => {
    const panel = await openPanel(browser, { theme: 'light' });
    const page = await browser.newPage();
    await page.setContent(await printable('jwt'));
    assert.deepEqual(await paletteOf(page), await paletteOf(panel.page));
    await page.close();
  });

  test('the panel itself prints dark on white without its controls, in a dark theme too', async () => {
    const panel = await openPanel(browser, { theme: 'dark' });
    await panel.showTopic('jwt');
    await panel.page.emulateMedia({ media: 'print' });
    const seen = await panel.page.evaluate(() => ({
      colours: [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color],
      controls: [...document.querySelectorAll('nav, button')].filter((one) => one.checkVisibility()).length,
      answer: document.querySelector<HTMLElement>('.questions details > :not(summary)')?.checkVisibility({
        contentVisibilityAuto: true,
      }),
    }));
    assert.deepEqual(seen, {
      colours: ['rgb(255, 255, 255)', 'rgb(0, 0, 0)'],
      controls: 0,
      answer: true,
    });
    assert.deepEqual(panel.problems, []);
  });
});
