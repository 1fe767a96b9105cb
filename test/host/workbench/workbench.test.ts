import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { startVsCodeWeb, type VsCodeWebServer } from '../../../build/vscodeWeb/server';
import { categoryOf, topicRow } from '../../../build/vscodeWeb/topicRow';
import { openWorkbench, type Workbench } from '../../../build/vscodeWeb/workbench';

/** The extension as a person meets it, in the real VS Code, driven from outside. */
suite('in the workbench', () => {
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
  });
  teardown(() => workbench.close());

  const row = (label: string) => workbench.page.locator('.pane-body .monaco-list-row', { hasText: label });

  const choose = async (question: string, label: string) => {
    const widget = workbench.page.locator('.quick-input-widget', {
      has: workbench.page.getByPlaceholder(question),
    });
    await widget.locator('.monaco-list-row').first().waitFor();
    await workbench.page.keyboard.type(label); // a long list has only the rows that are in sight
    await widget.locator('.monaco-list-row', { hasText: label }).first().click();
  };

  test('a click in the tree opens the topic with its pictures', async () => {
    await workbench.openSideBar();
    await (await topicRow(workbench, 'Caching strategies')).click();
    const frame = await workbench.webviewFrame();
    await frame.locator('.picture svg').first().waitFor();
    assert.equal(await frame.locator('h1').innerText(), 'Caching strategies');
    assert.equal(await frame.locator('.picture svg').count(), 4);
    const first = await frame.locator('.picture svg').first().boundingBox();
    assert.ok(first !== null && first.width > 200, JSON.stringify(first));
  });

  test('the row of a section stays chosen when it opens its topic', async () => {
    await workbench.openSideBar();
    const topic = await topicRow(workbench, 'JSON Web Token');
    await topic.locator('.monaco-tl-twistie').click();
    await row('Pitfalls').click();
    const frame = await workbench.webviewFrame();
    await frame.locator('h1', { hasText: 'JSON Web Token' }).waitFor();
    await workbench.page.waitForTimeout(1000); // the topic's row would be revealed by now
    const chosen = workbench.page.locator('.pane-body .monaco-list-row.selected');
    assert.deepEqual(await chosen.allInnerTexts(), ['Pitfalls']);
  });

  test('the pictures follow the theme at once', async () => {
    await workbench.openSideBar();
    await (await topicRow(workbench, 'JSON Web Token')).click();
    const frame = await workbench.webviewFrame();
    const fill = () =>
      frame
        .locator('.picture rect')
        .first()
        .evaluate((shape) => getComputedStyle(shape).fill);
    const dark = await fill();
    await workbench.setTheme('Default Light Modern');
    await frame.locator('body.vscode-light').waitFor();
    assert.notEqual(await fill(), dark);
  });

  test('a panel comes back after a reload of the window, at its place', async () => {
    await workbench.openSideBar();
    await (await topicRow(workbench, 'From HTTP/1.0 to HTTP/3')).click();
    const before = await workbench.webviewFrame();
    await before.locator('.contents a', { hasText: 'Trade-offs' }).click();
    const place = await before.evaluate(() => window.scrollY);
    assert.ok(place > 300);
    await workbench.page.waitForTimeout(1500); // VS Code itself saves a webview's state with a delay
    await workbench.runCommand('Developer: Reload Window');
    await workbench.page.waitForEvent('load');
    const after = await workbench.webviewFrame();
    await after.locator('.picture svg').first().waitFor();
    assert.equal(await after.locator('h1').innerText(), 'From HTTP/1.0 to HTTP/3');
    assert.ok(Math.abs((await after.evaluate(() => window.scrollY)) - place) < 4);
  });

  test('a hover in code shows the card, and its link opens the topic', async () => {
    await workbench.openFile('auth/tokens.ts');
    const hover = await workbench.hoverAt('JWT');
    await hover.locator('a', { hasText: 'Open Topic' }).click();
    const frame = await workbench.webviewFrame();
    await frame.locator('h1', { hasText: 'JSON Web Token' }).waitFor();
  });

  test('a click on Insert in a panel that covers the file inserts into that file', async () => {
    await workbench.openFile('auth/tokens.ts');
    await workbench.openSideBar();
    await (await topicRow(workbench, 'Caching strategies')).click();
    const frame = await workbench.webviewFrame();
    await frame.locator('button[data-insert-pattern="cache-aside"]').click();
    await workbench.page.locator('.tab.active[aria-label^="tokens.ts"]').waitFor();
    await workbench.page.locator('.view-line', { hasText: 'class CacheAside' }).first().waitFor();
  });

  test('a link inside the page does not jump to its top', async () => {
    await workbench.openSideBar();
    await (await topicRow(workbench, 'Caching strategies')).click();
    const frame = await workbench.webviewFrame();
    await frame.locator('.body a[data-pattern="circuit-breaker"]').click();
    assert.equal(await frame.evaluate(() => document.activeElement?.id), 'pattern-circuit-breaker');
    assert.ok((await frame.evaluate(() => window.scrollY)) > 500);
  });

  test('the palette asks for a pattern and inserts it', async () => {
    await workbench.openFile('auth/tokens.ts');
    await workbench.page.locator('.editor-instance .view-lines').first().click();
    await workbench.page.keyboard.press('Control+Home');
    await workbench.runCommand('System Design: Insert Pattern');
    await choose('Choose a pattern to insert at the cursor', 'Circuit Breaker');
    await workbench.page.locator('.view-line', { hasText: 'class CircuitBreaker' }).first().waitFor();
  });

  test('the palette shows a pattern’s code before it is inserted, and Escape leaves things as they were', async () => {
    const { page } = workbench;
    await workbench.openFile('auth/tokens.ts');
    await page.locator('.editor-instance .view-lines').first().click();
    const tabs = () => page.locator('.tabs-container .tab').allInnerTexts();
    const before = await tabs();
    await workbench.runCommand('System Design: Insert Pattern');
    const preview = page.locator('.editor-group-container', {
      has: page.locator('.tab', { hasText: 'Pattern Preview.ts' }),
    });
    await preview.locator('.view-line', { hasText: 'class' }).first().waitFor();
    const widget = page.locator('.quick-input-widget', {
      has: page.getByPlaceholder('Choose a pattern to insert at the cursor'),
    });
    const groups = await widget.locator('.quick-input-list-separator').allInnerTexts();
    assert.ok(groups.includes('Creational'), groups.join());
    await page.keyboard.type('sdCacheAside');
    await preview.locator('.view-line', { hasText: 'class CacheAside' }).first().waitFor();
    await page.keyboard.press('Escape');
    await preview.waitFor({ state: 'detached' });
    assert.deepEqual(await tabs(), before);
    await page.locator('.tab.active[aria-label^="tokens.ts"]').waitFor();
    assert.equal(await page.locator('.tab.dirty').count(), 0);
    assert.equal(await page.locator('.view-line', { hasText: 'CacheAside' }).count(), 0);
    assert.ok(await page.evaluate(() => document.activeElement?.closest('.editor-instance') !== null));
  });

  test('a button of a row opens the pattern’s page instead', async () => {
    const { page } = workbench;
    await workbench.openFile('auth/tokens.ts');
    await workbench.runCommand('System Design: Insert Pattern');
    await page.locator('.quick-input-widget .monaco-list-row').first().waitFor();
    await page.keyboard.type('sdCacheAside');
    const item = page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Cache-Aside' });
    await item.hover();
    await item.locator('.action-label[aria-label="Open Pattern"]').click();
    const frame = await workbench.webviewFrame();
    await frame.locator('h1', { hasText: 'Cache-Aside' }).waitFor();
    await page.locator('.tab', { hasText: 'Pattern Preview' }).waitFor({ state: 'detached' });
  });

  test('the editor’s menu offers patterns and terms', async () => {
    const { page } = workbench;
    await workbench.openFile('auth/tokens.ts');
    await page.locator('.editor-instance .view-line').first().click({ button: 'right' });
    const entry = page.locator('.monaco-menu .action-item', { hasText: 'System Design' });
    await entry.hover();
    const names = ['Insert Pattern', 'Explain Term at Cursor', 'Look Up Term', 'Search'];
    for (const name of names) {
      await page.locator('.monaco-menu .monaco-submenu .action-label', { hasText: name }).first().waitFor();
    }
    await page
      .locator('.monaco-menu .monaco-submenu .action-label', { hasText: 'Insert Pattern' })
      .first()
      .click();
    await choose('Choose a pattern to insert at the cursor', 'Circuit Breaker');
    await page.locator('.view-line', { hasText: 'class CircuitBreaker' }).first().waitFor();
  });

  test('the palette asks for a topic', async () => {
    await workbench.runCommand('System Design: Open Topic');
    await choose('Choose a topic to read', 'Caching strategies');
    const frame = await workbench.webviewFrame();
    await frame.locator('h1', { hasText: 'Caching strategies' }).waitFor();
  });

  test('a topic marked as learned counts in its category, also after a reload', async () => {
    const learned = row(`1 of ${(await categoryOf('Caching strategies')).topics.length} learned`);
    await workbench.openSideBar();
    const topic = await topicRow(workbench, 'Caching strategies');
    await topic.hover();
    await topic.locator('.action-label[aria-label="Mark as Learned"]').click();
    await learned.waitFor();
    assert.match((await topic.getAttribute('aria-label')) ?? '', /Learned/);
    await workbench.page.waitForTimeout(1500); // VS Code itself saves an extension's state with a delay
    await workbench.runCommand('Developer: Reload Window');
    await workbench.page.waitForEvent('load');
    await workbench.openSideBar();
    const again = await topicRow(workbench, 'Caching strategies');
    await learned.waitFor();
    await again.hover();
    await again.locator('.action-label[aria-label="Mark as Not Learned"]').click();
    await learned.waitFor({ state: 'detached' });
  });

  test('a filter says in the view what it leaves out, and one click clears it', async () => {
    await workbench.openSideBar();
    await row('Caching').first().waitFor();
    await workbench.runCommand('System Design: Filter Topics');
    const widget = workbench.page.locator('.quick-input-widget');
    await widget.locator('.monaco-list-row', { hasText: 'Bookmarked' }).locator('.monaco-checkbox').click();
    await widget.locator('.monaco-button', { hasText: 'OK' }).click();
    const title = workbench.page.locator('.pane-header', { hasText: 'Bookmarked' });
    await title.waitFor();
    await workbench.page.getByText('No topic passes the filter.').waitFor();
    await title.hover();
    await title.locator('.action-label[aria-label^="Clear Filter of Topics"]').click();
    await row('Caching').first().waitFor();
    assert.equal(await title.count(), 0);
  });
});
