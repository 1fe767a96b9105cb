import { setTimeout as sleep } from 'node:timers/promises';
import { format } from 'node:util';
import { launchProfile } from '../browser/launch';
import type { Counts } from '../testing/counts';
import { createTestReport } from './testReport';

/** A test run in a VS Code that is served to a browser. */
export interface PageRun {
  readonly url: string;
  /** After this time the run counts as failed. */
  readonly timeoutMs: number;
  readonly print: (line: string) => void;
}

/**
 * Opens VS Code in a browser and waits for the tests that its extension host runs. The workbench reports through
 * two functions of the page, `codeAutomationLog` and `codeAutomationExit`, when it was started for tests.
 */
export async function runInPage({ url, timeoutMs, print }: PageRun): Promise<Counts> {
  const report = createTestReport(print);
  const { context, close } = await launchProfile({
    viewport: { width: 1280, height: 800 },
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.exposeFunction('codeAutomationLog', (_type: string, args: readonly unknown[]) => {
      report.add(format(...args));
    });
    const finished = new Promise<string>((resolve) => {
      page.on('crash', () => {
        resolve('the page crashed');
      });
      void page.exposeFunction('codeAutomationExit', (code: number) => {
        resolve(`exit code ${code}`);
      });
    });
    await page.goto(url);
    const ending = await Promise.race([
      finished,
      sleep(timeoutMs, `no end within ${timeoutMs / 1000} s`, { ref: false }),
    ]);
    return report.counts(ending);
  } finally {
    await close();
  }
}
