import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '../../src/core/model/page';
import type { Sight } from './sights';

/** What is served for a measurement: a driver extension, a workspace with the topic's Markdown, and what to look for. */
export interface Scene {
  /** A folder with an extension that brings the empty panel and a key for every step. */
  readonly driverPath: string;
  readonly workspacePath: string;
  readonly sights: Readonly<Record<Step, Sight>>;
}

/** What is timed, each started by a key of its own. */
export type Step = 'empty' | 'topic' | 'preview' | 'other';

/** The keys that start the steps, and the one that closes all editors; no key of VS Code's own. */
export const KEYS: Readonly<Record<Step | 'close', string>> = {
  empty: 'Control+Alt+F6',
  topic: 'Control+Alt+F7',
  preview: 'Control+Alt+F8',
  other: 'Control+Alt+F9',
  close: 'Control+Alt+F10',
};

const FOLDER = 'out/bench';

/** Prepares the folders for the topic that is opened and the other one that is switched to. */
export async function setScene(topic: string, other: string): Promise<Scene> {
  const driverPath = join(process.cwd(), FOLDER, 'driver');
  const workspacePath = join(process.cwd(), FOLDER, 'workspace');
  const page = await readPage(topic);
  const otherPage = await readPage(other);
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(workspacePath, { recursive: true });
  await cp('build/bench/driver', driverPath, { recursive: true });
  await writeFile(join(driverPath, 'package.json'), JSON.stringify(driverManifest(topic, other), null, 2));
  await cp(`content/topics/${page.category.id}/${topic}.md`, join(workspacePath, 'topic.md'));
  return {
    driverPath,
    workspacePath,
    sights: {
      empty: { selector: '#bench-empty', count: 1 },
      topic: { selector: diagramsOf(topic), count: page.diagrams.length },
      preview: { selector: '.mermaid svg', count: page.diagrams.length },
      other: { selector: diagramsOf(other), count: otherPage.diagrams.length },
    },
  };
}

const diagramsOf = (topic: string): string => `figure[data-diagram^="${topic}-"] svg`;

async function readPage(topic: string): Promise<Page> {
  const path = `dist/content/pages/${topic}.json`;
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Error(`There is no ${path}: build first, or name another topic.`);
  });
  const page = JSON.parse(text) as Page;
  if (page.diagrams.length === 0) throw new Error(`The topic "${topic}" has no diagram to wait for.`);
  return page;
}

/** The keys run the commands directly, so that no palette and no other extension stands between. */
function driverManifest(topic: string, other: string): object {
  const key = (step: Step | 'close', command: string, args?: unknown) => ({
    key: KEYS[step].replace('Control', 'ctrl').toLowerCase(),
    command,
    ...(args === undefined ? {} : { args }),
  });
  return {
    name: 'bench-driver',
    publisher: 'bench',
    version: '0.0.0',
    engines: { vscode: '^1.100.0' },
    browser: './extension.js',
    activationEvents: [],
    contributes: {
      commands: [{ command: 'bench.openEmptyPanel', title: 'Open Empty Panel' }],
      keybindings: [
        key('empty', 'bench.openEmptyPanel'),
        key('topic', 'systemDesign.openTopic', topic),
        // $mid 1 is how VS Code writes a Uri as JSON.
        key('preview', 'markdown.showPreview', {
          $mid: 1,
          scheme: 'vscode-test-web',
          authority: 'mount',
          path: '/topic.md',
        }),
        key('other', 'systemDesign.openTopic', other),
        key('close', 'workbench.action.closeAllEditors'),
      ],
    },
  };
}
