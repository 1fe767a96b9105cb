import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { apt, installableRelease } from '../install/apt';
import { ensureTool } from '../install/ensureTool';
import { launchBrowser } from './launch';

const run = promisify(execFile);

const npmBrowser = {
  folder: 'chromium',
  packageName: '@sparticuz/chromium',
  purpose: 'a browser, as none was found on this machine',
};

/** Where the browser that was found on demand is remembered, so that the next call costs nothing. */
const cacheFolder = (): string => join(process.cwd(), '.cache', 'browser');

/** The browser that an earlier run brought here, if it still exists. */
export async function rememberedBrowser(): Promise<string | undefined> {
  const path = await readFile(join(cacheFolder(), 'path'), 'utf8').catch(() => undefined);
  return path !== undefined && existsSync(path) ? path : undefined;
}

/** Notes a browser for `rememberedBrowser`. */
export async function rememberBrowser(path: string): Promise<void> {
  const file = join(cacheFolder(), 'path');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, path);
}

/**
 * The Chromium for Linux x64 that comes inside an npm package. It unpacks itself into the folder for temporary
 * files; that is pointed at our cache, where nobody else writes. Undefined where it does not run.
 */
export async function npmPackagedBrowser(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const { packagePath } = await ensureTool(npmBrowser);
  await rm(cacheFolder(), { recursive: true, force: true });
  await mkdir(cacheFolder(), { recursive: true });
  const script = 'import("@sparticuz/chromium").then((m) => m.default.executablePath()).then(console.log)';
  const { stdout } = await run(process.execPath, ['-e', script], {
    cwd: join(packagePath, '..', '..', '..'),
    env: { ...process.env, TMPDIR: cacheFolder() },
  });
  const path = stdout.trim();
  return (await shows(path)) ? path : undefined;
}

/** Installs Debian's own package. Undefined anywhere else, for anyone but root, and where apt has no such package. */
export async function debianBrowser(): Promise<string | undefined> {
  if ((await installableRelease()) === undefined) return undefined;
  console.log('Installing chromium with apt-get, a browser, as none was found on this machine (once) ...');
  const install = ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'];
  let failure = await apt(...install);
  if (failure !== undefined) failure = (await apt('update')) ?? (await apt(...install));
  const path = '/usr/bin/chromium';
  return failure === undefined && existsSync(path) && (await shows(path)) ? path : undefined;
}

/** Whether a browser starts and draws text: one that lacks a library does not start, one without fonts draws none. */
async function shows(path: string): Promise<boolean> {
  try {
    const browser = await launchBrowser({ executablePath: path });
    try {
      const page = await browser.newPage();
      await page.setContent('<span>text</span>');
      const box = await page.locator('span').boundingBox();
      return box !== null && box.height > 0 && box.width > 0;
    } finally {
      await browser.close();
    }
  } catch {
    return false;
  }
}
