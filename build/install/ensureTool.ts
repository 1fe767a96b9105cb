import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A development tool with a folder, a manifest and a lock file of its own under `build/tools`. */
export interface Tool {
  /** Folder below `build/tools`. */
  readonly folder: string;
  /** The npm package that the tool is. */
  readonly packageName: string;
  /** What it is for, in the words of the one line that is printed while it installs. */
  readonly purpose: string;
}

/** An installed tool. */
export interface InstalledTool {
  readonly packagePath: string;
  readonly version: string;
}

const installing = new Map<string, Promise<InstalledTool>>();

/**
 * A tool's npm package, installed first where it is missing or of another version.
 * The tools are large and needed by few commands, so `npm ci` of the project leaves them out.
 */
export function ensureTool(tool: Tool): Promise<InstalledTool> {
  const known = installing.get(tool.folder) ?? install(tool);
  installing.set(tool.folder, known);
  return known;
}

async function install(tool: Tool): Promise<InstalledTool> {
  const folder = join(process.cwd(), 'build', 'tools', tool.folder);
  const packagePath = join(folder, 'node_modules', tool.packageName);
  const version = await wantedVersion(folder, tool.packageName);
  if (!(await isInstalled(folder, packagePath, version))) {
    console.log(`Installing ${tool.packageName} ${version}, ${tool.purpose} (once) ...`);
    await runNpm(['ci', '--ignore-scripts'], folder);
  }
  return { packagePath, version };
}

async function wantedVersion(folder: string, packageName: string): Promise<string> {
  const manifest = await readJson(join(folder, 'package.json'));
  const version = field(field(manifest, 'dependencies'), packageName);
  if (typeof version !== 'string') throw new Error(`${folder}/package.json names no ${packageName}.`);
  return version;
}

/** npm writes `.package-lock.json` last, so an interrupted installation does not count. */
async function isInstalled(folder: string, packagePath: string, wanted: string): Promise<boolean> {
  if (!existsSync(join(folder, 'node_modules', '.package-lock.json'))) return false;
  const manifest = await readJson(join(packagePath, 'package.json')).catch(() => undefined);
  return field(manifest, 'version') === wanted;
}

/** Runs npm in a folder, silent unless it fails; its own last words are then part of the error. */
export async function runNpm(args: readonly string[], folder: string): Promise<void> {
  const quiet = [...args, '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env['npm_execpath'];
  const child = npm?.endsWith('.js')
    ? spawn(process.execPath, [npm, ...quiet], { cwd: folder })
    : spawn('npm', quiet, { cwd: folder, shell: process.platform === 'win32' });
  let output = '';
  const collect = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const code = await new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  );
  if (code !== 0) {
    const command = `npm ${args.join(' ')}`;
    throw new Error(
      `Run "${command}" in ${folder} once the network is reachable; it failed with:\n${output.slice(-2000)}`,
    );
  }
}

async function readJson(path: string): Promise<unknown> {
  const value: unknown = JSON.parse(await readFile(path, 'utf8'));
  return value;
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
