import * as vscode from 'vscode';
import { readHoverSettings } from '../../../src/host/settings/hoverSettings';
import { onDidChangeSettings, readSettings } from '../../../src/host/settings/settings';
import { ok, same } from './assert';
import { activated, closeAll, eventually, openUntitled } from './extension';

const DEFAULTS = {
  openLocation: 'active',
  textSize: 100,
  underlineTerms: true,
  playerSpeed: 'normal',
};

const HOVER_DEFAULTS = { enabled: true, sensitivity: 'balanced', hidden: [] };

function hoverSettings() {
  const settings = readHoverSettings();
  return { ...settings, hidden: [...settings.hidden] };
}

const LIVE_COUNT = 11;

interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
  };
}

const changed = new Set<string>();

/** Sets one of our settings for the user; `undefined` takes it out again. */
async function set(name: string, value: unknown): Promise<void> {
  changed.add(name);
  const configuration = vscode.workspace.getConfiguration('systemDesign');
  await configuration.update(name, value, vscode.ConfigurationTarget.Global);
}

suite('settings', () => {
  suiteSetup(activated);
  teardown(async () => {
    for (const name of changed) await set(name, undefined);
    changed.clear();
    await closeAll();
  });

  test('the defaults are those the manifest states', async () => {
    same(readSettings(), DEFAULTS);
    const manifest = (await activated()).packageJSON as Manifest;
    const { properties } = manifest.contributes.configuration;
    const stated = (prefix: RegExp) =>
      Object.entries(properties)
        .filter(([name]) => prefix.test(name))
        .map(([, { default: value }]) => String(value))
        .sort();
    same(stated(/\.(?:panel|player)\./), Object.values(DEFAULTS).map(String).sort());
    same(hoverSettings(), HOVER_DEFAULTS);
    same(stated(/\.hover\./), ['', 'balanced', 'true']);
    same(
      stated(/\.live\./),
      Array.from({ length: LIVE_COUNT }, () => 'true'),
    );
  });

  test('what is set is read', async () => {
    await set('panel.openLocation', 'beside');
    await set('panel.textSize', 140);
    await set('panel.underlineTerms', false);
    await set('player.speed', 'slow');
    await set('hover.enabled', false);
    await set('hover.sensitivity', 'quiet');
    await set('hover.hiddenTerms', ['jwt']);
    same(readSettings(), {
      openLocation: 'beside',
      textSize: 140,
      underlineTerms: false,
      playerSpeed: 'slow',
    });
    same(hoverSettings(), { enabled: false, sensitivity: 'quiet', hidden: ['jwt'] });
  });

  const bad = [
    ['panel.openLocation', 'elsewhere'],
    ['panel.textSize', 1000],
    ['panel.textSize', '120'],
    ['panel.underlineTerms', 'no'],
    ['player.speed', null],
    ['hover.enabled', 0],
    ['hover.sensitivity', 'loud'],
    ['hover.hiddenTerms', 'jwt'],
  ] as const;
  for (const [name, value] of bad) {
    test(`${name}: ${JSON.stringify(value)} counts as the default`, async () => {
      await set(name, value);
      same(readSettings(), DEFAULTS);
      same(hoverSettings(), HOVER_DEFAULTS);
    });
  }

  test('a change is told once, a change of another setting never, and nothing after disposal', async () => {
    let told = 0;
    const subscription = onDidChangeSettings(() => told++);
    await set('player.speed', 'fast');
    await eventually(() => told > 0);
    const editor = vscode.workspace.getConfiguration('editor');
    await editor.update('tabSize', 3, vscode.ConfigurationTarget.Global);
    await editor.update('tabSize', undefined, vscode.ConfigurationTarget.Global);
    same(told, 1);
    subscription.dispose();
    await set('player.speed', 'slow');
    same(told, 1);
  });

  test('the hover switch works at once, both ways, and for one language alone', async () => {
    const hasCard = async (editor: vscode.TextEditor) => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        editor.document.uri,
        new vscode.Position(0, 1),
      );
      return hovers
        .flatMap(({ contents }) => contents)
        .some((one) => one instanceof vscode.MarkdownString && one.value.includes('systemDesign.openTopic'));
    };
    const python = await openUntitled('python', 'jwt');
    const markdown = await openUntitled('markdown', 'jwt');
    await eventually(() => hasCard(python));
    await set('hover.enabled', false);
    ok(!(await hasCard(python)), 'switched off, there is none');
    await set('hover.enabled', true);
    ok(await hasCard(python), 'switched on again, there is one');
    const configuration = vscode.workspace.getConfiguration('systemDesign', { languageId: 'markdown' });
    await configuration.update('hover.enabled', false, vscode.ConfigurationTarget.Global, true);
    try {
      ok(!(await hasCard(markdown)), 'switched off for Markdown, there is none in Markdown');
      ok(await hasCard(python), 'and one in Python');
    } finally {
      await configuration.update('hover.enabled', undefined, vscode.ConfigurationTarget.Global, true);
    }
  });
});
