import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core';
import { findBrowser } from './findBrowser';

/** How to start a browser; nothing is required. */
export interface BrowserOptions {
  /** The browser to start; `findBrowser()` where absent. */
  readonly executablePath?: string;
  /** False opens a window that a person can watch. */
  readonly headless?: boolean;
}

/** A browser with a profile of its own, which `close` removes. */
export interface Profile {
  readonly context: BrowserContext;
  readonly close: () => Promise<void>;
}

const quietArgs = [
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

/** The sandbox stays on except for root on Linux, where Chromium refuses to start with it. */
function launchSettings(options: BrowserOptions, executablePath: string) {
  const rootOnLinux = process.platform === 'linux' && process.getuid?.() === 0;
  return {
    executablePath,
    headless: options.headless ?? true,
    chromiumSandbox: !rootOnLinux,
    args: quietArgs,
  };
}

/** Starts a browser for pages that need no profile: diagrams, webview tests, measurements. */
export async function launchBrowser(options: BrowserOptions = {}): Promise<Browser> {
  const path = options.executablePath ?? (await findBrowser());
  return chromium.launch(launchSettings(options, path)).catch(explain(path));
}

/**
 * Starts a browser with a fresh profile that allows third-party cookies. The frame of a webview has an origin of its
 * own; where that makes it a third party, a strict browser refuses it the service worker that it needs.
 */
export async function launchProfile(options: BrowserOptions & BrowserContextOptions = {}): Promise<Profile> {
  const { executablePath, headless, ...contextOptions } = options;
  const path = executablePath ?? (await findBrowser());
  const folder = await mkdtemp(join(tmpdir(), 'browser-profile-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  const preferences = { profile: { block_third_party_cookies: false, cookie_controls_mode: 0 } };
  await mkdir(join(folder, 'Default'));
  await writeFile(join(folder, 'Default', 'Preferences'), JSON.stringify(preferences));
  const settings = launchSettings(headless === undefined ? {} : { headless }, path);
  try {
    const context = await chromium.launchPersistentContext(folder, { ...contextOptions, ...settings });
    const close = (): Promise<void> => context.close().finally(remove);
    return { context, close };
  } catch (error) {
    await remove();
    return explain(path)(error);
  }
}

/** Playwright's message is a page of browser log; a person needs the path, the reason and the way out. */
function explain(path: string): (error: unknown) => never {
  return (cause) => {
    const reason = /error while loading shared libraries: [^\s:]+|No usable sandbox|EACCES|ENOENT/.exec(
      String(cause),
    )?.[0];
    const way =
      reason === 'No usable sandbox'
        ? 'install its sandbox (on Debian the package chromium-sandbox) or run as root in a container'
        : 'set SYSTEM_DESIGN_BROWSER to the path of a Chrome, Chromium or Edge that does';
    throw new Error(`The browser ${path} does not start${reason ? ` (${reason})` : ''}: ${way}.`, { cause });
  };
}
