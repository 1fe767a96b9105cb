import { printableTopic } from '../../../src/host/print/printableTopic';
import { ok, same } from './assert';
import { activated, contentStore } from './extension';

suite('a topic saved for printing', () => {
  test('is made from the files that ship', async () => {
    const { extensionUri } = await activated();
    const { content } = await contentStore();
    const html = await printableTopic(content, extensionUri, 'jwt');
    ok(html, 'there is a document');
    ok(html.includes('<h1>JSON Web Token'), 'it has the page');
    ok(html.includes('--diagram-node: #'), 'it has the style sheet');
    same(html.match(/base64,d09GM/g)?.length, 2);
    ok(html.includes('<dt>JWS'), 'it has the terms');
  });

  test('does not exist for a topic that does not', async () => {
    const { extensionUri } = await activated();
    const { content } = await contentStore();
    same(await printableTopic(content, extensionUri, '../../package'), undefined);
  });
});
