import assert from 'node:assert/strict';
import * as v from 'valibot';
import { fromPanelSchema, type ToPanel } from '../../../src/protocol/messages';
import { panelShell } from '../../../src/protocol/panelShell';
import { fillIn } from '../../../src/protocol/panelStrings';

suite('protocol', () => {
  test('what the panel says is checked: unknown types, further keys and anything but ids are refused', () => {
    const accepts = (message: unknown) => v.safeParse(fromPanelSchema, message).success;
    assert.ok(accepts({ type: 'ready' }));
    const place = { kind: 'topic', id: 'jwt', anchor: 'how-it-works' };
    assert.ok(accepts({ type: 'open', place }));
    assert.ok(accepts({ type: 'open', place: { ...place, anchor: 'jwt-2:3' }, beside: true }));
    assert.ok(!accepts({ type: 'open', place: { ...place, id: '../../etc/passwd' } }));
    assert.ok(!accepts({ type: 'open', place: { ...place, kind: 'file' } }));
    assert.ok(!accepts({ type: 'open', place: { ...place, anchor: 'a:b' } }));
    assert.ok(!accepts({ type: 'open', place, command: 'x' }));
    assert.ok(!accepts({ type: 'open', place: { ...place, id: 'x'.repeat(81) } }));
    assert.ok(!accepts({ type: 'run', command: 'workbench.action.quit' }));
    assert.ok(!accepts('ready'));
    assert.ok(!accepts(undefined));
  });

  test('the policy of the panel lets through its own script and style alone, no eval and no host', () => {
    const html = panelShell({
      language: 'en',
      title: 'A "title" <here>',
      cspSource: "'self' https://*.vscode-cdn.net",
      nonce: 'abc123',
      client: { script: 'run()', style: "@font-face{src:url('fonts/a.woff2')}" },
      fonts: 'https://x/fonts',
    });
    const attribute = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    const policy = attribute.replaceAll('&#39;', "'");
    assert.ok(policy.startsWith("default-src 'none';"));
    assert.doesNotMatch(policy, /unsafe|\*;|http:|data:/);
    assert.equal(/script-src ([^;]*)/.exec(policy)?.[1], "'nonce-abc123'");
    assert.equal(/style-src ([^;]*)/.exec(policy)?.[1], "'nonce-abc123'");
    assert.equal(/img-src ([^;]*)/.exec(policy)?.[1], 'blob:');
    assert.ok(html.includes('<title>A &quot;title&quot; &lt;here&gt;</title>'));
    assert.ok(html.includes("url('https://x/fonts/a.woff2')"));
    assert.ok(html.includes('<script nonce="abc123">run()</script>'));
  });

  test('no text of a page can end the element in which the first message stands', () => {
    const title = '</script><script>alert(1)</script><!--';
    const first = { type: 'view', view: { kind: 'notice', title, text: '' } } as unknown as ToPanel;
    const client = { script: 'run()', style: '' };
    const html = panelShell({
      language: 'en',
      title: '',
      cspSource: '',
      nonce: 'n',
      client,
      fonts: '',
      first,
    });
    assert.equal(html.match(/<script/g)?.length, 2);
    const json = /<script type="application\/json"[^>]*>(.*?)<\/script>/s.exec(html)?.[1] ?? '';
    assert.deepEqual(JSON.parse(json), first);
  });

  test('a client that would end its own element is left out rather than let through in part', () => {
    const client = { script: 'x = "</script><script src=y>"', style: 'a{}</STYLE>' };
    const html = panelShell({ language: 'en', title: '', cspSource: '', nonce: 'n', client, fonts: '' });
    assert.ok(!html.includes('src=y') && !html.includes('a{}'));
  });

  test('texts are filled in, and a missing value leaves its mark', () => {
    assert.equal(fillIn('{0} of {1}', '3', '9'), '3 of 9');
    assert.equal(fillIn('{0} of {1}', '3'), '3 of {1}');
  });
});
