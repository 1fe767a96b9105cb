import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { Plugin } from 'esbuild';
import { testFiles } from '../testing/testFiles';

/**
 * Lets a test entry say `import('virtual:suites')` and get every `*.test.ts` in its folder and below, so that no
 * list of test files is kept by hand: a list that forgets a file passes for ever.
 */
export const suitesPlugin: Plugin = {
  name: 'suites',
  setup(build) {
    build.onResolve({ filter: /^virtual:suites$/ }, ({ path, importer }) => ({
      path,
      namespace: 'suites',
      pluginData: dirname(importer),
    }));
    build.onLoad({ filter: /.*/, namespace: 'suites' }, async ({ pluginData }) => {
      const folder = String(pluginData);
      const files = await testFiles(folder);
      if (files.length === 0) return { errors: [{ text: `There is no *.test.ts in ${folder}.` }] };
      const imports = files.map((file) => `import ${JSON.stringify(file)};`);
      return { contents: imports.join('\n'), resolveDir: folder };
    });
  },
};

/**
 * Loads mocha's browser build as the CommonJS file that it is. Its package calls every `.js` file a module; taken
 * for one, it would find the `module` of the whole bundle and replace what that exports.
 */
export const mochaPlugin: Plugin = {
  name: 'mocha',
  setup(build) {
    build.onResolve({ filter: /^mocha\/mocha\.js$/ }, ({ path }) => ({ path, namespace: 'mocha' }));
    build.onLoad({ filter: /.*/, namespace: 'mocha' }, async ({ path }) => ({
      contents: await readFile(createRequire(import.meta.url).resolve(path), 'utf8'),
    }));
  },
};
