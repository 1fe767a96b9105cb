import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../build/browser/launch';
import { builtPages, openPanel, OPTIONS, readBuiltPage, type PanelPage } from './panelPage';
import { strings } from './strings';

suite('every shipped page shows all its pictures, each with its text', () => {
  let browser: Browser;
  let panel: PanelPage;
  suiteSetup(async () => {
    browser = await launchBrowser();
    panel = await openPanel(browser);
  });
  suiteTeardown(() => browser.close());

  for (const id of builtPages()) {
    test(id, async () => {
      const { diagrams } = readBuiltPage(id);
      await panel.showTopic(id);
      assert.ok(diagrams.length > 0);
      assert.equal(await panel.page.locator('.outline').count(), diagrams.length);
      const pictures = await panel.page.locator('.picture svg').evaluateAll((found) =>
        found.map((svg) => {
          const { width, height } = svg.getBoundingClientRect();
          return { width, height, role: svg.getAttribute('role') };
        }),
      );
      assert.equal(pictures.length, diagrams.length);
      for (const { width, height, role } of pictures) {
        assert.ok(width > 100 && height > 50, `${width} x ${height}`);
        assert.equal(role, 'img');
      }
      assert.deepEqual(panel.problems, []);
    });
  }
});

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
    const page = readBuiltPage('jwt');
    await panel.showTopic(page);
    assert.equal(await panel.page.locator('h1').innerText(), page.title);
    assert.equal(await panel.page.locator('.picture svg').count(), page.diagrams.length);
    assert.equal(await panel.page.locator('.missing').count(), 0);
    assert.equal(await panel.page.locator('.sources li').count(), page.sources.length);
    assert.deepEqual(panel.problems, []);
  });

  test('a click on a topic, term or pattern says so to the host, by id', async () => {
    const panel = await openPanel(browser);
    const page = readBuiltPage('caching-strategies');
    await panel.showTopic({
      ...page,
      related: [{ id: 'jwt', title: 'Json' }],
      answerHtml: '<p><a href="#" data-topic="x" data-section="y">go</a></p>',
    });
    await panel.page.getByText('go', { exact: true }).click();
    await panel.page.locator('.related a').click();
    await panel.page.locator('.terms a').first().click();
    await panel.page.locator('button[data-insert-pattern="cache-aside"]').click();
    await panel.page.locator('.pattern-list a').first().click();
    assert.deepEqual((await panel.said()).slice(1), [
      { type: 'open', place: { kind: 'topic', id: 'x', anchor: 'y' } },
      { type: 'open', place: { kind: 'topic', id: 'jwt' } },
      { type: 'open', place: { kind: 'term', id: page.terms[0]?.id } },
      { type: 'insertPattern', pattern: 'cache-aside' },
      { type: 'open', place: { kind: 'pattern', id: 'cache-aside' } },
    ]);
  });

  test('with Ctrl or the middle button a link asks for a panel beside', async () => {
    const panel = await openPanel(browser);
    await panel.showTopic('jwt');
    await panel.page
      .locator('.related a')
      .first()
      .click({ modifiers: ['ControlOrMeta'] });
    await panel.page.locator('.related a').first().click({ button: 'middle' });
    const beside = {
      type: 'open',
      place: { kind: 'topic', id: 'caching-strategies' },
      beside: true,
    };
    assert.deepEqual((await panel.said()).slice(1), [beside, beside]);
  });

  test('a link to a section scrolls there and moves the focus, by keyboard too', async () => {
    const panel = await openPanel(browser);
    await panel.showTopic('http-versions');
    await panel.page.locator('.contents a', { hasText: 'Pitfalls' }).focus();
    await panel.page.keyboard.press('Enter');
    assert.equal(await panel.page.evaluate(() => document.activeElement?.id), 'pitfalls');
    assert.ok((await panel.page.evaluate(() => window.scrollY)) > 500);
  });

  test('answers are folded and open by keyboard', async () => {
    const panel = await openPanel(browser);
    await panel.showTopic('jwt');
    const first = panel.page.locator('.questions details').first();
    assert.equal(await first.locator('p').first().isVisible(), false);
    await first.locator('summary').focus();
    await panel.page.keyboard.press('Enter');
    assert.equal(await first.locator('p').first().isVisible(), true);
  });

  test('a diagram without its picture shows its description', async () => {
    const panel = await openPanel(browser);
    const page = readBuiltPage('jwt');
    await panel.showTopic({
      ...page,
      bodyHtml: '<figure data-diagram="jwt-1"><div class="picture"></div></figure>',
    });
    assert.equal(
      await panel.page.locator('.missing').innerText(),
      `No picture: ${page.diagrams[0]?.description ?? ''}`,
    );
  });

  test('a link to a pattern leads to its entry, else to its page, and changes nothing', async () => {
    const panel = await openPanel(browser);
    const page = readBuiltPage('caching-strategies');
    const answerHtml =
      '<p><a href="#" data-pattern="cache-aside">here</a> <a href="#" data-pattern="observer">there</a></p>';
    await panel.showTopic({ ...page, answerHtml });
    await panel.page.getByText('here', { exact: true }).click();
    assert.equal(await panel.page.evaluate(() => document.activeElement?.id), 'pattern-cache-aside');
    await panel.page.getByText('there', { exact: true }).click();
    assert.deepEqual((await panel.said()).slice(1), [
      { type: 'open', place: { kind: 'pattern', id: 'observer' } },
    ]);
  });

  test('after a link to another topic the focus is on its title', async () => {
    const panel = await openPanel(browser);
    await panel.showTopic('jwt');
    assert.equal(await panel.page.evaluate(() => document.activeElement?.tagName), 'BODY');
    await panel.showTopic('http-versions');
    assert.equal(await panel.page.evaluate(() => document.activeElement?.tagName), 'H1');
  });

  test('marks are shown, and a click asks for the opposite', async () => {
    const panel = await openPanel(browser);
    await panel.showTopic('jwt', { marks: { learned: true, bookmarked: false, started: true } });
    const learned = panel.page.locator('[data-mark="learned"]');
    const bookmark = panel.page.locator('[data-mark="bookmarked"]');
    assert.equal(await learned.getAttribute('aria-pressed'), 'true');
    assert.equal(await learned.innerText(), 'Learned');
    await learned.click();
    await bookmark.click();
    assert.deepEqual((await panel.said()).slice(1), [
      { type: 'mark', topic: 'jwt', mark: 'learned', value: false },
      { type: 'mark', topic: 'jwt', mark: 'bookmarked', value: true },
    ]);
    const marks = { learned: false, bookmarked: true, started: true };
    await panel.say({ type: 'marks', topic: 'other', marks });
    assert.equal(await learned.getAttribute('aria-pressed'), 'true', 'another topic was marked');
    await panel.say({ type: 'marks', topic: 'jwt', marks });
    assert.equal(await learned.innerText(), 'Mark as Learned');
    assert.equal(await bookmark.getAttribute('aria-pressed'), 'true');
  });

  test('a code block can be copied and inserted, by its id', async () => {
    const panel = await openPanel(browser);
    const page = readBuiltPage('jwt');
    await panel.showTopic(page);
    const frame = panel.page.locator('.code-frame').nth(1);
    await frame.hover();
    await frame.getByRole('button', { name: strings.copyCode }).click();
    assert.equal(await panel.page.locator('.status').innerText(), strings.copied);
    await frame.getByRole('button', { name: strings.insertCode }).focus();
    assert.equal(
      await frame.locator('.code-tools').evaluate((tools) => getComputedStyle(tools).opacity),
      '1',
    );
    await panel.page.keyboard.press('Enter');
    const code = page.codeBlocks[1]?.id;
    assert.ok(code);
    assert.deepEqual((await panel.said()).slice(1), [
      { type: 'copyCode', code },
      { type: 'insertCode', code },
    ]);
  });

  test('Escape closes a card and nothing that lies below it; the next one is for the player', async () => {
    const panel = await openPanel(browser);
    await panel.showTopic('jwt', { anchor: 'jwt-2:2' });
    const figure = panel.page.locator('#diagram-jwt-2');
    const status = figure.locator('.player-status');
    assert.match(await status.innerText(), /2/);
    const card = panel.page.locator('.card');
    await figure.locator('.player-step.is-current').evaluate((one) => {
      const link = document.createElement('a');
      Object.assign(link, { href: '#', textContent: 'JWT' });
      link.dataset['term'] = 'jwt';
      one.append(link);
    });
    await figure.locator('.player-controls select').focus();
    await panel.page.keyboard.press('Tab');
    await figure.locator('.player-step.is-current a[data-term]').last().focus();
    await card.waitFor();
    await panel.page.keyboard.press('Escape');
    assert.equal(await card.isVisible(), false);
    assert.match(await status.innerText(), /2/);
    await panel.page.keyboard.press('Escape');
    assert.doesNotMatch(await status.innerText(), /2 /);
  });

  test('the arrow keys of a diagram’s menu do not move its player', async () => {
    const panel = await openPanel(browser);
    await panel.showTopic('jwt', { anchor: 'jwt-2:2' });
    const figure = panel.page.locator('#diagram-jwt-2');
    const before = await figure.locator('.player-status').innerText();
    await figure.getByRole('button', { name: 'More' }).focus();
    await panel.page.keyboard.press('Enter');
    await panel.page.keyboard.press('ArrowRight');
    assert.equal(await figure.locator('.player-status').innerText(), before);
    assert.equal(await figure.getByRole('menu').isVisible(), true);
  });

  test('the reader’s settings are followed at once', async () => {
    const panel = await openPanel(browser);
    await panel.showTopic('jwt');
    const size = () => panel.page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
    const before = await size();
    await panel.say({ type: 'options', options: { ...OPTIONS, textSize: 150, underlineTerms: false } });
    assert.equal((await size()).toFixed(2), (before * 1.5).toFixed(2));
    const underlined = await panel.page
      .locator('a.mention')
      .evaluateAll((all) => all.filter((one) => getComputedStyle(one).textDecorationLine !== 'none').length);
    assert.equal(underlined, 0);
    const speeds = () =>
      panel.page
        .locator('.player-controls select')
        .evaluateAll((all) => [...new Set(all.map((one) => (one as HTMLSelectElement).value))]);
    assert.deepEqual(await speeds(), ['normal']);
    await panel.say({ type: 'options', options: { ...OPTIONS, playerSpeed: 'fast' } });
    assert.deepEqual(await speeds(), ['fast']);
  });

  test('a message of another shape is ignored; a page that cannot be shown says so and is reported', async () => {
    const panel = await openPanel(browser);
    await panel.page.evaluate(() => {
      for (const data of [null, 7, 'view', {}, { type: 'view' }, { type: 'view', view: {} }]) {
        window.postMessage(data, '*');
      }
    });
    await panel.showTopic({ id: 'jwt' } as never);
    assert.equal(await panel.page.locator('main').innerText(), strings.failed);
    const said = (await panel.said()).slice(1) as readonly { readonly type: string }[];
    assert.deepEqual(
      said.map(({ type }) => type),
      ['problem'],
    );
  });

  test('a notice is shown as text', async () => {
    const panel = await openPanel(browser);
    const view = { kind: 'notice', title: 'Not <b>found</b>', text: 'No "x".' } as const;
    await panel.say({ type: 'view', serial: -1, view, strings, options: OPTIONS });
    assert.equal(await panel.page.locator('h1').innerText(), 'Not <b>found</b>');
  });
});
