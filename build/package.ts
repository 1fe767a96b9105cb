import { readFile } from 'node:fs/promises';
import { makePackage } from './packaging/makePackage';

/** `npm run package`: makes the VSIX, and fails on whatever is wrong with it. */
const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { readonly version: string };
const out = `system-design-companion-${version}.vsix`;
const { files, bytes, problems } = await makePackage(out);
for (const problem of problems) console.error(problem);
console.log(`${out}: ${Math.round(bytes / 1000)} kB, ${files.length} files`);
process.exitCode = problems.length > 0 ? 1 : 0;
