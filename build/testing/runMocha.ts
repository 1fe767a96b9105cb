import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import Mocha from 'mocha';
import type { Counts } from './counts';
import { testFiles } from './testFiles';

export interface MochaLevel {
  /** A folder under `test/`. */
  readonly folder: string;
  /** Whether packages are bundled too, so that nothing but Node and the code itself is there. */
  readonly bundlePackages: boolean;
  readonly timeoutMs: number;
}

/** Bundles all `*.test.ts` of a folder and runs them in this process. */
export async function runMocha({ folder, bundlePackages, timeoutMs }: MochaLevel): Promise<Counts> {
  const entryPoints = await testFiles(`test/${folder}`);
  const outdir = `out/test/${folder}`;
  await rm(outdir, { recursive: true, force: true });
  const packages: BuildOptions = bundlePackages
    ? { format: 'cjs', outExtension: { '.js': '.cjs' } }
    : { format: 'esm', outExtension: { '.js': '.mjs' }, packages: 'external' };
  await build({
    ...packages,
    entryPoints,
    outdir,
    outbase: `test/${folder}`,
    bundle: true,
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  const mocha = new Mocha({ ui: 'tdd', timeout: timeoutMs, forbidOnly: process.env['CI'] !== undefined });
  const extension = bundlePackages ? '.cjs' : '.mjs';
  for (const entry of entryPoints) {
    mocha.addFile(resolve(entry.replace(`test/${folder}`, outdir).replace(/\.ts$/, extension)));
  }
  await mocha.loadFilesAsync();
  const stats = await new Promise<Mocha.Stats | undefined>((done) => {
    const runner = mocha.run(() => {
      done(runner.stats);
    });
  });
  return { passed: stats?.passes ?? 0, failed: stats?.failures ?? 1, skipped: stats?.pending ?? 0 };
}
