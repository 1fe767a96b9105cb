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

/**
 * How tests are bundled. With all packages in the bundle nothing is left to resolve at run time, so code that
 * reaches for VS Code, even by a dynamic import, does not get through.
 */
export function testBundle(bundlePackages: boolean): BuildOptions {
  return {
    ...(bundlePackages
      ? { format: 'cjs', outExtension: { '.js': '.cjs' } }
      : { format: 'esm', outExtension: { '.js': '.mjs' }, packages: 'external' }),
    bundle: true,
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'warning',
  };
}

/** Bundles all `*.test.ts` of a folder and runs them in this process. */
export async function runMocha({ folder, bundlePackages, timeoutMs }: MochaLevel): Promise<Counts> {
  const entryPoints = await testFiles(`test/${folder}`);
  const outdir = `out/test/${folder}`;
  await rm(outdir, { recursive: true, force: true });
  await build({ ...testBundle(bundlePackages), entryPoints, outdir, outbase: `test/${folder}` });
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
