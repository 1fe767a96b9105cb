import { cp, mkdir } from 'node:fs/promises';
import { context, type BuildContext, type BuildOptions } from 'esbuild';

export interface BundleMode {
  /** Minified and without source maps, as shipped. */
  readonly production: boolean;
}

/** What ships: the extension (one file, for the Node and the web worker host alike), the panel's client and its styles. */
export function bundleOptions({ production }: BundleMode): readonly BuildOptions[] {
  const common: BuildOptions = {
    bundle: true,
    target: 'es2023',
    minify: production,
    sourcemap: production ? false : 'linked',
    legalComments: 'none',
    logLevel: 'warning',
    logOverride: { 'import-is-undefined': 'error' },
  };
  return [
    {
      ...common,
      entryPoints: ['src/host/extension.ts'],
      outfile: 'dist/extension.js',
      platform: 'browser',
      mainFields: ['browser', 'module', 'main'],
      format: 'cjs',
      external: ['vscode'],
    },
    {
      ...common,
      entryPoints: ['src/webview/panel.ts'],
      outdir: 'dist/webview',
      platform: 'browser',
      format: 'iife',
    },
    {
      // The style sheets become one, for which the panel waits once; the font is loaded from beside it.
      ...common,
      entryPoints: ['media/panel.css'],
      outdir: 'dist/webview',
      target: 'chrome128',
      sourcemap: false,
      external: ['*.woff2'],
    },
  ];
}

/** Makes the bundles' contexts, for one build or for watching. */
export function bundleContexts(mode: BundleMode): Promise<BuildContext[]> {
  return Promise.all(bundleOptions(mode).map((options) => context(options)));
}

/** Bundles once. */
export async function bundleAll(mode: BundleMode): Promise<void> {
  const contexts = await bundleContexts(mode);
  try {
    await Promise.all(contexts.map((one) => one.rebuild()));
  } finally {
    await Promise.all(contexts.map((one) => one.dispose()));
  }
}

/**
 * Puts the diagram font beside the panel's client: the webview may read that folder alone. The style sheet of printed
 * topics is no part of the panel.
 */
export async function copyMedia(): Promise<void> {
  await mkdir('dist/print', { recursive: true });
  await cp('media/printable.css', 'dist/print/printable.css');
  await cp('media/fonts', 'dist/webview/fonts', {
    recursive: true,
    filter: (source) => !/\.(?:md|txt)$/.test(source),
  });
}
