import * as vscode from 'vscode';
import { followLastEditor, type LastEditor } from '../../../src/host/editor/lastEditor';
import { createClientReader } from '../../../src/host/panel/shell';
import { createAnswers } from '../../../src/host/panel/answers';
import type { FromPanel } from '../../../src/protocol/messages';
import type { Place } from '../../../src/protocol/place';
import { ok, same } from './assert';
import { activated, closeAll, contentStore, eventually, openUntitled } from './extension';
import { memoryStore, type MemoryStore } from './memory';

const JWT: Place = { kind: 'topic', id: 'jwt' };
const UNTOUCHED = 'what was in the clipboard before';

suite('what the host answers a panel', () => {
  let editors: LastEditor;
  let store: MemoryStore;
  let clipboard: string;
  setup(async () => {
    await activated();
    await closeAll();
    editors = followLastEditor();
    store = memoryStore();
    clipboard = await vscode.env.clipboard.readText();
    await vscode.env.clipboard.writeText(UNTOUCHED);
  });
  teardown(async () => {
    editors.dispose();
    store.progress.dispose();
    await vscode.env.clipboard.writeText(clipboard);
    await closeAll();
  });

  /** A panel that shows a place, and what came of what it said. */
  const panelAt = async (place: Place | undefined) => {
    const { extensionUri } = await activated();
    const posted: unknown[] = [];
    const logged: string[] = [];
    const opened: unknown[] = [];
    const drawn: string[] = [];
    let ready = 0;
    const write = (text: string) => logged.push(text);
    const log = { error: write, warn: write, info: write } as unknown as vscode.LogOutputChannel;
    const { content } = await contentStore();
    const diagrams = (message: FromPanel) => {
      drawn.push(message.type);
      return Promise.resolve();
    };
    const answer = createAnswers(
      {
        extensionUri,
        client: createClientReader(extensionUri),
        content,
        editors,
        progress: store.progress,
        diagrams,
        log,
      },
      {
        place: () => place,
        post: (message) => posted.push(message),
        onReady: () => (ready += 1),
        open: (next, beside) => opened.push({ next, beside }),
      },
    );
    return { answer, posted, logged, opened, drawn, ready: () => ready };
  };
  const copied = () =>
    eventually(async () => {
      const text = await vscode.env.clipboard.readText();
      return text !== UNTOUCHED && text;
    });
  const codeOf = async (topic: string) => {
    const [block] = (await (await contentStore()).content.page(topic))?.codeBlocks ?? [];
    ok(block, `${topic} has code`);
    return block;
  };

  test('it is ready, and asks for pages here and beside', async () => {
    const { answer, opened, ready } = await panelAt(JWT);
    answer({ type: 'ready' });
    answer({ type: 'open', place: { kind: 'term', id: 'jwt' } });
    answer({ type: 'open', place: { kind: 'pattern', id: 'observer' }, beside: true });
    same(ready(), 1);
    same(opened, [
      { next: { kind: 'term', id: 'jwt' }, beside: false },
      { next: { kind: 'pattern', id: 'observer' }, beside: true },
    ]);
  });

  test('code of the page is copied as it was written', async () => {
    const { answer } = await panelAt(JWT);
    const { id, code } = await codeOf('jwt');
    answer({ type: 'copyCode', code: id });
    same(await copied(), code);
  });

  test('code of the page is inserted as it was written, placeholders and all', async () => {
    const { answer } = await panelAt({ kind: 'topic', id: 'caching-strategies' });
    const { id, code } = await codeOf('caching-strategies');
    const { document } = await openUntitled('plaintext');
    answer({ type: 'insertCode', code: id });
    await eventually(() => document.getText() !== '');
    same(document.getText(), code);
  });

  test('code of another page, of no page, and code that does not exist are refused', async () => {
    const { id } = await codeOf('caching-strategies');
    const at: readonly (readonly [Place | undefined, string])[] = [
      [JWT, id],
      [{ kind: 'term', id: 'jwt' }, id],
      [undefined, id],
      [JWT, 'jwt-code-99'],
      [{ kind: 'topic', id: 'no-such-topic' }, id],
    ];
    const { document } = await openUntitled('typescript');
    for (const [place, code] of at) {
      const { answer, logged } = await panelAt(place);
      answer({ type: 'copyCode', code });
      answer({ type: 'insertCode', code });
      await eventually(() => logged.length === 2);
    }
    same(await vscode.env.clipboard.readText(), UNTOUCHED);
    same(document.getText(), '');
  });

  test('without an editor code is not inserted and nothing throws', async () => {
    const { answer, logged } = await panelAt(JWT);
    answer({ type: 'insertCode', code: (await codeOf('jwt')).id });
    await new Promise((resolve) => setTimeout(resolve, 200));
    same(logged, []);
    same(vscode.window.visibleTextEditors.length, 0);
  });

  test('the code of a pattern is copied in the language that is asked for, and in no other', async () => {
    const { answer, logged } = await panelAt({ kind: 'pattern', id: 'observer' });
    answer({ type: 'copyPattern', pattern: 'observer', language: 'cobol' });
    answer({ type: 'copyPattern', pattern: 'no-such-pattern', language: 'python' });
    await eventually(() => logged.length === 2);
    same(await vscode.env.clipboard.readText(), UNTOUCHED);
    answer({ type: 'copyPattern', pattern: 'observer', language: 'python' });
    ok((await copied()).includes('class Subject'), 'it is the code in Python');
  });

  test('a preview is sent with the language of the editor used last; of an unknown pattern nothing', async () => {
    await openUntitled('python');
    const { answer, posted, logged } = await panelAt(JWT);
    answer({ type: 'previewPattern', pattern: 'no-such-pattern' });
    await eventually(() => logged.length === 1);
    same(posted, []);
    answer({ type: 'previewPattern', pattern: 'observer' });
    const message = (await eventually(() => posted[0])) as {
      readonly type: string;
      readonly preview: { readonly pattern: { readonly id: string }; readonly language?: string };
    };
    same(
      [message.type, message.preview.pattern.id, message.preview.language],
      ['patternPreview', 'observer', 'python'],
    );
  });

  test('a link to the page, or to a part of it, is copied; of no page none', async () => {
    const nowhere = await panelAt(undefined);
    nowhere.answer({ type: 'copyLink' });
    const { answer } = await panelAt({ kind: 'topic', id: 'jwt' });
    answer({ type: 'copyLink', anchor: 'jwt-2:3' });
    ok((await copied()).endsWith('/topic/jwt#jwt-2:3'), 'it leads to the step');
    const term = await panelAt({ kind: 'term', id: 'single-flight' });
    term.answer({ type: 'copyLink' });
    await eventually(async () => (await vscode.env.clipboard.readText()).endsWith('/term/single-flight'));
  });

  test('marks are those of the topic that the page names, whatever is shown by now', async () => {
    const { answer } = await panelAt({ kind: 'topic', id: 'http-versions' });
    answer({ type: 'mark', topic: 'jwt', mark: 'learned', value: true });
    answer({ type: 'mark', topic: 'jwt', mark: 'bookmarked', value: true });
    await eventually(() => store.progress.marks('jwt').bookmarked);
    same(store.progress.marks('jwt').learned, true);
    answer({ type: 'mark', topic: 'jwt', mark: 'learned', value: false });
    await eventually(() => !store.progress.marks('jwt').learned);
    same(store.progress.marks('http-versions'), { learned: false, bookmarked: false, started: false });
  });

  test('a topic that does not exist is neither marked nor read', async () => {
    const { answer, logged } = await panelAt(JWT);
    answer({ type: 'mark', topic: 'no-such-topic', mark: 'learned', value: true });
    answer({ type: 'reading', topic: 'no-such-topic', section: 'pitfalls' });
    await eventually(() => logged.length === 2);
    same([...store.saved.keys()], []);
    same(store.progress.lastRead(), undefined);
  });

  test('where the reader is counts for the topic that is read', async () => {
    const { answer } = await panelAt({ kind: 'topic', id: 'http-versions' });
    answer({ type: 'reading', topic: 'jwt', section: 'pitfalls' });
    await eventually(() => store.progress.lastRead());
    same(store.progress.lastRead()?.topic, 'jwt');
    same(store.progress.lastRead()?.section, 'pitfalls');
    same(store.progress.marks('jwt').started, true);
  });

  test('what a diagram asks for goes to its own actions', async () => {
    const { answer, drawn } = await panelAt(JWT);
    answer({ type: 'fonts' });
    answer({ type: 'copyMermaid', diagram: 'jwt-1' });
    same(drawn, ['fonts', 'copyMermaid']);
  });

  test('the source is opened, the speed is remembered, and a problem is logged', async () => {
    const { answer, logged } = await panelAt(JWT);
    answer({ type: 'openSource' });
    await eventually(() => vscode.window.activeTextEditor?.document.uri.path === '/jwt.md');
    const speed = () => vscode.workspace.getConfiguration('systemDesign').get<string>('player.speed');
    answer({ type: 'speed', speed: 'fast' });
    await eventually(() => speed() === 'fast');
    const configuration = vscode.workspace.getConfiguration('systemDesign');
    await configuration.update('player.speed', undefined, vscode.ConfigurationTarget.Global);
    answer({ type: 'problem', text: 'it broke' });
    same(logged, ['The panel reports: it broke']);
  });
});
