import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { apt, installableRelease } from '../install/apt';
import { backportsSource, type AptSource } from './backports';
import { readSnippetFiles } from './snippetPrograms';
import type { Toolchain } from './toolchain';
import { TOOLCHAINS } from './toolchains/toolchains';

/** Apt's folder of sources, the place for one of ours. */
const SOURCES = '/etc/apt/sources.list.d';

/**
 * Installs Debian's packages of the compilers that snippets need and that are missing: for the tests, where they run as
 * root on Debian. Anywhere else, and where apt fails, the tests report the programs of that language as skipped.
 */
export async function installToolchains(): Promise<void> {
  const release = await installableRelease();
  if (release === undefined) return;
  const missing = await missingToolchains();
  if (missing.length === 0) return;
  const list = missing.map(({ language, debianPackages }) => `${debianPackages.join(', ')} (${language})`);
  console.log(`Installing with apt-get what compiles the snippets (once): ${list.join('; ')} ...`);
  const codename = /^VERSION_CODENAME=(\w+)$/m.exec(release)?.[1];
  if (codename !== undefined && missing.some(({ needsBackports }) => needsBackports === codename)) {
    await addBackports(codename);
  }
  await apt('update');
  // One by one: a package that is not to be had does not keep the others away. What is installed is never removed.
  for (const { language, debianPackages } of missing) {
    const reason = await apt('install', '-y', '--no-install-recommends', '--no-remove', ...debianPackages);
    if (reason !== undefined) console.log(`${debianPackages.join(', ')} (${language}): ${reason}`);
  }
}

async function missingToolchains(): Promise<readonly Toolchain[]> {
  const paths = readSnippetFiles().map(({ path }) => path);
  const wanted = TOOLCHAINS.filter(
    ({ language, debianPackages }) =>
      debianPackages.length > 0 && paths.some((path) => path.startsWith(`snippets/${language}/`)),
  );
  const available = await Promise.all(wanted.map((toolchain) => toolchain.isAvailable()));
  return wanted.filter((_, index) => available[index] !== true);
}

async function addBackports(release: string): Promise<void> {
  const names = await readdir(SOURCES).catch(() => []);
  const read = async (path: string): Promise<AptSource> => ({
    fileName: path,
    text: await readFile(path, 'utf8').catch(() => ''),
  });
  const paths = ['/etc/apt/sources.list', ...names.map((name) => join(SOURCES, name))];
  const source = backportsSource(await Promise.all(paths.map(read)), release);
  if (source !== undefined) await writeFile(join(SOURCES, source.fileName), source.text);
}
