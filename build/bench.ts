import { parseArgs } from 'node:util';
import { checkTargets, renderTable, type Times } from './bench/figures';
import { minifiedPreview } from './bench/minifiedPreview';
import { setScene } from './bench/scene';
import { createStopwatch, type Stopwatch } from './bench/stopwatch';
import { installVsCode } from './vscodeWeb/installVsCode';
import { startVsCodeWeb } from './vscodeWeb/server';
import { openWorkbench } from './vscodeWeb/workbench';

/**
 * `npm run bench [-- --rounds 9 --topic jwt --in-use]`: how long a reader waits for a topic, in VS Code for the web, against
 * (a) a webview panel with one line of text and (b) VS Code's own Markdown preview of the same Markdown.
 *
 * - From the key to the picture: each step is started by a key that is bound to its command alone. The time begins
 *   with the workbench's `keydown` and ends in the animation frame after the one in which the webview was visible
 *   and everything waited for had a size: one line for (a), all diagrams for the others. The watchers live in the
 *   frames and read one clock.
 * - In one run: the steps of a round follow each other in one window, in an order that turns with each round; all
 *   editors are closed between them. The first round, which also starts the extensions, is not counted.
 * - Two situations: a window in use, and a window that was just loaded, where the step also starts its extension.
 *   The targets hold in a window in use; in a new one the panel's own part of the time is the same.
 *
 * `--in-use` leaves the second situation out, which takes most of the time.
 *
 * Compare ratios: the times themselves depend on the machine. The exit code is 1 when a target is missed.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    topic: { type: 'string', default: 'jwt' },
    other: { type: 'string', default: 'caching-strategies' },
    'in-use': { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1)
  throw new Error(`--rounds takes a number, not ${values.rounds}.`);

const scene = await setScene(values.topic, values.other);
const server = await startVsCodeWeb({
  extensionPath: process.cwd(),
  workspacePath: scene.workspacePath,
  driverPath: scene.driverPath,
  build: await minifiedPreview(await installVsCode()),
  port: 0,
});
try {
  const workbench = await openWorkbench({ url: server.url });
  try {
    const stopwatch = await createStopwatch(workbench.page, scene);
    // The watchers come with the next load of the window.
    await stopwatch.reload();
    await measure(stopwatch, 1, false);
    const inUse = await measure(stopwatch, rounds, false);
    const fresh = values['in-use'] ? undefined : await measure(stopwatch, rounds, true);
    console.log(`VS Code ${server.version}, topic "${values.topic}", ${rounds} rounds\n`);
    console.log(`${renderTable('In a window in use', inUse)}\n`);
    if (fresh !== undefined) console.log(`${renderTable('First thing in a new window', fresh)}\n`);
    for (const { text, reached } of checkTargets(inUse)) {
      console.log(`${reached ? 'reached' : 'MISSED '}  ${text}`);
      if (!reached) process.exitCode = 1;
    }
  } finally {
    await workbench.close();
  }
} finally {
  await server.close();
}

/** Times every step once per round. */
async function measure(stopwatch: Stopwatch, count: number, newWindow: boolean): Promise<Times> {
  const times: Record<keyof Times, number[]> = { empty: [], topic: [], switch: [], preview: [] };
  const steps = ['empty', 'topic', 'preview'] as const;
  for (let round = 0; round < count; round++) {
    for (let index = 0; index < steps.length; index++) {
      const step = steps[(round + index) % steps.length] ?? 'empty';
      if (newWindow) await stopwatch.reload();
      times[step].push(await stopwatch.time(step));
      if (step === 'topic') times.switch.push(await stopwatch.time('other'));
      await stopwatch.closeEditors();
    }
  }
  return times;
}
