import * as vscode from 'vscode';
import { exportToFile, importFromFile, resetAfterAsking } from '../../../src/host/progress/transfer';
import { ok, same } from './assert';
import { activated } from './extension';
import { memoryStore } from './memory';

const none = { learned: false, bookmarked: false, started: false };
const key = 'systemDesign.progress';

suite('the progress store', () => {
  test('a change holds at once, is told, and is there after a reload', async () => {
    const { progress, again, synced } = memoryStore();
    let told = 0;
    progress.onDidChange(() => told++);
    const saving = progress.setLearned('jwt', true);
    same(progress.marks('jwt').learned, true);
    await saving;
    await progress.setBookmarked('jwt', true);
    await progress.markStarted('jwt', 'pitfalls');
    same(told, 3);
    same(again().marks('jwt'), { learned: true, bookmarked: true, started: true });
    same(again().lastRead()?.section, 'pitfalls');
    ok(synced.includes(key), 'Settings Sync takes it along');
  });

  test('what is so already is neither told nor saved', async () => {
    const { progress, saved } = memoryStore();
    await progress.setLearned('jwt', true);
    const before = saved.get(key);
    let told = 0;
    progress.onDidChange(() => told++);
    await progress.setLearned('jwt', true);
    same(told, 0);
    ok(saved.get(key) === before, 'it was saved');
  });

  test('two windows do not undo each other', async () => {
    const { progress, again } = memoryStore();
    const other = again();
    await Promise.all([progress.setLearned('jwt', true), other.setBookmarked('caching-strategies', true)]);
    await progress.setLearned('http-versions', true);
    same(other.marks('jwt').learned, true);
    same(other.marks('http-versions').learned, true);
    same(progress.marks('caching-strategies').bookmarked, true);
  });

  test('a storage that refuses loses nothing: one warning, and all is saved when it works again', async () => {
    const store = memoryStore();
    const { progress } = store;
    store.refuse = true;
    await progress.setLearned('jwt', true);
    await progress.setBookmarked('jwt', true);
    same(progress.marks('jwt'), { learned: true, bookmarked: true, started: false });
    same(store.warnings.length, 1);
    same(store.logged.length, 2);
    ok(!store.warnings.join('').includes('disk'), 'the reason is for the log');
    same(store.again().marks('jwt'), none);
    store.refuse = false;
    await progress.setLearned('http-versions', true);
    same(store.again().marks('jwt'), { learned: true, bookmarked: true, started: false });
  });

  test('what a newer version saved is still there after a change', async () => {
    const { progress, saved } = memoryStore();
    saved.set(key, { version: 9, streak: 4, topics: { jwt: { rating: 5 }, gone: { learned: 'x' } } });
    await progress.setLearned('jwt', true);
    const after = JSON.stringify(saved.get(key));
    ok(after.includes('"rating":5,"learned":"2'), after);
    for (const part of ['"version":9', '"streak":4', '"rating":5', '"gone":{"learned":"x"}'])
      ok(after.includes(part), `${part} is not in ${after}`);
  });
});

suite('progress in files', () => {
  let folder: vscode.Uri;
  setup(async () => {
    const [workspaceFolder] = vscode.workspace.workspaceFolders ?? [];
    ok(workspaceFolder, 'there is a workspace');
    folder = vscode.Uri.joinPath(workspaceFolder.uri, 'progress-files');
    await vscode.workspace.fs.createDirectory(folder);
  });
  teardown(() => vscode.workspace.fs.delete(folder, { recursive: true }));

  const warned: string[] = [];
  const log = { warn: (text: string) => warned.push(text) } as unknown as vscode.LogOutputChannel;
  const dialogs = (file: vscode.Uri | undefined, answer?: 'reset' | 'exportFirst') => ({
    chooseTarget: () => Promise.resolve(file),
    chooseSource: () => Promise.resolve(file),
    confirmReset: () => Promise.resolve(answer),
  });
  const write = async (text: string) => {
    const file = vscode.Uri.joinPath(folder, 'written.json');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    return file;
  };

  test('what was exported comes back elsewhere, and one sentence says what that changed', async () => {
    const file = vscode.Uri.joinPath(folder, 'progress.json');
    const [mine, other] = [memoryStore().progress, memoryStore().progress];
    await mine.setLearned('jwt', true);
    await mine.setLearned('http-versions', true);
    await mine.setBookmarked('a-topic-that-is-gone', true);
    ok(await exportToFile(mine, dialogs(file)), 'it was exported');
    const first = await importFromFile(other, dialogs(file), log);
    same(first, { ok: true, text: 'Imported: 2 topics learned, 1 bookmark.' });
    same(other.marks('a-topic-that-is-gone').bookmarked, true);
    const second = await importFromFile(other, dialogs(file), log);
    same(second, { ok: true, text: 'Imported: no mark is new.' });
    await mine.setLearned('jwt', false);
    await exportToFile(mine, dialogs(file));
    same((await importFromFile(other, dialogs(file), log))?.text, 'Imported: 1 mark removed.');
  });

  const refused = [
    ['not JSON', 'the file is not JSON.', '{'],
    ['other JSON', 'the file is not progress saved by this extension.', '{"a":1}'],
    [
      'a newer version',
      'the file is from a newer version. Update the extension first.',
      '{"kind":"system-design-progress","version":2}',
    ],
    ['damaged', 'the file is damaged.', '{"kind":"system-design-progress","version":1,"topics":[1]}'],
    ['too large', 'the file is too large to be saved progress.', ' '.repeat(1_000_001)],
  ] as const;
  for (const [what, reason, content] of refused) {
    test(`a file that is ${what} changes nothing, and the sentence says why`, async () => {
      const { progress, saved } = memoryStore();
      await progress.setLearned('jwt', true);
      const before = saved.get(key);
      const result = await importFromFile(progress, dialogs(await write(content)), log);
      same(result, { ok: false, text: `Nothing was imported: ${reason}` });
      ok(saved.get(key) === before, 'it was changed');
    });
  }

  test('a dialog that is closed does nothing', async () => {
    const { progress } = memoryStore();
    await progress.setLearned('jwt', true);
    same(await exportToFile(progress, dialogs(undefined)), false);
    same(await importFromFile(progress, dialogs(undefined), log), undefined);
    await resetAfterAsking(progress, dialogs(undefined));
    await resetAfterAsking(progress, dialogs(undefined, 'exportFirst'));
    same(progress.marks('jwt').learned, true);
  });

  test('a reset forgets all of it, after an export if that is wanted, which brings it back', async () => {
    const { progress, again } = memoryStore();
    const file = vscode.Uri.joinPath(folder, 'before.json');
    await progress.setLearned('jwt', true);
    await resetAfterAsking(progress, dialogs(file, 'exportFirst'));
    same(progress.marks('jwt'), none);
    same(again().marks('jwt'), none);
    await importFromFile(progress, dialogs(file), log);
    same(progress.marks('jwt').learned, true);
    await resetAfterAsking(progress, dialogs(undefined, 'reset'));
    same(progress.marks('jwt'), none);
  });
});

suite('the commands of marks', () => {
  test('strange arguments and unknown topics do not throw', async () => {
    await activated();
    for (const command of ['markLearned', 'unmarkLearned', 'addBookmark', 'removeBookmark']) {
      for (const argument of [undefined, 'no-such-topic', 5, { kind: 'term', id: 'jwt' }, { kind: 'topic' }])
        await vscode.commands.executeCommand(`systemDesign.${command}`, argument);
    }
  });
});
