import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../build/browser/launch';
import { languageName } from '../../src/core/snippets/languageName';
import { bareViewOf, builtPattern, builtTerm, showView, termViewOf } from './otherViews';
import { openPanel, type PanelPage } from './panelPage';
import { strings } from './strings';

/** What the panel said since the page came. */
async function asked(panel: PanelPage): Promise<readonly unknown[]> {
  return (await panel.said()).slice(1);
}

suite('the page of a term', () => {
  let browser: Browser;
  suiteSetup(async () => {
    browser = await launchBrowser();
  });
  suiteTeardown(() => browser.close());
  teardown(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });

  test('says what it means, what else it is called, what it is taken for, and where it belongs', async () => {
    const panel = await openPanel(browser);
    const view = { ...(await termViewOf('cache-aside')), usedBy: [], usedByPatterns: [] };
    const { term } = view;
    await showView(panel, view);
    assert.equal(await panel.page.locator('h1').innerText(), term.name);
    assert.equal(await panel.page.locator('.breadcrumb').innerText(), view.category);
    const text = await panel.page.locator('main').innerText();
    assert.ok(text.includes(term.meaning));
    assert.ok(term.also.length > 0 && term.confusedWith !== undefined);
    assert.ok(text.includes(strings.alsoCalled.replace('{0}', term.also.join(', '))));
    assert.ok(text.includes(strings.confusedWith.replace('{0}', term.confusedWith)));
    assert.deepEqual(await panel.page.locator('h2').allInnerTexts(), [
      strings.explainedIn,
      strings.patterns,
      strings.relatedTerms,
    ]);
    assert.deepEqual(panel.problems, []);
  });

  test('has no heading over nothing, and spells out what is short', async () => {
    const panel = await openPanel(browser);
    const term = {
      ...(await builtTerm('ttl')),
      expansion: 'Time to live',
      also: [],
      covers: [],
      meaning: 'Use `max-age`.',
    };
    await showView(panel, {
      kind: 'term',
      id: term.id,
      term,
      category: 'Caching',
      usedBy: [],
      usedByPatterns: [],
      related: [],
      patterns: [],
    });
    assert.equal(await panel.page.locator('h2').count(), 0);
    assert.equal(await panel.page.locator('.expansion').innerText(), 'Time to live');
    assert.equal(await panel.page.locator('.answer code').innerText(), 'max-age');
  });

  test('leads to the section that explains it, to other topics, patterns and terms', async () => {
    const panel = await openPanel(browser);
    const view = await termViewOf('cache-aside');
    const usedByPatterns = [{ id: 'observer', title: 'Observer' }];
    await showView(panel, { ...view, usedBy: [{ id: 'jwt', title: 'Token' }], usedByPatterns });
    await panel.page.locator('.explained a').click();
    await panel.page.locator('.used a').first().click();
    await panel.page.locator('.used a').last().click();
    await panel.page.locator('.pattern-list a').click();
    await panel.page.locator('.terms a').first().click();
    assert.deepEqual(await asked(panel), [
      { type: 'open', place: { kind: 'topic', id: 'caching-strategies', anchor: 'how-it-works' } },
      { type: 'open', place: { kind: 'topic', id: 'jwt' } },
      { type: 'open', place: { kind: 'pattern', id: 'observer' } },
      { type: 'open', place: { kind: 'pattern', id: 'cache-aside' } },
      { type: 'open', place: { kind: 'term', id: view.related[0]?.id } },
    ]);
  });

  test('its text has the room that the contents of a topic would take', async () => {
    const panel = await openPanel(browser, { width: 800 });
    await showView(panel, await termViewOf('cache-aside'));
    await panel.page.setViewportSize({ width: 900, height: 800 });
    const width = await panel.page.locator('main').evaluate((main) => main.clientWidth);
    assert.equal(width, 720);
  });
});

