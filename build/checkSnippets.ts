import { formatDiagnostic } from '../src/core/model/diagnostic';
import { SNIPPET_LANGUAGES } from '../src/core/snippets/languages';
import { parseSnippet } from '../src/core/snippets/parseSnippet';
import { folderName } from '../src/core/text/contentFile';
import { checkPrograms } from './snippets/checkPrograms';
import { selectSnippets } from './snippets/selectSnippets';
import { programsOf, readSnippetFiles } from './snippets/snippetPrograms';
import { findToolchain } from './snippets/toolchains/toolchains';

// `npm run check:snippets -- [language...] [pattern...]`: compiles and runs the snippets named, all without a name.
// What is wrong in other files is not looked at.
const { selected, unknown } = selectSnippets(readSnippetFiles(), process.argv.slice(2));
for (const name of unknown)
  console.error(`"${name}" is neither a language nor a pattern that has a snippet here.`);

let [passed, failed, notRun] = [0, unknown.length, 0];
for (const { id } of SNIPPET_LANGUAGES) {
  const ofLanguage = selected.filter(({ path }) => folderName(path) === id);
  const programs = ofLanguage.flatMap((file) => {
    const { snippet, diagnostics } = parseSnippet(file);
    for (const diagnostic of diagnostics) console.error(formatDiagnostic(diagnostic));
    if (snippet === undefined) failed++;
    return snippet === undefined ? [] : programsOf(snippet, file.text);
  });
  if (programs.length === 0) continue;
  const toolchain = findToolchain(id);
  if (toolchain === undefined || !(await toolchain.isAvailable())) {
    console.error(`${id}: ${programs.length} programs not run, needs ${toolchain?.needs ?? 'a toolchain'}`);
    notRun += programs.length;
    continue;
  }
  const start = performance.now();
  const failures = await checkPrograms(toolchain, programs);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  for (const [{ file, title }, failure] of failures) console.error(`\n${file} ${title}:\n${failure}`);
  console.log(
    `${id}: ${programs.length - failures.size} of ${programs.length} programs passed in ${seconds} s`,
  );
  passed += programs.length - failures.size;
  failed += failures.size;
}
console.log(`${passed} passed, ${failed} failed${notRun > 0 ? `, ${notRun} not run` : ''}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
