import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page as BrowserPage } from 'playwright-core';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What WCAG 2.1 AA has against a page as it stands, or against a part of it, one line for each rule. */
export async function axeFindings(page: BrowserPage, part = 'html'): Promise<readonly string[]> {
  // The test's own tool, brought in by the debugger: the panel's policy would refuse it.
  const client = await page.context().newCDPSession(page);
  await client.send('Page.setBypassCSP', { enabled: true });
  await page.evaluate(readFileSync(axePath, 'utf8'));
  const results = await page.evaluate(
    (selector) =>
      (
        globalThis as unknown as { axe: { run(context: string, options: object): Promise<AxeResults> } }
      ).axe.run(selector, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
      }),
    part,
  );
  return results.violations.map(
    ({ id: rule, nodes }) =>
      `${rule}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 120)} ${failureSummary ?? ''}`).join(' | ')}`,
  );
}