suite('the page of a pattern without a text', () => {
  let browser: Browser;
  suiteSetup(async () => {
    browser = await launchBrowser();
  });
  suiteTeardown(() => browser.close());
  teardown(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });

  test('shows its code in the language of the reader, and how to get it by typing', async () => {
    const panel = await openPanel(browser);
    const view = await bareViewOf('cache-aside', 'python');
    await showView(panel, view);
    const snippet = view.pattern.snippets.find(({ language }) => language === 'python');
    assert.ok(snippet);
    assert.equal(await panel.page.locator('h1').innerText(), view.pattern.name);
    assert.equal(await panel.page.getByLabel(strings.snippetLanguage).inputValue(), 'python');
    assert.equal((await panel.page.locator('pre.code').textContent())?.trim(), snippet.code.trim());
    assert.equal(await panel.page.locator('pre.code').getAttribute('aria-label'), 'Code Python');
    assert.equal(
      await panel.page.locator('.facts').innerText(),
      `${snippet.description}\n${strings.snippetPrefix.replace('{0}', snippet.prefix)}`,
    );
    assert.deepEqual(panel.problems, []);
  });

  test('another language shows its code; Insert and Copy ask for what is shown', async () => {
    const panel = await openPanel(browser);
    const view = await bareViewOf('cache-aside');
    await showView(panel, view);
    const choice = panel.page.getByLabel(strings.snippetLanguage);
    assert.deepEqual(
      await choice.locator('option').allInnerTexts(),
      view.pattern.snippets.map(({ language }) => languageName(language)),
    );
    const insert = panel.page.getByRole('button', {
      name: strings.insertPattern.replace('{0}', view.pattern.name),
    });
    const copy = panel.page.getByRole('button', { name: strings.copy, exact: true });
    await insert.click();
    await choice.selectOption('python');
    const code = view.pattern.snippets.find(({ language }) => language === 'python')?.code;
    assert.equal((await panel.page.locator('pre.code').textContent())?.trim(), code?.trim());
    await insert.click();
    await copy.click();
    assert.equal(await panel.page.locator('.status').innerText(), strings.copied);
    assert.deepEqual(await asked(panel), [
      { type: 'insertPattern', pattern: 'cache-aside', language: 'typescript' },
      { type: 'insertPattern', pattern: 'cache-aside', language: 'python' },
      { type: 'copyPattern', pattern: 'cache-aside', language: 'python' },
    ]);
  });

  test('leads to the topic that explains it and to its terms', async () => {
    const panel = await openPanel(browser);
    const view = await bareViewOf('cache-aside');
    await showView(panel, view);
    await panel.page.locator('.explained a').click();
    await panel.page.locator('.terms a').first().click();
    assert.deepEqual(await asked(panel), [
      { type: 'open', place: { kind: 'topic', id: 'caching-strategies' } },
      { type: 'open', place: { kind: 'term', id: view.terms[0]?.id } },
    ]);
  });
});

suite('the preview of a pattern', () => {
  let browser: Browser;
  suiteSetup(async () => {
    browser = await launchBrowser();
  });
  suiteTeardown(() => browser.close());

  test('is asked for once, when it is first unfolded, and shown in the language the host names', async () => {
    const panel = await openPanel(browser);
    await panel.showTopic('caching-strategies');
    const details = panel.page.locator('details[data-preview="cache-aside"]');
    const fold = async () => {
      await details.locator('summary').focus();
      await panel.page.keyboard.press('Enter');
      await panel.page.waitForTimeout(50); // the event of a fold comes later
    };
    assert.deepEqual(await asked(panel), []);
    await fold();
    const ask = { type: 'previewPattern', pattern: 'cache-aside' };
    assert.deepEqual(await asked(panel), [ask]);
    const pattern = await builtPattern('cache-aside');
    const answer = { type: 'patternPreview', preview: { pattern, language: 'python' } } as const;
    await panel.say(answer);
    await panel.say(answer);
    assert.equal(await details.locator('.pattern-code').count(), 1);
    assert.equal(await details.getByLabel(strings.snippetLanguage).inputValue(), 'python');
    const code = pattern.snippets.find(({ language }) => language === 'python')?.code;
    assert.equal((await details.locator('pre.code').textContent())?.trim(), code?.trim());
    await fold();
    await fold();
    assert.deepEqual(await asked(panel), [ask]);
    assert.deepEqual(panel.problems, []);
    await panel.page.context().close();
  });
});
