import { existsSync } from 'node:fs';
import { posix, win32 } from 'node:path';

/** The machine facts that decide where a browser may be; a value, so that tests can describe another machine. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const linuxNames = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];

const windowsPrograms = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

/** Every path at which an installed browser of the Chromium family may be, the preferred one first. */
export function browserCandidates({ platform, env }: Machine): readonly string[] {
  if (platform === 'darwin') {
    const homes = ['', env['HOME']].filter((home) => home !== undefined);
    return macApps.flatMap((app) =>
      homes.map((home) => `${home}/Applications/${app}.app/Contents/MacOS/${app}`),
    );
  }
  if (platform === 'win32') {
    const roots = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']];
    const present = roots.filter((root) => root !== undefined);
    return windowsPrograms.flatMap((parts) => present.map((root) => win32.join(root, ...parts)));
  }
  const folders = (env['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  return linuxNames.flatMap((name) => folders.map((folder) => posix.join(folder, name)));
}

/** The first candidate that exists. Ubuntu's snap stubs count: they start the real browser. */
export function installedBrowser(machine: Machine): string | undefined {
  return browserCandidates(machine).find((path) => existsSync(path));
}
