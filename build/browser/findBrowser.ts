import { existsSync } from 'node:fs';
import { installedBrowser, type Machine } from './installedBrowsers';
import { debianBrowser, npmPackagedBrowser, rememberBrowser, rememberedBrowser } from './onDemandBrowser';

/** No browser can be had here; the message says, in one sentence, how to get one. */
export class BrowserNotFound extends Error {
  override readonly name = 'BrowserNotFound';
}

/** The ways to a browser when none is named and none is installed, in the order in which they are tried. */
export interface OnDemand {
  readonly remembered: () => Promise<string | undefined>;
  readonly sources: readonly (() => Promise<string | undefined>)[];
  readonly remember: (path: string) => Promise<void>;
}

const onDemandHere: OnDemand = {
  remembered: rememberedBrowser,
  sources: [npmPackagedBrowser, debianBrowser],
  remember: rememberBrowser,
};

let found: Promise<string> | undefined;

/**
 * The path of a browser of the Chromium family: the one that SYSTEM_DESIGN_BROWSER names, else an installed one,
 * else one that is brought here. Throws `BrowserNotFound`.
 */
export function findBrowser(): Promise<string> {
  found ??= findBrowserOn({ platform: process.platform, env: process.env }, onDemandHere);
  return found;
}

/** `findBrowser` for a described machine. */
export async function findBrowserOn(machine: Machine, onDemand: OnDemand): Promise<string> {
  const named = machine.env['SYSTEM_DESIGN_BROWSER'];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new BrowserNotFound(
      `SYSTEM_DESIGN_BROWSER names ${named}, which does not exist: set it to the path of a Chrome, Chromium or Edge.`,
    );
  }
  const here = installedBrowser(machine) ?? (await onDemand.remembered());
  if (here !== undefined) return here;
  const failures: unknown[] = [];
  for (const source of onDemand.sources) {
    const path = await source().catch((error: unknown) => void failures.push(error));
    if (path !== undefined) {
      await onDemand.remember(path);
      return path;
    }
  }
  throw new BrowserNotFound(
    'No browser was found: install Chrome, Chromium or Edge, or set SYSTEM_DESIGN_BROWSER to the path of one.',
    { cause: new AggregateError(failures, 'Nor could one be brought here.') },
  );
}
