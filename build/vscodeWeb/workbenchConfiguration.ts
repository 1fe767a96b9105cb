import type { Page } from 'playwright-core';

/**
 * Adds to the configuration that a VS Code server wrote into the page. The page itself must come from the server
 * untouched: Chromium takes an answer that Playwright made for one from a public network and then blocks the frames
 * of webviews, which come from this machine.
 */
export async function extendConfiguration(page: Page, values: Readonly<Record<string, unknown>>): Promise<void> {
  await page.addInitScript(extend, values);
}

/** Runs in the page, between the parsing of the document and the modules that read the configuration. */
function extend(values: Readonly<Record<string, unknown>>): void {
  document.addEventListener('readystatechange', () => {
    const element = document.getElementById('vscode-workbench-web-configuration');
    const written = element?.getAttribute('data-settings');
    if (!element || written === null || written === undefined || document.readyState !== 'interactive') return;
    const configuration: unknown = JSON.parse(written);
    element.setAttribute('data-settings', JSON.stringify({ ...Object(configuration), ...values }));
  });
}
