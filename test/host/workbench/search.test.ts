import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { startVsCodeWeb, type VsCodeWebServer } from '../../../build/vscodeWeb/server';
import { openWorkbench, type Workbench } from '../../../build/vscodeWeb/workbench';
import type { Catalog } from '../../../src/core/model/catalog';
import { createSearch } from '../../../src/core/search/search';
import type { SearchFile } from '../../../src/core/search/searchFile';

/** The search as a person meets it: typed into the real Quick Pick. */
suite('the search in the workbench', () => {
  let server: VsCodeWebServer;
  let workbench: Workbench;

  // One window for all tests: they leave no more behind than an open topic.
  suiteSetup(async () => {
    server = await startVsCodeWeb({
      extensionPath: process.cwd(),
      workspacePath: resolve('test/sampleWorkspace'),
      port: 0,
    });
    workbench = await openWorkbench({ url: server.url });
  });
  suiteTeardown(async () => {
    await workbench.close();
    await server.close();
  });
  teardown(async () => {
    await workbench.page.keyboard.press('Escape');
    await widget().waitFor({ state: 'hidden' });
  });

  const widget = () =>
    workbench.page.locator('.quick-input-widget', {
      has: workbench.page.getByPlaceholder('Search topics, sections, terms and patterns'),
    });
  const rows = () => widget().locator('.monaco-list-row');
  const labels = () => rows().locator('.quick-input-list-row:first-child .label-name').allInnerTexts();
  const groups = async () => {
    const texts = await rows().locator('.quick-input-list-separator').allInnerTexts();
    return texts.filter((text) => text !== '');
  };
  const openSearch = async () => {
    await workbench.runCommand('System Design: Search');
    await rows().first().waitFor();
  };
  const type = async (text: string) => {
    await widget().locator('input[type="text"]').fill(text);
  };
  /** All topics in the catalog's order. */
  const topicTitles = () => {
    const { categories } = JSON.parse(readFileSync('dist/content/catalog.json', 'utf8')) as Catalog;
    return categories.flatMap(({ topics }) => topics.map(({ title }) => title));
  };
  /** The labels that the search itself gives, kind by kind. */
  const expectedLabels = (query: string) => {
    const file = JSON.parse(readFileSync('dist/content/search.json', 'utf8')) as SearchFile;
    const hits = createSearch(file).search(query);
    const kinds = [...new Set(hits.map(({ kind }) => kind))];
    return kinds.flatMap((kind) => hits.filter((hit) => hit.kind === kind).map(({ title }) => title));
  };

  test('a query with a mistake finds the section, and Enter opens the topic there', async () => {
    await openSearch();
    await type('jwt pitfals');
    await rows().filter({ hasText: 'Pitfalls' }).first().waitFor();
    await workbench.page.keyboard.press('Enter');
    const frame = await workbench.webviewFrame();
    await frame.locator('h1', { hasText: 'JSON Web Token' }).waitFor();
    await frame.waitForFunction(() => {
      const top = document.getElementById('pitfalls')?.getBoundingClientRect().top;
      return top !== undefined && Math.abs(top) < 80;
    });
  });

  test('rows keep the order of the search, under the names of their groups', async () => {
    await openSearch();
    // VS Code would move the labels up that begin so.
    for (const query of ['write', 'token', 'http/3']) {
      await type(query);
      const expected = expectedLabels(query);
      await rows()
        .filter({ hasText: expected[0] ?? '' })
        .first()
        .waitFor();
      let shown: readonly string[] = [];
      for (let look = 0; look < 40 && shown[0] !== expected[0]; look++) {
        await workbench.page.waitForTimeout(50);
        shown = await labels();
      }
      assert.ok(shown.length > 4);
      assert.deepEqual(shown, expected.slice(0, shown.length), query);
      assert.ok((await groups()).length > 1, 'the groups have names');
    }
  });

  test('with nothing typed all topics are listed; the view has a button for it', async () => {
    const { page } = workbench;
    await workbench.openSideBar();
    const title = page.locator('.pane-header', { hasText: 'Topics' });
    await title.hover();
    await title.locator('.action-label[aria-label="Search"]').click();
    await rows().first().waitFor();
    const titles = topicTitles();
    const shown = await labels(); // those in sight; before them stands what was read last, if anything was
    const start = shown.lastIndexOf(titles[0] ?? '');
    assert.ok(start >= 0 && start < 3, shown.join());
    assert.deepEqual(shown.slice(start), titles.slice(0, shown.length - start));
  });

  test('what nothing matches says so, and Enter goes back to all topics', async () => {
    await openSearch();
    await type('zzzzzz');
    await rows().filter({ hasText: 'Nothing found' }).waitFor();
    assert.equal(await rows().count(), 1);
    await workbench.page.keyboard.press('Enter');
    await rows()
      .filter({ hasText: topicTitles()[0] ?? '' })
      .first()
      .waitFor();
    assert.equal(await widget().locator('input[type="text"]').inputValue(), '');
  });
});
