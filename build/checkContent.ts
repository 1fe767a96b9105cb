import { compile } from '../src/core/compile/compile';
import { formatDiagnostic } from '../src/core/model/diagnostic';
import { readContentFiles } from './content/contentFiles';
import { highlight } from './content/highlight';
import { findMisspellings, formatMisspelling, readWordList, textsForReaders } from './content/spelling';

/** How many words like a misspelled one are named with it. */
const SUGGESTIONS = 3;

// Checks all content without drawing its diagrams: what is wrong, line by line, and how much there is.
const files = await readContentFiles('.');
const { diagnostics, catalog, terms, patterns } = compile(files, { highlight });
const misspellings = await findMisspellings(
  await textsForReaders('.', files),
  await readWordList('.'),
  SUGGESTIONS,
);
const messages = [...diagnostics.map(formatDiagnostic), ...misspellings.map(formatMisspelling)];
for (const message of messages) console.error(message);
const written = patterns.filter(({ article }) => article !== undefined).length;
const topics = catalog.categories.reduce((sum, category) => sum + category.topics.length, 0);
console.log(
  `${topics} topics, ${terms.length} terms, ${patterns.length} patterns, ${written} of them with a page; ${messages.length} things to mend`,
);
process.exitCode = messages.length === 0 ? 0 : 1;
