import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Browser, Page as BrowserPage } from 'playwright-core';
import type { Catalog } from '../../src/core/model/catalog';
import type { Page } from '../../src/core/model/page';
import type { Term } from '../../src/core/model/term';
import type { ToDiagrams } from '../../src/protocol/diagramMessages';
import type { ToPanel } from '../../src/protocol/messages';
import { panelShell } from '../../src/protocol/panelShell';
import type { PanelOptions } from '../../src/protocol/panelOptions';
import type { TopicView } from '../../src/protocol/panelView';
import { strings } from './strings';

export const THEMES = ['light', 'dark', 'high-contrast', 'high-contrast-light'] as const;
export type Theme = (typeof THEMES)[number];

const ORIGIN = 'https://panel.test';

/** The panel in a real browser, under its real policy, with the host played by the test. */
export interface PanelPage {
  readonly page: BrowserPage;
  /** What the panel has said since it was opened. */
  said(): Promise<readonly unknown[]>;
  /** Says something to the panel as the host does. */
  say(message: ToPanel | ToDiagrams): Promise<void>;
  /** Shows a topic as it was built, or a page made by the test. */
  showTopic(page: string | Page, more?: ShowOptions): Promise<void>;
  /** What the panel keeps over a reload. */
  keptState(): Promise<unknown>;
  /** Violations of the policy and errors of scripts, which no test may cause. */
  readonly problems: readonly string[];
}

export interface OpenOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly state?: unknown;
  /** The message that stands in the document. */
  readonly first?: ToPanel;
}

export interface ShowOptions extends Partial<Omit<TopicView, 'kind' | 'id' | 'page'>> {
  readonly anchor?: string;
  readonly options?: Partial<PanelOptions>;
}

/** The settings as they are by default. */
export const OPTIONS: PanelOptions = { textSize: 100, underlineTerms: true, playerSpeed: 'normal' };

let serial = 0;

/** Opens the panel and waits until it asked for its page. */
export async function openPanel(browser: Browser, options: OpenOptions = {}): Promise<PanelPage> {
  const { theme = 'dark', width = 1100, state, first } = options;
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
      await route.fulfill({ contentType: 'text/html', body: shell(captured, first) });
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
  const say = (message: ToPanel | ToDiagrams): Promise<void> =>
    page.evaluate((data) => {
      const done = new Promise<void>((resolve) => {
        const look = () => {
          if (document.querySelector('.opening') !== null) requestAnimationFrame(look);
          else setTimeout(resolve, 30);
        };
        // The panel's own listener comes first.
        window.addEventListener('message', look, { once: true });
      });
      window.postMessage(data, '*');
      return done;
    }, message);
  return {
    page,
    problems,
    said,
    say,
    keptState: () => page.evaluate(() => (globalThis as unknown as { keptState: () => unknown }).keptState()),
    async showTopic(what, { anchor, options: settings, ...more } = {}) {
      await say({
        type: 'view',
        serial: ++serial,
        view: await topicView(what, more),
        place: { kind: 'topic', id: typeof what === 'string' ? what : what.id },
        ...(anchor === undefined ? {} : { anchor }),
        strings,
        options: { ...OPTIONS, ...settings },
      });
    },
  };
}

/** The ids of all pages that were built. */
export function builtPages(): readonly string[] {
  const catalog = JSON.parse(readFileSync('dist/content/catalog.json', 'utf8')) as Catalog;
  return catalog.categories.flatMap(({ topics }) => topics.map(({ id }) => id));
}

/** A page as it was built. */
export function readBuiltPage(id: string): Page {
  return JSON.parse(readFileSync(`dist/content/pages/${id}.json`, 'utf8')) as Page;
}

/** What the host sends for a topic. */
export async function topicView(what: string | Page, more: Partial<TopicView> = {}): Promise<TopicView> {
  const page = typeof what === 'string' ? readBuiltPage(what) : what;
  const all = JSON.parse(await readFile('dist/content/terms.json', 'utf8')) as readonly Term[];
  // A built page needs the terms that it mentions; one made by a test may mention any.
  const terms =
    typeof what === 'string'
      ? all.filter(({ id }) => page.mentions.includes(id) || page.terms.some((term) => term.id === id))
      : all;
  return {
    kind: 'topic',
    id: page.id,
    page,
    reviewed: page.reviewed,
    marks: { learned: false, bookmarked: false, started: false },
    patterns: ((page.patterns as typeof page.patterns | undefined) ?? []).map(({ id, title }) => ({
      id,
      title,
      summary: `What ${title} does.`,
      languages: [],
    })),
    terms,
    ...more,
  };
}

interface CapturedTheme {
  readonly bodyClass: string;
  readonly variables: Readonly<Record<string, string>>;
}

function shell({ bodyClass }: CapturedTheme, first: ToPanel | undefined): string {
  const html = panelShell({
    language: 'en',
    title: 'Topic',
    cspSource: ORIGIN,
    nonce: 'bm9uY2U',
    client: {
      script: readFileSync('dist/webview/panel.js', 'utf8'),
      style: readFileSync('dist/webview/panel.css', 'utf8'),
    },
    fonts: `${ORIGIN}/fonts`,
    ...(first === undefined ? {} : { first }),
  });
  return html.replace('<body>', `<body class="${bodyClass}">`);
}

async function readTheme(theme: Theme): Promise<CapturedTheme> {
  return JSON.parse(await readFile(`test/fixtures/themes/${theme}.json`, 'utf8')) as CapturedTheme;
}
