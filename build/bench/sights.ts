import type { Page } from 'playwright-core';

/** Something to be seen in the visible webview: so many elements, each with a size. */
export interface Sight {
  readonly selector: string;
  readonly count: number;
}

/** What a frame tells: milliseconds of the machine's clock, fine enough to compare across frames. */
export interface Sighting {
  /** `key` for a key pressed, `webview` for a webview's frame, else the name of a sight. */
  readonly what: string;
  readonly time: number;
  /** The id of the webview concerned. */
  readonly webview: string;
}

/**
 * Puts a watcher into every frame that the page will have: it reports a sight when it was painted for the first
 * time since it was last absent. The watcher asks once per animation frame and lives in the frame itself.
 */
export async function watchSights(
  page: Page,
  sights: Readonly<Record<string, Sight>>,
  onSighting: (sighting: Sighting) => void,
): Promise<void> {
  await page.context().exposeBinding('benchSighting', (_source, sighting: Sighting) => {
    onSighting(sighting);
  });
  await page.context().addInitScript(watch, sights);
}

/** Runs in each frame before the frame's own scripts: VS Code takes `frameElement` away from them. */
function watch(sights: Readonly<Record<string, Sight>>): void {
  const { benchSighting } = globalThis as unknown as { benchSighting: (sighting: Sighting) => void };
  const now = (): number => performance.timeOrigin + performance.now();
  const shown = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && getComputedStyle(element).visibility === 'visible';
  };
  const seen = new Set<string>();
  const update = (what: string, webview: string, present: boolean): void => {
    const name = `${what} ${webview}`;
    if (!present) seen.delete(name);
    else if (!seen.has(name)) {
      seen.add(name);
      // The next animation frame begins after this one was painted.
      requestAnimationFrame(() => {
        benchSighting({ what, webview, time: now() });
      });
    }
  };
  const everyFrame = (look: () => void): void => {
    const loop = (): void => {
      look();
      requestAnimationFrame(loop);
    };
    requestAnimationFrame(loop);
  };

  if (window === window.top) {
    const onKey = ({ key }: KeyboardEvent): void => {
      if (/^F\d+$/.test(key)) benchSighting({ what: 'key', webview: '', time: now() });
    };
    window.addEventListener('keydown', onKey, true);
    everyFrame(() => {
      for (const webview of document.querySelectorAll<HTMLIFrameElement>('iframe.webview')) {
        update('webview', webview.name, webview.classList.contains('ready') && shown(webview));
      }
    });
  } else if (new URLSearchParams(location.search).has('swVersion')) {
    // A webview's outer frame. The inner one, of the same origin, is exchanged whenever HTML is set.
    const webview = new URLSearchParams(location.search).get('id') ?? '';
    everyFrame(() => {
      const frame = document.querySelector<HTMLIFrameElement>('iframe#active-frame');
      const inner = frame !== null && shown(frame) ? frame.contentDocument : null;
      for (const [what, { selector, count }] of Object.entries(sights)) {
        const found = inner === null ? [] : [...inner.querySelectorAll(selector)].filter(shown);
        update(what, webview, found.length >= count);
      }
    });
  }
}
