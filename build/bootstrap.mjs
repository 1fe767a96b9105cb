// The entry of `npm start` and `npm test`: works on a fresh clone, so it uses nothing but Node itself.
// Installs what the lock file names if that has not been done yet, then runs the program.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const [program = '', ...rest] = process.argv.slice(2);

/** Whether node_modules was installed from another lock file than the one that is here. */
function needsInstall() {
  const marker = 'node_modules/.package-lock.json';
  if (!existsSync(marker)) return true;
  const wanted = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
  const installed = JSON.parse(readFileSync(marker, 'utf8')).packages;
  return Object.entries(wanted).some(
    ([path, { version, optional }]) => path !== '' && !optional && installed[path]?.version !== version,
  );
}

/** Runs a command to its end; resolves to its exit code. The child gets Ctrl+C itself, so here it is only waited for. */
function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const forward = (signal) => child.kill(signal);
    process.on('SIGTERM', forward).on('SIGINT', () => {});
    child.once('error', reject).once('exit', (code) => {
      process.removeListener('SIGTERM', forward);
      resolve(code ?? 1);
    });
  });
}

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`Node 20 or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}
if (needsInstall()) {
  console.log('Installing what the project needs (once) ...');
  const code = await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    shell: process.platform === 'win32',
  });
  if (code !== 0) process.exit(code);
}
process.exitCode = await run(process.execPath, ['build/run.mjs', program, ...rest]);
