import assert from 'node:assert/strict';
import { resolveLink } from '../../../src/core/markdown/links';
import { createParser, isAllowedLink } from '../../../src/core/markdown/parser';

const FROM = 'content/topics/security/jwt.md';

suite('links', () => {
  const rows = [
    ['#pitfalls', { kind: 'section', id: 'pitfalls' }],
    ['https://example.com/a', { kind: 'external', url: 'https://example.com/a' }],
    ['oauth.md', { kind: 'topic', id: 'oauth', category: 'security' }],
    ['../caching/cdn.md#purge', { kind: 'topic', id: 'cdn', category: 'caching', section: 'purge' }],
    ['../../glossary/security.yaml#jwt', { kind: 'term', id: 'jwt', category: 'security' }],
    ['../../patterns.yaml#observer', { kind: 'pattern', id: 'observer' }],
  ] as const;
  for (const [href, target] of rows) {
    test(`${href} leads to a ${target.kind}`, () => {
      assert.deepEqual(resolveLink(FROM, href), target);
    });
  }

  const refused = [
    'command:workbench.action.quit',
    'vscode://file/etc/passwd',
    'javascript:alert(1)',
    'http://example.com',
    'data:text/html,x',
    'file:///etc/passwd',
    '//example.com/x.md',
    '/content/topics/security/jwt.md',
    '../../../../../etc/passwd',
    '../../glossary/security.yaml',
  ];
  for (const href of refused) {
    test(`${href} is refused`, () => {
      assert.equal(resolveLink(FROM, href).kind, 'refused');
    });
  }

  test('the parser for shown pages leaves a dangerous link as text', () => {
    for (const href of refused.slice(0, 7)) {
      assert.equal(isAllowedLink(href), false, href);
      assert.ok(!createParser().render(`[x](${href})`).includes('<a'), href);
    }
  });
});
