import assert from 'node:assert/strict';
import * as v from 'valibot';
import { fromPanelSchema } from '../../../src/protocol/messages';
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

  test('the policy of the panel allows nothing inline, no eval and no host of its own', () => {
    const html = panelShell({
      language: 'en',
      title: 'A "title" <here>',
      cspSource: "'self' https://*.vscode-cdn.net",
      nonce: 'abc123',
      styles: ['https://x/panel.css'],
      script: 'https://x/panel.js',
    });
    const attribute = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    const policy = attribute.replaceAll('&#39;', "'");
    assert.ok(policy.startsWith("default-src 'none';"));
    assert.doesNotMatch(policy, /unsafe|\*;|http:|data:/);
    // Pictures from nowhere but the panel's own scripts.
    assert.equal(/img-src ([^;]*)/.exec(policy)?.[1], 'blob:');
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1];
    assert.equal(scripts, "'nonce-abc123'");
    assert.equal(html.match(/<script/g)?.length, 1);
    assert.ok(html.includes('<title>A &quot;title&quot; &lt;here&gt;</title>'));
  });

  test('texts are filled in, and a missing value leaves its mark', () => {
    assert.equal(fillIn('{0} of {1}', '3', '9'), '3 of 9');
    assert.equal(fillIn('{0} of {1}', '3'), '3 of {1}');
  });
});
