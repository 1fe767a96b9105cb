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

interface MenuItem {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
  readonly group?: string;
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
    readonly icon?: string;
    readonly enablement?: string;
  }[];
  readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
  readonly submenus: readonly { readonly id: string; readonly label: string }[];
  readonly keybindings: readonly { readonly command: string; readonly key: string; readonly when?: string }[];
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
  readonly viewsWelcome: readonly { readonly view: string; readonly contents: string }[];
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

  test('one container holds three to five views, and a welcome text has at most one button', () => {
    assert.deepEqual(Object.keys(contributes.views), ['systemDesign']);
    const count = Object.values(contributes.views).flat().length;
    assert.ok(count >= 3 && count <= 5, `${count} views`);
    for (const { contents } of contributes.viewsWelcome) {
      const lines = (texts[contents.slice(1, -1)] ?? '').split('\n');
      assert.ok(lines.filter((line) => /^\[.*\]\(.*\)$/.test(line)).length <= 1, contents);
    }
  });

  test('menus name commands that exist, views that exist, and a condition', () => {
    const commands = new Set(contributes.commands.map(({ command }) => command));
    const views = new Set(contributes.views['systemDesign']?.map(({ id }) => id));
    const submenus = new Set<string | undefined>(contributes.submenus.map(({ id }) => id));
    for (const [menu, items] of Object.entries(contributes.menus)) {
      for (const { command, submenu, when } of items) {
        const name = `${menu}: ${command ?? submenu ?? ''}`;
        assert.ok(command === undefined ? submenus.has(submenu) : commands.has(command), name);
        assert.ok(when !== undefined && when !== '', `${name} has no condition`);
        const view = /\bview == (\S+)/.exec(when)?.[1];
        if (menu.startsWith('view/')) assert.ok(view !== undefined && views.has(view), name);
      }
    }
  });

  test('what needs a row or an id is not in the palette', () => {
    const hidden = contributes.menus['commandPalette']?.filter(({ when }) => when === 'false');
    assert.deepEqual(hidden?.map(({ command }) => command?.replace('systemDesign.', '')).sort(), [
      'addBookmark',
      'hideTerm',
      'markLearned',
      'openPattern',
      'openTerm',
      'openTopicToSide',
      'removeBookmark',
      'retry',
      'unmarkLearned',
    ]);
  });

  test('what is done with a shown page is in the palette only while one is shown', () => {
    const palette = contributes.menus['commandPalette'] ?? [];
    for (const command of ['systemDesign.back', 'systemDesign.forward', 'systemDesign.openSource']) {
      const onPanel = "activeWebviewPanelId == 'systemDesign.topic'";
      assert.equal(palette.find((item) => item.command === command)?.when, onPanel);
      assert.equal(contributes.commands.find((one) => one.command === command)?.enablement, onPanel);
    }
  });

  test('a row has at most three inline actions at a time, each with an icon of VS Code', () => {
    const inline = contributes.menus['view/item/context']?.filter(({ group }) => group?.startsWith('inline'));
    for (const { id } of contributes.views['systemDesign'] ?? []) {
      const ofView = inline?.filter(({ when }) => when?.startsWith(`view == ${id} `)) ?? [];
      assert.ok(new Set(ofView.map(({ group }) => group)).size <= 3, id);
    }
    for (const { command } of inline ?? []) {
      assert.match(
        contributes.commands.find((one) => one.command === command)?.icon ?? '',
        /^\$\([a-z-]+\)$/,
      );
      const inMenu = contributes.menus['view/item/context']?.filter((item) => item.command === command);
      assert.ok(
        inMenu?.some(({ group }) => !group?.startsWith('inline')),
        `${command} has no place by keyboard`,
      );
    }
  });

  test('no button of a view’s title bar takes a row: VS Code hands it the one that has the focus', () => {
    const takesRow = new Set(contributes.menus['view/item/context']?.map(({ command }) => command));
    for (const command of ['openTopic', 'printTopic']) takesRow.add(`systemDesign.${command}`);
    const buttons = contributes.menus['view/title']?.map(({ command }) => command) ?? [];
    assert.deepEqual(
      buttons.filter((command) => takesRow.has(command)),
      [],
    );
  });

  test('the editor’s menu has one entry, a submenu, and Insert Pattern only where there is a pattern to insert', () => {
    assert.deepEqual(
      contributes.menus['editor/context']?.map(({ submenu }) => submenu),
      ['systemDesign.editor'],
    );
    assert.deepEqual(contributes.submenus, [{ id: 'systemDesign.editor', label: '%submenu.editor%' }]);
    const items = contributes.menus['systemDesign.editor'] ?? [];
    assert.deepEqual(
      items.map(({ command }) => command?.replace('systemDesign.', '')),
      ['insertPattern', 'explainTerm', 'lookUpTerm', 'search'],
    );
    const condition = items[0]?.when ?? '';
    assert.ok(condition.includes('!editorReadonly'), condition);
    const languages = /editorLangId =~ \/\^\((.*)\)\$\//.exec(condition)?.[1]?.split('|') ?? [];
    assert.deepEqual(languages.sort(), contributes.snippets.map(({ language }) => language).sort());
    // An output channel is an editor too.
    const [entry] = contributes.menus['editor/context'] ?? [];
    assert.match(entry?.when ?? '', /resourceScheme != output\b/);
  });

  test('a page’s title bar has at most one icon', () => {
    const icons = contributes.menus['editor/title']?.filter(({ group }) => group?.startsWith('navigation'));
    assert.ok((icons?.length ?? 0) <= 1);
  });

  test('keys work only in a panel, and only for Back and Forward', () => {
    assert.deepEqual(
      contributes.keybindings.map(({ key, when }) => [key, when]),
      ['alt+left', 'alt+right'].map((key) => [key, "activeWebviewPanelId == 'systemDesign.topic'"]),
    );
  });

  test('titles of commands are in title case, without emoji and without the product’s name', () => {
    const small = /^(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|z)$/i;
    for (const { title } of contributes.commands) {
      const text = texts[title.slice(1, -1)] ?? '';
      assert.doesNotMatch(text, /extension|system design|\p{Extended_Pictographic}/iu);
      for (const word of text.split(' ')) assert.ok(small.test(word) || /^[A-Z]/.test(word), text);
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
