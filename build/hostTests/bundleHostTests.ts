import { build } from 'esbuild';
import { mochaPlugin, suitesPlugin } from './plugins';

/**
 * Bundles the host tests into one CommonJS module that exports `run`. It is made for browsers, as the web worker
 * host has no Node; the Node hosts run the same file.
 */
export async function bundleHostTests(outfile: string): Promise<void> {
  await build({
    entryPoints: ['test/host/inside/index.ts'],
    outfile,
    bundle: true,
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
    format: 'cjs',
    target: 'es2023',
    external: ['vscode'],
    plugins: [mochaPlugin, suitesPlugin],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}
