import { compile } from '../src/core/compile/compile';
import { formatDiagnostic } from '../src/core/model/diagnostic';
import { readContentFiles } from './content/contentFiles';
import { highlight } from './content/highlight';

// Checks all content without drawing its diagrams: what is wrong, line by line, and how much there is.
const { diagnostics, catalog, terms, patterns } = compile(await readContentFiles('.'), { highlight });
for (const diagnostic of diagnostics) console.error(formatDiagnostic(diagnostic));
const topics = catalog.categories.reduce((sum, category) => sum + category.topics.length, 0);
console.log(
  `${topics} topics, ${terms.length} terms, ${patterns.length} patterns; ${diagnostics.length} things to mend`,
);
process.exitCode = diagnostics.length === 0 ? 0 : 1;
