import type { Page } from 'playwright-core';
import { KEYS, type Scene, type Step } from './scene';
import { watchSights, type Sighting } from './sights';

/** Times steps in one VS Code window. */
export interface Stopwatch {
  /** Presses the key of a step and resolves to the milliseconds until its sight was painted in a visible webview. */
  time(step: Step): Promise<number>;
  /** Closes all editors and waits until no webview is left. */
  closeEditors(): Promise<void>;
  /** Loads the window anew and waits until it has come to rest. */
  reload(): Promise<void>;
}

const PATIENCE_MS = 60_000;
/** After a window was loaded, or editors were closed, VS Code goes on working for a while. */
const REST_AFTER_LOAD_MS = 3000;
const REST_AFTER_CLOSE_MS = 700;

/** The sightings since the last key; a key starts anew. */
export async function createStopwatch(page: Page, { sights }: Scene): Promise<Stopwatch> {
  let pressed: number | undefined;
  let onChange: () => void = () => undefined;
  const webviews = new Map<string, number>();
  const found = new Map<string, Sighting>();
  await watchSights(page, sights, (sighting) => {
    if (sighting.what === 'key') pressed = sighting.time;
    else if (sighting.what === 'webview') webviews.set(sighting.webview, sighting.time);
    else found.set(sighting.what, sighting);
    onChange();
  });

  /** The time of the step once everything that it waits for is there. */
  const elapsed = (step: Step): number | undefined => {
    const sighting = found.get(step);
    const webview = sighting === undefined ? undefined : webviews.get(sighting.webview);
    if (pressed === undefined || sighting === undefined || webview === undefined) return undefined;
    return Math.max(sighting.time, webview) - pressed;
  };

  /** The keys are pressed in the workbench itself: from inside a webview they would take a way of their own. */
  const press = async (key: string): Promise<void> => {
    await page.locator('.explorer-folders-view .monaco-list').first().focus();
    pressed = undefined;
    found.clear();
    await page.keyboard.press(key);
  };

  return {
    async time(step) {
      await press(KEYS[step]);
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          onChange = () => undefined;
          reject(new Error(`Nothing to be seen of "${step}" after ${PATIENCE_MS / 1000} s.`));
        }, PATIENCE_MS);
        onChange = () => {
          const time = elapsed(step);
          if (time === undefined) return;
          clearTimeout(timer);
          onChange = () => undefined;
          resolve(time);
        };
        onChange();
      });
    },
    async closeEditors() {
      await press(KEYS.close);
      await page.locator('iframe.webview').first().waitFor({ state: 'detached' });
      await page.waitForTimeout(REST_AFTER_CLOSE_MS);
    },
    async reload() {
      await page.reload();
      await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
      await page.waitForTimeout(REST_AFTER_LOAD_MS);
    },
  };
}
