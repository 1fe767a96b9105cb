import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Browser, Page as BrowserPage } from 'playwright-core';
import type { Catalog } from '../../src/core/model/catalog';
import type { Page } from '../../src/core/model/page';
import type { ToPanel } from '../../src/protocol/messages';
import { panelShell } from '../../src/protocol/panelShell';
import type { PanelStrings } from '../../src/protocol/panelStrings';

export const THEMES = ['light', 'dark', 'high-contrast', 'high-contrast-light'] as const;
export type Theme = (typeof THEMES)[number];

const ORIGIN = 'https://panel.test';

/** The panel in a real browser, under its real policy, with the host played by the test. */
export interface PanelPage {
  readonly page: BrowserPage;
  /** What the panel has said since it was opened. */
  said(): Promise<readonly unknown[]>;
  /** Says something to the panel as the host does. */
  say(message: ToPanel): Promise<void>;
  /** Violations of the policy and errors of scripts, which no test may cause. */
  readonly problems: readonly string[];
}

export interface PanelOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly state?: unknown;
}

/** Opens the panel and waits until it asked for its page. */
export async function openPanel(browser: Browser, options: PanelOptions = {}): Promise<PanelPage> {
  const { theme = 'dark', width = 1100, state } = options;
  const captured = await readTheme(theme);
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.route('**/*', async (route) => {
    const { origin, pathname } = new URL(route.request().url());
    if (origin !== ORIGIN) {
      problems.push(`asked for ${route.request().url()}`);
      await route.abort();
    } else if (pathname === '/') {
      await route.fulfill({ contentType: 'text/html', body: shell(captured) });
    } else {
      await route.fulfill({ path: `dist/webview${pathname}` });
    }
  });
  await page.addInitScript((initial) => {
    const said: unknown[] = [];
    let kept: unknown = initial;
    Object.assign(globalThis, {
      said,
      keptState: () => kept,
      acquireVsCodeApi: () => ({
        postMessage: (message: unknown) => said.push(message),
        getState: () => kept,
        setState: (next: unknown) => {
          kept = next;
        },
      }),
    });
  }, state);
  await page.goto(`${ORIGIN}/`);
  // VS Code sets the theme's variables by script too, which the policy lets pass.
  await page.evaluate((variables) => {
    for (const [name, value] of Object.entries(variables)) {
      document.documentElement.style.setProperty(name, value);
    }
  }, captured.variables);
  const said = () => page.evaluate(() => (globalThis as unknown as { said: unknown[] }).said);
  await page.waitForFunction(() => (globalThis as unknown as { said: unknown[] }).said.length > 0);
  return {
    page,
    problems,
    said,
    say: (message) =>
      page.evaluate((data) => {
        window.postMessage(data, '*');
        return new Promise<void>((done) => {
          requestAnimationFrame(() => {
            setTimeout(done, 30);
          });
        });
      }, message),
  };
}

/** The ids of all pages that were built. */
export function builtPages(): readonly string[] {
  const catalog = JSON.parse(readFileSync('dist/content/catalog.json', 'utf8')) as Catalog;
  return catalog.categories.flatMap(({ topics }) => topics.map(({ id }) => id));
}

/** A page as it was built. */
export async function builtPage(id: string): Promise<Page> {
  return JSON.parse(await readFile(`dist/content/pages/${id}.json`, 'utf8')) as Page;
}

interface CapturedTheme {
  readonly bodyClass: string;
  readonly variables: Readonly<Record<string, string>>;
}

function shell({ bodyClass }: CapturedTheme): string {
  const html = panelShell({
    language: 'en',
    title: 'Topic',
    cspSource: ORIGIN,
    nonce: 'bm9uY2U',
    styles: ['/diagram.css', '/panel.css', '/print.css'],
    script: '/panel.js',
  });
  return html.replace('<body>', `<body class="${bodyClass}">`);
}

async function readTheme(theme: Theme): Promise<CapturedTheme> {
  return JSON.parse(await readFile(`test/fixtures/themes/${theme}.json`, 'utf8')) as CapturedTheme;
}

/** English texts, each different, so that a test sees which one was used. */
export const strings: PanelStrings = {
  language: 'en',
  levels: { foundation: 'Foundation', core: 'Core', advanced: 'Advanced' },
  minutes: '{0} min read',
  reviewed: 'Reviewed {0}',
  contents: 'On this page',
  diagramMissing: 'No picture: {0}',
  table: 'Table: {0}',
  code: 'Code',
  patterns: 'Patterns',
  insertPattern: 'Insert {0} at the cursor',
  insert: 'Insert',
  terms: 'Terms',
  related: 'Related topics',
  sources: 'Sources',
  failed: 'This page could not be shown.',
};
