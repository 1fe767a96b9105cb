import { runLevels } from './testing/runLevels';

/** `npm test`, or `node build/run.mjs test unit webview`: runs the levels named, all by default. */
process.exitCode = await runLevels(process.argv.slice(2));
