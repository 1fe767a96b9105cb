import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startVsCodeWeb } from './vscodeWeb/server';
import { topicRow } from './vscodeWeb/topicRow';
import { openWorkbench, type ColorTheme } from './vscodeWeb/workbench';

/**
 * `npm run capture:themes`: reads from the real VS Code what a webview gets of each theme, as far as our style
 * sheets use it, into `test/fixtures/themes`. The panel's tests run with these values.
 */
const THEMES: Readonly<Record<string, ColorTheme>> = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
};
const FOLDER = 'test/fixtures/themes';

const names = (await readdir('media', { recursive: true })).filter((name) => name.endsWith('.css'));
const sheets = await Promise.all(names.map((name) => readFile(join('media', name), 'utf8')));
const used = [...new Set(sheets.join('\n').match(/--vscode-[a-zA-Z-]+/g))].sort();

await mkdir(FOLDER, { recursive: true });
const server = await startVsCodeWeb({
  extensionPath: process.cwd(),
  workspacePath: 'test/sampleWorkspace',
  port: 0,
});
try {
  for (const [name, colorTheme] of Object.entries(THEMES)) {
    const workbench = await openWorkbench({ url: server.url, colorTheme });
    await workbench.openSideBar();
    await (await topicRow(workbench, 'JSON Web Token')).click();
    const frame = await workbench.webviewFrame();
    const theme = await frame.evaluate((variables) => {
      const style = getComputedStyle(document.documentElement);
      const values = variables.map(
        (variable) => [variable, style.getPropertyValue(variable).trim()] as const,
      );
      return {
        bodyClass: document.body.className,
        variables: Object.fromEntries(values.filter(([, value]) => value !== '')),
      };
    }, used);
    await writeFile(join(FOLDER, `${name}.json`), `${JSON.stringify(theme, undefined, 2)}\n`);
    await workbench.close();
    console.log(`${name}: ${Object.keys(theme.variables).length} of ${used.length} variables`);
  }
} finally {
  await server.close();
}
