import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { startVsCodeWeb, type VsCodeWebServer } from '../../../build/vscodeWeb/server';
import { categoryOf, topicRow } from '../../../build/vscodeWeb/topicRow';
import { openWorkbench, type Workbench } from '../../../build/vscodeWeb/workbench';

/** Reading from page to page, in the real VS Code. */
suite('reading in the workbench', () => {
  let server: VsCodeWebServer;
  let workbench: Workbench;

  suiteSetup(async () => {
    server = await startVsCodeWeb({
      extensionPath: process.cwd(),
      workspacePath: resolve('test/sampleWorkspace'),
      port: 0,
    });
  });
  suiteTeardown(() => server.close());
  setup(async () => {
    workbench = await openWorkbench({ url: server.url });
    await workbench.openSideBar();
    await (await topicRow(workbench, 'JSON Web Token')).click();
  });
  teardown(() => workbench.close());

  const tabs = () => workbench.page.locator('.tab').allInnerTexts();

  test('Alt+Left goes back to the page before, at its place, and Alt+Right forward again', async () => {
    const frame = await workbench.webviewFrame('JSON Web Token');
    await frame.locator('#check-yourself').evaluate((heading) => {
      heading.scrollIntoView();
    });
    await frame.waitForTimeout(300); // the place is kept every tenth of a second
    const place = await frame.evaluate(() => window.scrollY);
    await frame.locator('.related a', { hasText: 'Caching strategies' }).click();
    await frame.locator('h1', { hasText: 'Caching strategies' }).waitFor();
    assert.equal(await frame.evaluate(() => window.scrollY), 0);
    await workbench.page.keyboard.press('Alt+ArrowLeft');
    await frame.locator('h1', { hasText: 'JSON Web Token' }).waitFor();
    await frame.waitForFunction((y) => Math.abs(window.scrollY - y) < 2, place);
    await workbench.page.keyboard.press('Alt+ArrowRight');
    await frame.locator('h1', { hasText: 'Caching strategies' }).waitFor();
  });

  test('a click with Ctrl opens a second panel beside', async () => {
    const frame = await workbench.webviewFrame('JSON Web Token');
    await frame
      .locator('.related a', { hasText: 'Caching strategies' })
      .click({ modifiers: ['ControlOrMeta'] });
    await workbench.page.locator('.tab', { hasText: 'Caching strategies' }).waitFor();
    assert.deepEqual((await tabs()).sort(), ['Caching strategies', 'JSON Web Token']);
    assert.equal(await workbench.page.locator('.editor-group-container').count(), 2);
  });

  test('a topic marked in the panel is marked in the tree', async () => {
    const frame = await workbench.webviewFrame('JSON Web Token');
    await frame.locator('[data-mark="learned"]').click();
    await frame.locator('[data-mark="learned"][aria-pressed="true"]').waitFor();
    const { topics } = await categoryOf('JSON Web Token');
    await workbench.page.locator('.monaco-list-row', { hasText: `1 of ${topics.length} learned` }).waitFor();
  });
});
