import { mkdir, readFile } from 'node:fs/promises';
import { launchBrowser } from './browser/launch';
import { startVsCodeWeb } from './vscodeWeb/server';
import { topicRow } from './vscodeWeb/topicRow';
import { openWorkbench, type ColorTheme, type Workbench } from './vscodeWeb/workbench';

/** `npm run screenshots`: the README's pictures, from the real VS Code, and the icon as PNG. */
const FOLDER = 'media/screenshots';
const VIEWPORT = { width: 1200, height: 760 };

await mkdir(FOLDER, { recursive: true });
await drawIcon();
const server = await startVsCodeWeb({
  extensionPath: process.cwd(),
  workspacePath: 'test/sampleWorkspace',
  port: 0,
});
try {
  await shoot('topic', 'Default Dark Modern', async (workbench) => {
    await openView(workbench);
    await (await topicRow(workbench, 'Caching strategies')).click();
    const frame = await workbench.webviewFrame();
    await frame.locator('.picture svg').first().scrollIntoViewIfNeeded();
    await frame.locator('h1').evaluate(() => {
      window.scrollTo(0, (document.querySelector<HTMLElement>('.diagram')?.offsetTop ?? 0) - 90);
    });
  });
  await shoot('topic-light', 'Default Light Modern', async (workbench) => {
    await openView(workbench);
    await (await topicRow(workbench, 'JSON Web Token')).click();
    await (await workbench.webviewFrame()).locator('.picture svg').first().waitFor();
  });
  await shoot('player', 'Default Dark Modern', async (workbench) => {
    await openView(workbench);
    await (await topicRow(workbench, 'JSON Web Token')).click();
    const figure = (await workbench.webviewFrame()).locator('#diagram-jwt-2');
    await figure.evaluate((element) => {
      element.scrollIntoView();
    });
    const next = figure.getByRole('button', { name: 'Next step' });
    for (let step = 0; step < 3; step++) await next.click();
    await workbench.page.mouse.move(0, 0);
    await workbench.page.waitForTimeout(1000); // the dot has run along its line
  });
  await shoot('search', 'Default Dark Modern', async (workbench) => {
    await openView(workbench);
    await workbench.runCommand('System Design: Search');
    await workbench.page.keyboard.type('cahce stampede');
    await workbench.page.locator('.quick-input-widget .monaco-list-row').first().waitFor();
  });
  await shoot('hover', 'Default Dark Modern', async (workbench) => {
    await workbench.openFile('auth/tokens.ts');
    const hover = await workbench.hoverAt('JWT');
    await hover.getByText('Loading...').waitFor({ state: 'hidden' });
  });
  await shoot('live', 'Default Dark Modern', async (workbench) => {
    await workbench.openFile('auth/requests.http');
    const hover = await workbench.hoverAt('eyJhbGci');
    await hover.getByText('Loading...').waitFor({ state: 'hidden' });
  });
  await shoot('snippet', 'Default Dark Modern', async (workbench) => {
    await workbench.runCommand('File: New Untitled Text File');
    await workbench.runCommand('Change Language Mode');
    await workbench.page.keyboard.type('TypeScript');
    await workbench.page.waitForTimeout(500);
    await workbench.page.keyboard.press('Enter');
    await workbench.page.locator('.editor-instance .view-lines').first().click();
    await workbench.runCommand('System Design: Insert Pattern');
    await workbench.page.locator('.quick-input-widget .monaco-list-row').first().waitFor();
    await workbench.page.keyboard.type('sdCircuitBreaker');
    await workbench.page
      .locator('.quick-input-widget .monaco-list-row', { hasText: 'Circuit Breaker' })
      .click();
    await workbench.page.locator('.view-line', { hasText: 'class CircuitBreaker' }).waitFor();
  });
} finally {
  await server.close();
}

async function openView(workbench: Workbench): Promise<void> {
  await workbench.openSideBar();
}

async function shoot(
  name: string,
  colorTheme: ColorTheme,
  act: (workbench: Workbench) => Promise<void>,
): Promise<void> {
  const workbench = await openWorkbench({
    url: server.url,
    colorTheme,
    viewport: VIEWPORT,
    deviceScaleFactor: 2,
    settings: { 'editor.minimap.enabled': false },
  });
  try {
    await act(workbench);
    await workbench.page.waitForTimeout(600); // fades
    await workbench.screenshot(`${FOLDER}/${name}.png`);
    console.log(`${FOLDER}/${name}.png`);
  } finally {
    await workbench.close();
  }
}

async function drawIcon(): Promise<void> {
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
  await page.setContent(`<style>body{margin:0}</style>${await readFile('media/icon.svg', 'utf8')}`);
  await page.screenshot({ path: 'media/icon.png', omitBackground: true });
  await browser.close();
}
