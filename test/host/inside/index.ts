import mocha from 'mocha/mocha.js';
import { describeError, LineReporter, report } from '../lineReporter';

/** How long one test may take; the first one may have to wait for the extension host to settle. */
const TEST_TIMEOUT_MS = 20_000;

/**
 * Runs every suite of this folder inside VS Code's extension host and prints the counts in one line. mocha's
 * browser build needs neither a document nor Node, so one bundle runs in the web worker host and in the Node host;
 * only the `run` that it puts on its instance asks for a page, hence the one of its class.
 */
export async function run(): Promise<void> {
  mocha.setup({ ui: 'tdd', reporter: LineReporter, timeout: TEST_TIMEOUT_MS });
  await import('virtual:suites').catch((error: unknown) => {
    report(`✗ a suite does not load\n${describeError(error)}`);
    throw error;
  });
  const stats = await new Promise<Mocha.Stats | undefined>((resolve) => {
    const runner = mocha.constructor.prototype.run.call(mocha, () => {
      resolve(runner.stats);
    });
  });
  const counts = { passed: stats?.passes ?? 0, failed: stats?.failures ?? 0, skipped: stats?.pending ?? 0 };
  report(JSON.stringify(counts));
}
