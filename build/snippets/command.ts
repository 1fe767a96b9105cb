import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import type { SnippetProgram } from './snippetPrograms';
import type { Failures } from './toolchain';

const execute = promisify(execFile);

/** How a command is run. */
export interface CommandOptions {
  readonly cwd: string;
  /** Variables beside those of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Half a minute unless a batch needs more. */
  readonly timeoutMs?: number;
}

/** Runs a command; its output if it failed, could not be started or took too long. */
export async function failureOf(
  command: string,
  args: readonly string[],
  { cwd, env = {}, timeoutMs = 30_000 }: CommandOptions,
): Promise<string | undefined> {
  try {
    await execute(command, args, {
      cwd,
      env: { ...process.env, ...env },
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
      maxBuffer: 64 * 1024 * 1024,
    });
    return undefined;
  } catch (thrown) {
    const { code, killed, stdout, stderr } = thrown as NodeJS.ErrnoException & {
      readonly killed?: boolean;
      readonly stdout?: string;
      readonly stderr?: string;
    };
    const end =
      killed === true ? `was ended after ${timeoutMs / 1000} s` : `ended with ${code ?? 'a signal'}`;
    return [`${command} ${args.join(' ')} ${end}`, stdout, stderr].filter(Boolean).join('\n');
  }
}

/** What a command prints, or undefined where it does not run. */
export async function outputOf(command: string, args: readonly string[]): Promise<string | undefined> {
  return execute(command, args).then(
    ({ stdout }) => stdout,
    () => undefined,
  );
}

/** Checks programs side by side, as many at a time as there are processors. */
export async function checkEach(
  programs: readonly SnippetProgram[],
  check: (program: SnippetProgram) => Promise<string | undefined>,
): Promise<Failures> {
  const failures = new Map<SnippetProgram, string>();
  const waiting = [...programs];
  const work = async (): Promise<void> => {
    for (let program = waiting.shift(); program !== undefined; program = waiting.shift()) {
      const failure = await check(program);
      if (failure !== undefined) failures.set(program, failure);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return failures;
}
