import type { Frame, Locator, Page } from 'playwright-core';
import { pointAtText } from './editorText';
import { chooseQuickly } from './quickInput';
import type { Workbench } from './workbench';
import type { ColorTheme } from './workbenchSettings';

/** What the theme picker calls a theme, and the file that the workbench shows as a class once it is applied. */
const themes: Readonly<Record<ColorTheme, { readonly label: string; readonly file: string }>> = {
  'Default Light Modern': { label: 'Light Modern', file: 'light_modern' },
  'Default Dark Modern': { label: 'Dark Modern', file: 'dark_modern' },
  'Default High Contrast': { label: 'Dark High Contrast', file: 'hc_black' },
  'Default High Contrast Light': { label: 'Light High Contrast', file: 'hc_light' },
};

/** The helpers of a workbench that is up. */
export function driveWorkbench(page: Page, close: () => Promise<void>): Workbench {
  const runCommand = (title: string): Promise<void> => chooseQuickly(page, `>${title}`, title);

  return {
    page,
    runCommand,
    close,
    expandTree: (...labels) => expandTree(page, labels),
    async openSideBar() {
      await page.locator('.activitybar .action-label[aria-label="System Design"]').click();
      await page.locator('.pane-header', { hasText: 'Topics' }).waitFor();
    },
    webviewFrame: (title) => webviewFrame(page, title),
    async openFile(path) {
      const name = path.slice(path.lastIndexOf('/') + 1);
      await page.keyboard.press('ControlOrMeta+Shift+E');
      const row = await expandTree(page, path.split('/'));
      await row.dblclick();
      await page.locator(`.tab.active[aria-label^="${name}"]`).waitFor();
      await page.locator('.editor-instance .view-line').first().waitFor();
    },
    async hoverAt(text) {
      const { x, y } = await pointAtText(page, text);
      await page.mouse.move(x - 40, y + 60);
      await page.mouse.move(x, y, { steps: 4 });
      const hover = page.locator('.monaco-hover:not(.hidden) .monaco-hover-content').first();
      await hover.waitFor();
      return hover;
    },
    async setTheme(theme) {
      const { label, file } = themes[theme];
      await runCommand('Preferences: Color Theme');
      await chooseQuickly(page, label, label);
      await page.locator(`.monaco-workbench[class*="-${file}-json"]`).waitFor();
    },
    async screenshot(path) {
      await page.screenshot({ path });
    },
  };
}

async function expandTree(page: Page, labels: readonly string[]): Promise<Locator> {
  const rows = page.locator('.pane-body .monaco-list-row');
  let row = rows.first();
  for (const label of labels) {
    row = rows.filter({ has: page.getByText(label, { exact: true }) }).first();
    await scrollTo(page, row);
    if ((await row.getAttribute('aria-expanded')) === 'false') await row.click();
  }
  return row;
}

/** A list has only the rows in sight: wheels through the first visible one until it has this row. */
async function scrollTo(page: Page, row: Locator): Promise<void> {
  await page.locator('.pane-body .monaco-list-row').first().waitFor();
  await page.waitForTimeout(100); // rows that were opened just now appear one after the other
  if ((await row.count()) === 0) {
    await page.locator('.pane-body .monaco-list').filter({ visible: true }).first().hover();
    await page.mouse.wheel(0, -100_000);
    for (let look = 0; look < 60 && (await row.count()) === 0; look++) {
      await page.waitForTimeout(50);
      await page.mouse.wheel(0, 110);
    }
  }
  await row.waitFor();
  await row.scrollIntoViewIfNeeded();
}

const WEBVIEW_TIMEOUT_MS = 20_000;

/** A webview is a frame in a frame; the inner one is exchanged when the extension sets new HTML. */
async function webviewFrame(page: Page, title: string | undefined): Promise<Frame> {
  const selector = title === undefined ? '#active-frame' : `#active-frame[title="${title}"]`;
  const deadline = Date.now() + WEBVIEW_TIMEOUT_MS;
  while (Date.now() < deadline) {
    for (const outer of await page.locator('iframe.webview.ready').filter({ visible: true }).all()) {
      const [inner] = await outer.contentFrame().locator(selector).elementHandles();
      const frame = await inner?.contentFrame();
      if (!frame) continue;
      await frame.waitForLoadState();
      // Our panel adds its tools just after it was shown: until then a click may meet what moves.
      await frame.waitForFunction(() => document.querySelector('.opening') === null);
      return frame;
    }
    await page.waitForTimeout(25);
  }
  throw new Error(`VS Code shows no webview${title === undefined ? '' : ` "${title}"`}.`);
}
