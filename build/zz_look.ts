import { startVsCodeWeb } from './vscodeWeb/server';
import { openWorkbench, type ColorTheme } from './vscodeWeb/workbench';
const server = await startVsCodeWeb({ extensionPath: process.cwd(), workspacePath: 'test/sampleWorkspace', port: 0 });
const shots: [string, ColorTheme, string, string][] = [
  ['jwt-dark', 'Default Dark Modern', 'auth/requests.http', 'eyJhbGci'],
  ['uri-light', 'Default Light Modern', 'auth/requests.http', 'localhost'],
  ['basic-hc', 'Default High Contrast' as ColorTheme, 'auth/requests.http', 'bWV0cm'],
  ['cron-dark', 'Default Dark Modern', 'deploy/backup.yaml', '30 2'],
  ['cidr-light', 'Default Light Modern', 'deploy/backup.yaml', '10.20'],
  ['kind-hc', 'Default High Contrast Light' as ColorTheme, 'deploy/backup.yaml', 'NetworkPolicy'],
  ['term-dark', 'Default Dark Modern', 'docker-compose.yml', 'CIRCUIT'],
];
try {
  for (const [name, colorTheme, file, text] of shots) {
    const w = await openWorkbench({ url: server.url, colorTheme, viewport: { width: 900, height: 560 }, deviceScaleFactor: 1.5, settings: { 'editor.minimap.enabled': false, 'workbench.sideBar.location': 'right' } });
    try {
      await w.openFile(file);
      const hover = await w.hoverAt(text);
      await hover.getByText('Loading...').waitFor({ state: 'hidden' });
      await w.page.waitForTimeout(500);
      await w.screenshot(`/tmp/shots/${name}.png`);
      console.log(name);
    } catch (error) { console.log(name, String(error).slice(0, 300)); await w.screenshot(`/tmp/shots/${name}-failed.png`); }
    finally { await w.close(); }
  }
} finally { await server.close(); }
