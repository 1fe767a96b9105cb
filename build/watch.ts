import { watch } from 'chokidar';
import { formatDiagnostic } from '../src/core/model/diagnostic';
import { bundleContexts, copyMedia } from './bundle/bundle';
import { buildContent } from './content/buildContent';
import { CONTENT_FOLDERS } from './content/contentFiles';

/**
 * `npm run watch`: builds, and builds anew what a change touches. Each content build is framed by the lines
 * "[watch] build started" and "[watch] build finished", for the problem matcher in .vscode/tasks.json.
 */
let running = false;
let again = false;

async function rebuildContent(): Promise<void> {
  again = running;
  if (running) return;
  running = true;
  console.log('[watch] build started');
  const start = performance.now();
  try {
    const { diagnostics, pages, drawn } = await buildContent('.', 'dist');
    for (const diagnostic of diagnostics) console.error(formatDiagnostic(diagnostic));
    const milliseconds = Math.round(performance.now() - start);
    const result = diagnostics.length === 0 ? `${pages} pages, ${drawn} diagrams drawn anew` : 'not written';
    console.log(`Content: ${result}, in ${milliseconds} ms.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  console.log('[watch] build finished');
  running = false;
  if (again) await rebuildContent();
}

// The first content build ends the task that F5 waits for: by then everything else must be there.
await copyMedia();
for (const context of await bundleContexts({ production: false })) {
  await context.rebuild().catch(() => undefined); // printed already; the next change may mend it
  await context.watch();
}
await rebuildContent();

const options = { ignoreInitial: true, awaitWriteFinish: { stabilityThreshold: 50, pollInterval: 10 } };
watch([...CONTENT_FOLDERS], options).on('all', () => void rebuildContent());
watch(['media'], options).on('all', () => {
  copyMedia().catch((error: unknown) => {
    console.error(String(error));
  });
});
