import mocha from 'mocha/mocha.js';
import { describeError, LineReporter, report } from '../lineReporter';

/**
 * How long one test may take. In VS Code 1.100 a webview that opens while another of its type closes may have to
 * wait for the other's last request, which is given up after 30 s.
 */
const TEST_TIMEOUT_MS = 45_000;

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
