import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const VSCE = 'node_modules/@vscode/vsce/vsce';

/** The committed list of what a package holds: a file that slips in or falls out is an error. */
export const FILE_LIST = 'test/fixtures/package-files.txt';

/** For some eighty topics with their diagrams, and 56 patterns with a page and their code in eight languages. */
const MAX_PACKAGE_BYTES = 4_000_000;
const MAX_BUNDLE_BYTES = 350_000;

export interface PackageResult {
  readonly files: readonly string[];
  readonly bytes: number;
  /** What must not be so: warnings of the packager, unexpected or missing files, a budget that is exceeded. */
  readonly problems: readonly string[];
}

/** Makes the VSIX from a fresh production build, without any switch that silences the packager, and checks it. */
export async function makePackage(out: string): Promise<PackageResult> {
  const { stdout, stderr } = await run(process.execPath, [
    VSCE,
    'package',
    '--no-dependencies',
    '--out',
    out,
  ]);
  const warnings = `${stdout}\n${stderr}`.split('\n').filter((line) => /\bWARN/.test(line));
  const { stdout: listing } = await run(process.execPath, [VSCE, 'ls', '--no-dependencies']);
  const files = lines(listing).sort();
  const { size: bytes } = await stat(out);
  const { size: bundle } = await stat('dist/extension.js');
  const problems = [
    ...warnings,
    ...(await compareWithList(files)),
    ...(bytes > MAX_PACKAGE_BYTES
      ? [`the package has ${bytes} bytes; at most ${MAX_PACKAGE_BYTES} are wanted`]
      : []),
    ...(bundle > MAX_BUNDLE_BYTES
      ? [`dist/extension.js has ${bundle} bytes; at most ${MAX_BUNDLE_BYTES} are wanted`]
      : []),
  ];
  return { files, bytes, problems };
}

async function compareWithList(files: readonly string[]): Promise<string[]> {
  const wanted = lines(await readFile(FILE_LIST, 'utf8'));
  return [
    ...files
      .filter((file) => !wanted.includes(file))
      .map((file) => `${file} is not on the list ${FILE_LIST}`),
    ...wanted
      .filter((file) => !files.includes(file))
      .map((file) => `${file} of the list ${FILE_LIST} is missing`),
  ];
}

function lines(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line !== '');
}
