import { build } from 'esbuild';
import type { Browser, Page as BrowserPage } from 'playwright-core';
import type { Diagram, Page } from '../../src/core/model/page';
import { openPanel, type PanelPage, type Theme } from './panelPage';
import { strings } from './strings';

/** One figure in the panel's document, with a player that the test looks at from outside. */
export interface PlayerPage extends PanelPage {
  /** The steps the player asked to be remembered, in order. */
  states(): Promise<readonly number[]>;
  /** The speeds it asked to be remembered. */
  speeds(): Promise<readonly string[]>;
  /** What it said to the host. */
  posts(): Promise<readonly unknown[]>;
  /** The step that is picked out in the picture; 0 when nothing is. */
  stepShown(): Promise<number>;
  /** Calls the player itself. */
  goTo(step: number): Promise<void>;
  disposePlayer(): Promise<void>;
}

export interface PlayerOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  readonly remembered?: number;
  readonly initialStep?: number;
  readonly reducedMotion?: boolean;
  /** Time stands still until the test moves it by `page.clock`. */
  readonly stopClock?: boolean;
}

/** What a test mounts: a figure as the compiler makes it, and the diagram it shows. */
export interface PlayedFigure {
  readonly figureHtml: string;
  readonly diagram: Diagram;
}

/** The figure of a diagram of a built page. */
export function figureOf({ bodyHtml, diagrams }: Page, id: string): PlayedFigure {
  const diagram = diagrams.find((one) => one.id === id);
  const start = bodyHtml.indexOf(`<figure class="diagram" id="diagram-${id}"`);
  const figureHtml = bodyHtml.slice(start, bodyHtml.indexOf('</figure>', start) + '</figure>'.length);
  if (diagram === undefined || start < 0) throw new Error(`no diagram ${id}`);
  return { figureHtml, diagram };
}

/** Mounts a player under the panel's real policy and style sheets, between paragraphs that make the page scroll. */
export async function openPlayer(
  browser: Browser,
  { figureHtml, diagram }: PlayedFigure,
  options: PlayerOptions = {},
): Promise<PlayerPage> {
  const { theme, width, height = 900, remembered, initialStep, reducedMotion = false, stopClock } = options;
  const panel = await openPanel(browser, {
    ...(theme === undefined ? {} : { theme }),
    ...(width === undefined ? {} : { width }),
  });
  const { page } = panel;
  await page.setViewportSize({ width: width ?? 1100, height });
  if (stopClock === true) {
    await page.clock.install();
    await page.clock.pauseAt(new Date(Date.now() + 60_000));
  }
  await page.evaluate(await clientScript());
  await page.evaluate(
    (parts) => {
      const root = document.getElementById('system-design-root') ?? document.body;
      const main = document.createElement('main');
      const filler = '<p>Before and after.</p>'.repeat(20);
      main.innerHTML = `<h1>Title</h1>${parts.figureHtml}${filler}`;
      root.replaceChildren(main);
      const figure = main.querySelector('figure');
      figure?.querySelector('.picture')?.setAttribute('tabindex', '0');
      figure?.querySelector('.picture')?.setAttribute('role', 'group');
      figure?.querySelector('.picture')?.setAttribute('aria-label', parts.diagram.title);
      const record = { states: [] as number[], speeds: [] as string[], posts: [] as unknown[] };
      const { createPlayer } = globalThis as unknown as {
        createPlayer: (figure: unknown, diagram: unknown, context: unknown) => unknown;
      };
      const player = createPlayer(figure, parts.diagram, {
        strings: parts.strings,
        state: { step: parts.remembered },
        initialStep: parts.initialStep,
        onState: ({ step }: { readonly step: number }) => record.states.push(step),
        speed: 'normal',
        onSpeed: (speed: string) => record.speeds.push(speed),
        reducedMotion: () => parts.reducedMotion,
        post: (message: unknown) => record.posts.push(message),
      });
      Object.assign(globalThis, { player, record });
    },
    { figureHtml, diagram, strings: strings.player, remembered, initialStep, reducedMotion },
  );
  const recorded = (): Promise<Recorded> =>
    page.evaluate(() => (globalThis as unknown as { record: Recorded }).record);
  return {
    ...panel,
    states: async () => (await recorded()).states,
    speeds: async () => (await recorded()).speeds,
    posts: async () => (await recorded()).posts,
    stepShown: () => stepShown(page),
    goTo: (step) =>
      page.evaluate((to) => {
        (globalThis as unknown as { player: { goTo(step: number): void } }).player.goTo(to);
      }, step),
    disposePlayer: () =>
      page.evaluate(() => {
        (globalThis as unknown as { player: { dispose(): void } }).player.dispose();
      }),
  };
}

interface Recorded {
  readonly states: readonly number[];
  readonly speeds: readonly string[];
  readonly posts: readonly unknown[];
}

function stepShown(page: BrowserPage): Promise<number> {
  return page.evaluate(() => {
    const now = [...document.querySelectorAll<SVGElement>('.picture [data-when="now"][data-step]')];
    const steps = [...new Set(now.map((part) => Number(part.dataset['step'])))];
    if (steps.length > 1) throw new Error(`several steps at once: ${steps.join(', ')}`);
    return steps[0] ?? 0;
  });
}

let script: string | undefined;

/** The player alone, as a script the test brings in by the debugger. */
async function clientScript(): Promise<string> {
  if (script !== undefined) return script;
  const result = await build({
    stdin: {
      contents:
        "import { createPlayer } from './src/webview/player/player'; Object.assign(globalThis, { createPlayer });",
      resolveDir: process.cwd(),
    },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2023',
  });
  script = result.outputFiles[0]?.text ?? '';
  return script;
}
