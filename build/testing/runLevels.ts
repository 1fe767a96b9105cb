import { add, NO_TESTS, summary, type Counts } from './counts';
import { runMocha } from './runMocha';

/** The levels of tests, from the quickest to the slowest. */
const LEVELS = {
  unit: () => runMocha({ folder: 'unit', bundlePackages: true, timeoutMs: 20_000 }),
  content: () => runMocha({ folder: 'content', bundlePackages: false, timeoutMs: 120_000 }),
  webview: () => runMocha({ folder: 'webview', bundlePackages: false, timeoutMs: 60_000 }),
} satisfies Readonly<Record<string, () => Promise<Counts>>>;

type Level = keyof typeof LEVELS;

const DEFAULT_LEVELS: readonly Level[] = ['unit', 'content', 'webview'];

function isLevel(name: string): name is Level {
  return name in LEVELS;
}

/** Runs levels one after the other and prints the sum as the last line. Returns the exit code. */
export async function runLevels(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => !isLevel(name));
  if (unknown.length > 0) {
    console.error(`There is no level "${unknown.join('", "')}"; there are: ${Object.keys(LEVELS).join(', ')}.`);
    return 1;
  }
  const levels = names.length > 0 ? names.filter(isLevel) : DEFAULT_LEVELS;
  let total = NO_TESTS;
  for (const level of levels) {
    console.log(`\n== ${level} ==`);
    total = add(total, await runLevel(level));
  }
  console.log(`\n${summary(total)}`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

async function runLevel(level: Level): Promise<Counts> {
  try {
    return await LEVELS[level]();
  } catch (error) {
    console.error(error);
    return { ...NO_TESTS, failed: 1 };
  }
}
