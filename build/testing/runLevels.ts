import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { bundleHostTests } from '../hostTests/bundleHostTests';
import type { HostTestRun } from '../hostTests/hostTestRun';
import { installToolchains } from '../snippets/installToolchains';
import { runDesktopHostTests } from '../vscodeDesktop/runHostTests';
import { runServerHostTests } from '../vscodeServer/runHostTests';
import { runWebHostTests } from '../vscodeWeb/runHostTests';
import { add, NO_TESTS, summary, type Counts } from './counts';
import { runMocha } from './runMocha';

/** The levels of tests, from the quickest to the slowest. */
const LEVELS = {
  unit: () => runMocha({ folder: 'unit', bundlePackages: true, timeoutMs: 20_000 }),
  content: runContent,
  webview: () => runMocha({ folder: 'webview', bundlePackages: false, timeoutMs: 60_000 }),
  host: runHost,
  desktop: () => runInside((run) => runDesktopHostTests(run)),
  oldest: () => runInside((run) => runServerHostTests(run)),
} satisfies Readonly<Record<string, () => Promise<Counts>>>;

type Level = keyof typeof LEVELS;

const DEFAULT_LEVELS: readonly Level[] = ['unit', 'content', 'webview', 'host'];

/** With the compilers of all languages that snippets are written in, where they can be installed. */
async function runContent(): Promise<Counts> {
  await installToolchains();
  return runMocha({ folder: 'content', bundlePackages: false, timeoutMs: 120_000 });
}

/** Inside the real VS Code's web worker host, then from outside as a person. */
async function runHost(): Promise<Counts> {
  const inside = await runInside((run) => runWebHostTests(run));
  const outside = await runMocha({ folder: 'host/workbench', bundlePackages: false, timeoutMs: 90_000 });
  return add(inside, outside);
}

async function runInside(runTests: (run: HostTestRun) => Promise<Counts>): Promise<Counts> {
  const testsPath = resolve('out/test/host/inside.cjs');
  await bundleHostTests(testsPath);
  return runTests({
    extensionPath: process.cwd(),
    testsPath,
    workspacePath: resolve('test/sampleWorkspace'),
  });
}

function isLevel(name: string): name is Level {
  return name in LEVELS;
}

/** Runs levels one after the other and prints the sum as the last line. Returns the exit code. */
export async function runLevels(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => !isLevel(name));
  if (unknown.length > 0) {
    console.error(
      `There is no level "${unknown.join('", "')}"; there are: ${Object.keys(LEVELS).join(', ')}.`,
    );
    return 1;
  }
  const levels = names.length > 0 ? names.filter(isLevel) : DEFAULT_LEVELS;
  if (levels.some((level) => level !== 'unit') && !(await runBuild())) return 1;
  let total = NO_TESTS;
  for (const level of levels) {
    console.log(`\n== ${level} ==`);
    total = add(total, await runLevel(level));
  }
  console.log(`\n${summary(total)}`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

/** All but the unit tests look at what ships. The build has said what is wrong when it fails. */
async function runBuild(): Promise<boolean> {
  const child = spawn(process.execPath, ['build/run.mjs', 'build', '--production'], { stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0;
}

async function runLevel(level: Level): Promise<Counts> {
  try {
    return await LEVELS[level]();
  } catch (error) {
    console.error(error);
    return { ...NO_TESTS, failed: 1 };
  }
}
