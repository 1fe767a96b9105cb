import type { Page } from 'playwright-core';

/** A palette opens, and a list fills, within this time or has to be asked again. */
const PATIENCE_MS = 1500;
const ATTEMPTS = 10;

/**
 * Enters a text in the quick input, which F1 opens where it is not open yet, and clicks the row with a label. The
 * list is computed when the text changes, so the text is entered anew until the row is there: a command may be
 * asked for before the extension that brings it is known.
 */
export async function chooseQuickly(page: Page, text: string, label: string): Promise<void> {
  const widget = page.locator('.quick-input-widget');
  const input = widget.locator('input').filter({ visible: true }).first();
  const row = widget
    .locator(`.monaco-list-row:is([aria-label="${label}"], [aria-label^="${label},"])`)
    .first();
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (!(await widget.isVisible())) await page.keyboard.press('F1');
    const found = await input
      .fill(text.slice(0, 1), { timeout: PATIENCE_MS })
      .then(() => input.fill(text))
      .then(() => row.click({ timeout: PATIENCE_MS }))
      .then(
        () => true,
        () => false,
      );
    if (found) return;
  }
  throw new Error(`VS Code offers no "${label}".`);
}
