import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildContent } from '../../build/content/buildContent';
import type { Page } from '../../src/core/model/page';
import type { PatternPage } from '../../src/core/model/pattern';

suite('building the content', () => {
  let root: string;
  setup(async () => {
    root = await mkdtemp(join(tmpdir(), 'content-'));
    await cp('test/fixtures/valid', root, { recursive: true });
  });
  teardown(() => rm(root, { recursive: true }));

  const build = () => buildContent(root, join(root, 'dist'));
  const change = async (find: string, replace: string) => {
    const path = join(root, 'content/topics/alpha/queue.md');
    await writeFile(path, (await readFile(path, 'utf8')).replace(find, replace));
  };
  const page = () => readFile(join(root, 'dist/content/pages/queue.json'), 'utf8');

  test('a changed sentence draws nothing anew; a changed diagram is drawn once', async () => {
    await build();
    assert.equal((await build()).drawn, 0);
    await change('Shops use them.', 'Banks use them.');
    assert.equal((await build()).drawn, 0);
    assert.match(await page(), /Banks use them\./);
    await change('Q-->>W: take', `Q-->>W: take ${String(Date.now())}`);
    assert.equal((await build()).drawn, 1);
    assert.equal((await build()).drawn, 0);
  });

  test('an error keeps the last good build', async () => {
    await build();
    const good = await page();
    await change('## Pitfalls', '## Dangers');
    const { diagnostics } = await build();
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['template-section', 'unknown-section'],
    );
    assert.equal(await page(), good);
  });

  test('pictures carry steps, no inline style and no style sheet', async () => {
    await build();
    const { bodyHtml } = JSON.parse(await page()) as { readonly bodyHtml: string };
    assert.doesNotMatch(bodyHtml, /style=|<style|<script|class="messageText/);
    for (const step of [1, 2]) assert.match(bodyHtml, new RegExp(`<(?:text|line)[^>]* data-step="${step}"`));
    assert.match(bodyHtml, /<title id="d[0-9a-f]+-title">One job through the queue<\/title>/);
    assert.match(bodyHtml, /fill="var\(--diagram-/);
  });

  test('what a picture shows is in the page in words, also when the picture comes from the cache', async () => {
    await build();
    assert.equal((await build()).drawn, 0);
    const { diagrams } = JSON.parse(await page()) as Page;
    assert.deepEqual(diagrams[0]?.outline, {
      nodes: ['Producer', 'Queue', 'Worker'],
      links: [
        { from: 'Producer', to: 'Queue', text: 'put' },
        { from: 'Queue', to: 'Worker', text: 'take' },
      ],
    });
    assert.equal(diagrams[0].kind, 'sequenceDiagram');
  });

  test('the pictures on the page of a pattern are drawn, and have ids of their own', async () => {
    await build();
    const text = await readFile(join(root, 'dist/content/patterns/worker-pool.json'), 'utf8');
    const { article } = JSON.parse(text) as PatternPage;
    assert.deepEqual(
      article?.diagrams.map(({ id, outline }) => [id, outline.nodes]),
      [
        ['pattern-worker-pool-1', ['Pool', 'Worker', 'Jobs']],
        ['pattern-worker-pool-2', ['Pool', 'Worker']],
      ],
    );
    assert.equal(article.bodyHtml.match(/<div class="picture"><svg /g)?.length, 2);
    assert.match(article.bodyHtml, /data-code="pattern-worker-pool-code-1"/);
  });

  test('patterns are listed without their code, which is in files of their own, and topics come with their source', async () => {
    await build();
    const output = (name: string) => readFile(join(root, 'dist/content', name), 'utf8');
    const [listed] = JSON.parse(await output('patterns.json')) as readonly PatternPage[];
    assert.ok(listed !== undefined);
    assert.equal(Object.hasOwn(listed, 'snippets'), false);
    const { snippets, article, usedBy, ...rest } = JSON.parse(
      await output('patterns/worker-pool.json'),
    ) as PatternPage;
    assert.deepEqual(rest, listed);
    assert.deepEqual(
      snippets.map(({ language }) => language),
      listed.languages.map(({ language }) => language),
    );
    assert.match(snippets[0]?.html ?? '', /<span class="hljs-/);
    assert.deepEqual([usedBy, article?.related], [['queue'], [{ id: 'pipeline', title: 'Pipeline' }]]);
    const written = await readFile(join(root, 'content/topics/alpha/queue.md'), 'utf8');
    assert.equal(await output('sources/queue.md'), written);
  });
});
