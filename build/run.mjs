// Runs a build-time program written in TypeScript: `node build/run.mjs <program> [arguments]`.
// It is bundled on the fly, which takes some 50 ms; packages stay outside and are loaded from node_modules.
import { build } from 'esbuild';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';

const program = process.argv[2] ?? '';
const outfile = resolve(`out/build/${program}.mjs`);
await build({
  entryPoints: [`build/${program}.ts`],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
});
process.argv.splice(2, 1);
await import(pathToFileURL(outfile).href);
