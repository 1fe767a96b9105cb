import { cp, mkdir } from 'node:fs/promises';
import { context, type BuildContext, type BuildOptions } from 'esbuild';

export interface BundleMode {
  /** Minified and without source maps, as shipped. */
  readonly production: boolean;
}

/** What ships: the extension (one file, for the Node and the web worker host alike) and the panel's client. */
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
      format: 'esm',
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

const STYLES = ['panel.css', 'diagram.css', 'print.css', 'fonts'] as const;

/**
 * Puts the panel's style sheets and fonts beside its client: the webview may read that folder alone. The style sheet
 * of printed topics is no part of the panel.
 */
export async function copyStyles(): Promise<void> {
  await mkdir('dist/print', { recursive: true });
  await cp('media/printable.css', 'dist/print/printable.css');
  await mkdir('dist/webview', { recursive: true });
  await Promise.all(
    STYLES.map((name) =>
      cp(`media/${name}`, `dist/webview/${name}`, {
        recursive: true,
        filter: (source) => !/\.(?:md|txt)$/.test(source),
      }),
    ),
  );
}
