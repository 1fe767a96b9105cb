import mocha from 'mocha/mocha.js';

/** Prints for whoever started VS Code: the word tells the tests' lines from VS Code's own. */
export function report(text: string): void {
  for (const line of text.split('\n')) console.log(`SYSTEM-DESIGN-TESTS ${line}`);
}

/** Prints each test as one plain line as soon as it ends: the hosts forward whole lines, not a terminal. */
export class LineReporter extends mocha.constructor.reporters.Base {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    let depth = 0;
    const print = (text: string): void => {
      report(`${'  '.repeat(depth)}${text}`);
    };
    runner.on('suite', (suite) => {
      if (!suite.root) print(suite.title);
      depth++;
    });
    runner.on('suite end', () => depth--);
    runner.on('pass', (test) => {
      print(`✓ ${test.title} (${String(test.duration ?? 0)} ms)`);
    });
    runner.on('pending', (test) => {
      print(`- ${test.title}`);
    });
    runner.on('fail', (test, error: unknown) => {
      print(`✗ ${test.title}\n${describeError(error)}`);
    });
  }
}

/** The message and the frames above mocha's own. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return (error.stack ?? error.message).replace(
    /\n\s+at (?:callFn|Test|Hook|Runner|next|timeslice)\b.*/s,
    '',
  );
}
