import { formatDiagnostic } from '../src/core/model/diagnostic';
import { bundleAll, copyMedia } from './bundle/bundle';
import { buildContent } from './content/buildContent';

/** `node build/run.mjs build [--production]`: everything that ships, into `dist/`. */
const production = process.argv.includes('--production');
const start = performance.now();

try {
  const [content] = await Promise.all([buildContent('.', 'dist'), bundleAll({ production }), copyMedia()]);
  for (const diagnostic of content.diagnostics) console.error(formatDiagnostic(diagnostic));
  if (content.problem !== undefined) console.error(content.problem);
  if (content.diagnostics.length > 0 || content.problem !== undefined) {
    console.error(`${content.diagnostics.length} errors in the content; nothing of it was written.`);
    process.exitCode = 1;
  } else {
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`Built ${content.pages} pages, ${content.drawn} diagrams drawn anew, in ${seconds} s.`);
  }
} catch (error) {
  // A bundling error has been printed already, with its place.
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
