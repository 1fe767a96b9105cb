import { rm } from 'node:fs/promises';
import { formatDiagnostic } from '../src/core/model/diagnostic';
import { bundleAll, copyStyles } from './bundle/bundle';
import { buildContent } from './content/buildContent';

/** `node build/run.mjs build [--production]`: everything that ships, into `dist/`. */
const production = process.argv.includes('--production');
const start = performance.now();
if (production) await rm('dist', { recursive: true, force: true });

const [content] = await Promise.all([buildContent('.', 'dist'), bundleAll({ production }), copyStyles()]);
for (const diagnostic of content.diagnostics) console.error(formatDiagnostic(diagnostic));
if (content.diagnostics.length > 0) {
  console.error(`${content.diagnostics.length} errors in the content; nothing of it was written.`);
  process.exitCode = 1;
} else {
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`Built ${content.pages} pages, ${content.drawn} diagrams drawn anew, in ${seconds} s.`);
}
