import { followLastEditor } from '../../../src/host/editor/lastEditor';
import { printablePage, type PrintablePlace } from '../../../src/host/print/printablePage';
import { ok, same } from './assert';
import { activated, contentStore } from './extension';

suite('a topic saved for printing', () => {
  test('is made from the files that ship', async () => {
    const html = await printed({ kind: 'topic', id: 'jwt' });
    ok(html, 'there is a document');
    ok(html.includes('<h1>JSON Web Token'), 'it has the page');
    ok(html.includes('--diagram-node: #'), 'it has the style sheet');
    same(html.match(/base64,d09GM/g)?.length, 2);
    ok(html.includes('<dt>JWS'), 'it has the terms');
  });

  test('does not exist for a topic that does not', async () => {
    same(await printed({ kind: 'topic', id: '../../package' }), undefined);
    same(await printed({ kind: 'pattern', id: '../../package' }), undefined);
  });

  test('may be a pattern, with its code', async () => {
    const html = await printed({ kind: 'pattern', id: 'observer' });
    ok(html?.includes('<h1>Observer'), 'it has the name');
    same(html?.match(/<pre class="code">/g)?.length, 1);
  });
});

async function printed(place: PrintablePlace): Promise<string | undefined> {
  const { extensionUri } = await activated();
  const { content } = await contentStore();
  const editors = followLastEditor();
  try {
    return await printablePage({ content, editors, extensionUri }, place);
  } finally {
    editors.dispose();
  }
}
