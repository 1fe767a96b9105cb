import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../build/browser/launch';
import { builtPage, builtPages, openPanel, strings } from './panelPage';

suite('the panel', () => {
  let browser: Browser;
  suiteSetup(async () => {
    browser = await launchBrowser();
  });
  suiteTeardown(() => browser.close());
  teardown(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });

  test('speaks first, and shows the page it is sent without breaking its policy', async () => {
    const panel = await openPanel(browser);
    assert.deepEqual(await panel.said(), [{ type: 'ready' }]);
    const page = await builtPage('jwt');
    await panel.say({ type: 'page', page, strings });
    assert.equal(await panel.page.locator('h1').innerText(), page.title);
    assert.equal(await panel.page.locator('.picture svg').count(), page.diagrams.length);
    assert.equal(await panel.page.locator('.missing').count(), 0);
    assert.equal(await panel.page.locator('.sources li').count(), page.sources.length);
    assert.deepEqual(panel.problems, []);
  });

  test('every shipped page shows all its pictures', async () => {
    for (const id of builtPages()) {
      const panel = await openPanel(browser);
      const page = await builtPage(id);
      await panel.say({ type: 'page', page, strings });
      assert.ok(page.diagrams.length > 0, id);
      assert.equal(await panel.page.locator('.picture svg').count(), page.diagrams.length, id);
      for (const picture of await panel.page.locator('.picture svg').all()) {
        const box = await picture.boundingBox();
        assert.ok(box !== null && box.width > 100 && box.height > 50, `${id}: ${JSON.stringify(box)}`);
        assert.equal(await picture.getAttribute('role'), 'img');
      }
      assert.deepEqual(panel.problems, [], id);
    }
  });

  test('a click on a topic, term or pattern says so to the host, by id', async () => {
    const panel = await openPanel(browser);
    const page = await builtPage('caching-strategies');
    await panel.say({
      type: 'page',
      page: {
        ...page,
        related: [{ id: 'jwt', title: 'Json' }],
        answerHtml: '<p><a href="#" data-topic="x" data-section="y">go</a></p>',
      },
      strings,
    });
    await panel.page.getByText('go', { exact: true }).click();
    await panel.page.locator('.related a').click();
    await panel.page.locator('.terms a').first().click();
    await panel.page.locator('button[data-pattern="cache-aside"]').click();
    assert.deepEqual((await panel.said()).slice(1), [
      { type: 'openTopic', topic: 'x', section: 'y' },
      { type: 'openTopic', topic: 'jwt' },
      { type: 'openTerm', term: page.terms[0]?.id },
      { type: 'insertPattern', pattern: 'cache-aside' },
    ]);
  });

  test('a link to a section scrolls there and moves the focus, by keyboard too', async () => {
    const panel = await openPanel(browser);
    await panel.say({ type: 'page', page: await builtPage('http-versions'), strings });
    await panel.page.locator('.contents a', { hasText: 'Pitfalls' }).focus();
    await panel.page.keyboard.press('Enter');
    assert.equal(await panel.page.evaluate(() => document.activeElement?.id), 'pitfalls');
    assert.ok((await panel.page.evaluate(() => window.scrollY)) > 500);
  });

  test('answers are folded and open by keyboard', async () => {
    const panel = await openPanel(browser);
    await panel.say({ type: 'page', page: await builtPage('jwt'), strings });
    const first = panel.page.locator('.questions details').first();
    assert.equal(await first.locator('p').first().isVisible(), false);
    await first.locator('summary').focus();
    await panel.page.keyboard.press('Enter');
    assert.equal(await first.locator('p').first().isVisible(), true);
  });

  test('the place of the reader is kept, and found again after a reload', async () => {
    const panel = await openPanel(browser, { state: { topic: 'jwt', scroll: 700 } });
    await panel.say({ type: 'page', page: await builtPage('jwt'), strings });
    assert.equal(await panel.page.evaluate(() => window.scrollY), 700);
    await panel.page.mouse.wheel(0, 300);
    await panel.page.waitForFunction(() => {
      const { keptState } = globalThis as unknown as { keptState: () => { scroll: number } };
      return keptState().scroll > 900;
    });
  });

  test('another topic starts at its top', async () => {
    const panel = await openPanel(browser, { state: { topic: 'jwt', scroll: 700 } });
    await panel.say({ type: 'page', page: await builtPage('http-versions'), strings });
    assert.equal(await panel.page.evaluate(() => window.scrollY), 0);
  });

  test('a section asked for wins over the place kept', async () => {
    const panel = await openPanel(browser, { state: { topic: 'jwt', scroll: 0 } });
    await panel.say({ type: 'page', page: await builtPage('jwt'), section: 'pitfalls', strings });
    assert.equal(await panel.page.evaluate(() => document.activeElement?.id), 'pitfalls');
  });

  test('a diagram without its picture shows its description', async () => {
    const panel = await openPanel(browser);
    const page = await builtPage('jwt');
    await panel.say({
      type: 'page',
      page: { ...page, bodyHtml: '<figure data-diagram="jwt-1"><div class="picture"></div></figure>' },
      strings,
    });
    assert.equal(
      await panel.page.locator('.missing').innerText(),
      `No picture: ${page.diagrams[0]?.description ?? ''}`,
    );
  });

  test('a link to a pattern leads to its entry, and changes nothing', async () => {
    const panel = await openPanel(browser);
    const page = await builtPage('caching-strategies');
    const answerHtml =
      '<p><a href="#" data-pattern="cache-aside">here</a> <a href="#" data-pattern="observer">there</a></p>';
    await panel.say({ type: 'page', page: { ...page, answerHtml }, strings });
    await panel.page.getByText('here', { exact: true }).click();
    assert.equal(await panel.page.evaluate(() => document.activeElement?.id), 'pattern-cache-aside');
    await panel.page.getByText('there', { exact: true }).click();
    assert.deepEqual((await panel.said()).slice(1), [{ type: 'openPattern', pattern: 'observer' }]);
  });

  test('after a link to another topic the focus is on its title', async () => {
    const panel = await openPanel(browser);
    await panel.say({ type: 'page', page: await builtPage('jwt'), strings });
    assert.equal(await panel.page.evaluate(() => document.activeElement?.tagName), 'BODY');
    await panel.say({ type: 'page', page: await builtPage('http-versions'), strings });
    assert.equal(await panel.page.evaluate(() => document.activeElement?.tagName), 'H1');
  });

  test('the contents come before the text, folded in a narrow panel', async () => {
    const page = await builtPage('jwt');
    for (const [width, isOpen] of [
      [480, false],
      [1100, true],
    ] as const) {
      const panel = await openPanel(browser, { width });
      await panel.say({ type: 'page', page, strings });
      const open = await panel.page
        .locator('.contents details')
        .evaluate((one: HTMLDetailsElement) => one.open);
      assert.equal(open, isOpen, `${width} px`);
      await panel.page.keyboard.press('Tab');
      const first = await panel.page.evaluate(() => document.activeElement?.closest('nav')?.className);
      assert.equal(first, 'contents');
    }
  });

  test('a message of another shape is ignored; a page that cannot be shown says so and is reported', async () => {
    const panel = await openPanel(browser);
    await panel.page.evaluate(() => {
      for (const data of [null, 7, 'page', {}, { type: 'page' }, { type: 'notice', strings: {} }]) {
        window.postMessage(data, '*');
      }
    });
    await panel.say({ type: 'page', page: {} as never, strings });
    assert.equal(await panel.page.locator('main').innerText(), strings.failed);
    const said = (await panel.said()).slice(1) as readonly { readonly type: string }[];
    assert.deepEqual(
      said.map(({ type }) => type),
      ['problem'],
    );
  });

  test('a notice is shown as text', async () => {
    const panel = await openPanel(browser);
    await panel.say({ type: 'notice', title: 'Not <b>found</b>', text: 'No "x".', strings });
    assert.equal(await panel.page.locator('h1').innerText(), 'Not <b>found</b>');
  });
});
