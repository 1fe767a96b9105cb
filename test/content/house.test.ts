import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs a tool of the project and gives what it printed if it failed. */
async function complaints(module: string, ...args: readonly string[]): Promise<string> {
  try {
    await run(process.execPath, [`node_modules/${module}`, ...args], { maxBuffer: 1 << 24 });
    return '';
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string };
    return `${stdout}${stderr}`;
  }
}

suite('the house', function () {
  this.timeout(300_000);

  // Side by side the three take little longer than the linter alone. Not before other suites have ended: some write files
  // that break the rules.
  let types: Promise<string>;
  let lint: Promise<string>;
  let format: Promise<string>;
  suiteSetup(() => {
    types = complaints('typescript/bin/tsc', '-b');
    lint = complaints('eslint/bin/eslint.js', '.');
    format = complaints('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.');
  });

  test('all code type-checks', async () => {
    assert.equal(await types, '');
  });

  test('the linter has nothing to say', async () => {
    assert.equal(await lint, '');
  });

  test('everything is formatted', async () => {
    assert.equal(await format, '');
  });
});
