import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A run of the host tests, the same for every VS Code that they run in. */
export interface HostTestRun {
  /** The folder with the extension's `package.json`. */
  readonly extensionPath: string;
  /** The bundled CommonJS test module that exports `run`; inside the extension's folder. */
  readonly testsPath: string;
  /** The folder that is open during the tests. */
  readonly workspacePath: string;
  /** After this time the run counts as failed; three minutes by default. */
  readonly timeoutMs?: number;
  /** Takes each line that the tests print; the console by default. */
  readonly print?: (line: string) => void;
}

/** Time enough for the slowest start on a slow machine. */
export const DEFAULT_TIMEOUT_MS = 180_000;

/** Says what is missing before a browser and a server are started for nothing. */
export function checkHostTestRun(run: HostTestRun): void {
  for (const path of [join(run.extensionPath, 'package.json'), run.testsPath, run.workspacePath]) {
    if (!existsSync(path))
      throw new Error(`The host tests need ${path}, which does not exist: build it first.`);
  }
}
