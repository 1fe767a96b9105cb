import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { DIAGRAM_FONT } from './theme';
import type { DrawRequest, DrawResult } from './inPage';

/** Draws diagrams, one after the other, in one browser page. */
export interface DiagramDrawer {
  draw(request: DrawRequest): Promise<DrawResult>;
}

const DRAW_TIMEOUT_MS = 20_000;

/** Opens a page with the pinned Mermaid and the diagram font. The caller closes the browser. */
export async function createDrawer(browser: Browser): Promise<DiagramDrawer> {
  let page = await openPage(browser);
  return {
    async draw(request) {
      const drawing = page.evaluate((value) => globalThis.draw(value), request);
      const result = await Promise.race([drawing, delay(DRAW_TIMEOUT_MS, undefined, { ref: false })]);
      if (result !== undefined) return result;
      await page.close();
      page = await openPage(browser);
      return { error: `drawing took longer than ${DRAW_TIMEOUT_MS / 1000} seconds` };
    },
  };
}

async function openPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, deviceScaleFactor: 1 });
  await page.setContent('<!doctype html><html lang="en"><head></head><body></body></html>');
  await page.addStyleTag({ content: await fontFaces() });
  await page.evaluate(
    (family) => Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 14px ${family}`))),
    DIAGRAM_FONT,
  );
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js') });
  await page.addScriptTag({ content: await inPageScript() });
  return page;
}

async function fontFaces(): Promise<string> {
  const faces = [400, 600].map(async (weight) => {
    const font = await readFile(`media/fonts/inter-latin-${weight}.woff2`, 'base64');
    return `@font-face { font-family: ${DIAGRAM_FONT}; font-weight: ${weight}; src: url(data:font/woff2;base64,${font}) format("woff2"); }`;
  });
  return (await Promise.all(faces)).join('\n');
}

async function inPageScript(): Promise<string> {
  const result = await build({
    entryPoints: ['build/diagrams/inPage.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2023',
    legalComments: 'none',
  });
  return result.outputFiles[0]?.text ?? '';
}
