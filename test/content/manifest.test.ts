import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { read } from './fixtureContent';

interface Setting {
  readonly default?: unknown;
  readonly scope?: string;
  readonly order?: number;
  readonly markdownDescription?: string;
  readonly enum?: readonly string[];
  readonly enumItemLabels?: readonly string[];
  readonly markdownEnumDescriptions?: readonly string[];
}

interface Contribution {
  readonly configuration: {
    readonly title: string;
    readonly properties: Readonly<Record<string, Setting>>;
  };
  readonly commands: readonly {
    readonly command: string;
    readonly title: string;
    readonly category: string;
  }[];
  readonly snippets: readonly { readonly language: string; readonly path: string }[];
  readonly views: Readonly<
    Record<
      string,
      readonly { readonly id: string; readonly icon?: string; readonly contextualTitle?: string }[]
    >
  >;
  readonly viewsContainers: {
    readonly activitybar: readonly { readonly id: string; readonly icon: string }[];
  };
  readonly viewsWelcome: readonly { readonly view: string }[];
}

interface Manifest {
  readonly name: string;
  readonly displayName: string;
  readonly main: string;
  readonly browser: string;
  readonly icon: string;
  readonly engines: { readonly vscode: string };
  readonly activationEvents: readonly string[];
  readonly capabilities: { readonly virtualWorkspaces: boolean };
  readonly contributes: Contribution;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly dependencies?: object;
}

const manifest = JSON.parse(read('package.json')) as Manifest;
const texts = JSON.parse(read('package.nls.json')) as Record<string, string>;
const { contributes } = manifest;

suite('the manifest', () => {
  test('names the product', () => {
    assert.equal(manifest.name, 'system-design-companion');
    assert.equal(texts['displayName'], 'System Design Companion');
    assert.equal(texts['category'], 'System Design');
  });

  test('every text is translatable, every key exists, and none is unused', () => {
    const used = [...read('package.json').matchAll(/"%([^%"]+)%"/g)].map((match) => match[1]);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(texts).sort());
    for (const { title, category } of contributes.commands) {
      assert.match(title, /^%.*%$/);
      assert.equal(category, '%category%');
    }
  });

  test('all ids are under systemDesign', () => {
    const ids = [
      ...contributes.commands.map(({ command }) => command),
      ...Object.values(contributes.views)
        .flat()
        .map(({ id }) => id),
    ];
    for (const id of ids) assert.match(id, /^systemDesign\.[a-z][A-Za-z]+$/);
  });

  test('one container; each view has an icon, a contextual title and a welcome text', () => {
    assert.deepEqual(
      contributes.viewsContainers.activitybar.map(({ id }) => id),
      ['systemDesign'],
    );
    for (const view of Object.values(contributes.views).flat()) {
      assert.ok(view.icon !== undefined && existsSync(view.icon));
      assert.ok(view.contextualTitle);
      assert.ok(contributes.viewsWelcome.some((welcome) => welcome.view === view.id));
    }
  });

  test('every setting has a default, a scope, a place and a description, also of each choice', () => {
    const { title, properties } = contributes.configuration;
    assert.match(title, /^%.*%$/);
    assert.doesNotMatch(texts[title.slice(1, -1)] ?? '', /extension|settings|configuration/i);
    for (const [id, setting] of Object.entries(properties)) {
      assert.match(id, /^systemDesign\.[a-z]+\.[a-zA-Z]+$/);
      assert.ok(setting.default !== undefined && setting.scope, id);
      assert.match(setting.markdownDescription ?? '', /^%.*%$/, id);
      assert.equal(setting.enumItemLabels?.length, setting.enum?.length, id);
      assert.equal(setting.markdownEnumDescriptions?.length, setting.enum?.length, id);
    }
    const orders = Object.values(properties).map(({ order }) => order);
    assert.deepEqual(
      orders,
      orders.map((_, index) => index + 1),
    );
  });

  test('one bundle serves the desktop and the web, and there are no run-time dependencies', () => {
    assert.equal(manifest.main, manifest.browser);
    assert.equal(manifest.dependencies, undefined);
    assert.equal(manifest.capabilities.virtualWorkspaces, true);
  });

  test('it starts with no window, only when a file is opened, a panel restored or a link followed', () => {
    assert.deepEqual(manifest.activationEvents, ['onLanguage', 'onWebviewPanel:systemDesign.topic', 'onUri']);
  });

  test('every snippet file that is built is named for its language, and no other', () => {
    const built = readdirSync('dist/snippets').map((name) => `./dist/snippets/${name}`);
    const named = [...new Set(contributes.snippets.map(({ path }) => path))];
    assert.deepEqual(named.sort(), built.sort());
    for (const path of built) {
      const language = /(\w+)\.code-snippets$/.exec(path)?.[1];
      assert.ok(contributes.snippets.some((one) => one.path === path && one.language === language));
    }
  });

  test('the types are those of the oldest VS Code supported, and every version is pinned', () => {
    assert.equal(`^${manifest.devDependencies['@types/vscode'] ?? ''}`, manifest.engines.vscode);
    for (const [name, version] of Object.entries(manifest.devDependencies)) {
      assert.match(version, /^\d+\.\d+\.\d+$/, `${name} is not pinned`);
    }
  });
});
