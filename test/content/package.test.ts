import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { bundleOptions } from '../../build/bundle/bundle';
import { makePackage } from '../../build/packaging/makePackage';
import { read } from './fixtureContent';

suite('the package', () => {
  test('is made without a warning, holds what the list says, and keeps its budgets', async () => {
    const { problems } = await makePackage('out/test/package.vsix');
    assert.deepEqual(problems, []);
  });

  test('every package that is bundled is named in the notices', async () => {
    const notices = read('ThirdPartyNotices.txt');
    for (const options of bundleOptions({ production: true })) {
      const { metafile } = await build({ ...options, metafile: true, write: false });
      const names = Object.keys(metafile.inputs).map(
        (path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1],
      );
      for (const name of new Set(names.filter((one) => one !== undefined))) {
        assert.ok(notices.includes(`\n${name} (`), `${name} is bundled, but not in ThirdPartyNotices.txt`);
      }
    }
  });

  test('nothing that ships evaluates text as code or names a remote host', () => {
    for (const file of ['dist/extension.js', 'dist/webview/panel.js']) {
      assert.doesNotMatch(read(file), /\beval\(|new Function|https?:\/\//, file);
    }
  });
});
