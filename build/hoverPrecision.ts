import { compile } from '../src/core/compile/compile';
import type { Sensitivity } from '../src/core/terms/judge';
import { buildTermIndex } from '../src/core/terms/termIndex';
import { readContentFiles } from './content/contentFiles';
import { highlight } from './content/highlight';
import { cardRateOf } from './hoverPrecision/cardRate';
import { evaluate, figuresOf, percent, type Result, type Shown } from './hoverPrecision/evaluate';
import { readApplications, readExcerpts, type Excerpt, type ExcerptSet } from './hoverPrecision/excerpts';

/**
 * `npm run measure:hover [-- tuned|reported] [--mistakes]`: precision and recall on real code that readers labelled, and
 * how many identifiers have a card there and in ordinary applications. Mistakes are listed for the tuned set alone: who
 * looks at those of the other and then changes a rule has no figure left to report.
 */
const set: ExcerptSet = process.argv.includes('tuned') ? 'tuned' : 'reported';
const { terms } = compile(await readContentFiles('.'), { highlight });
const index = buildTermIndex(terms);
const excerpts = await readExcerpts(set);
const levels: readonly Sensitivity[] = ['quiet', 'balanced', 'eager'];

for (const sensitivity of levels) {
  const result = evaluate(index, excerpts, sensitivity);
  print(`all, ${sensitivity}`, result);
}
const applications = await readApplications();
for (const sensitivity of levels) {
  const { projects, identifiers, rate } = cardRateOf(index, applications, sensitivity);
  console.log(
    `applications, ${sensitivity}: cards on ${percent(rate)} of ${identifiers} identifiers of ${projects} projects`,
  );
}
for (const language of new Set(excerpts.map((excerpt) => excerpt.language))) {
  const ofLanguage = excerpts.filter((excerpt) => excerpt.language === language);
  print(language, evaluate(index, ofLanguage, 'balanced'));
}
if (set === 'tuned' && process.argv.includes('--mistakes')) {
  const { wrong, missed } = evaluate(index, excerpts, 'balanced');
  for (const card of wrong) console.log(`WRONG ${card.term}: ${shownLine(card)}`);
  for (const { excerpt, mark } of missed)
    console.log(`MISSED ${mark.terms.join('|')}: ${shownLine({ excerpt, ...mark })}`);
}

function print(title: string, result: Result): void {
  const { precision, recall, cardRate } = figuresOf(result);
  console.log(
    `${title.padEnd(18)} precision ${percent(precision)} (${result.right.length} right, ${result.wrong.length} wrong), ` +
      `recall ${percent(recall)} (of ${result.wanted}), cards on ${percent(cardRate)} of ${result.identifiers} identifiers`,
  );
}

function shownLine({
  excerpt,
  line,
  start,
  end,
}: Pick<Shown, 'line' | 'start' | 'end'> & { readonly excerpt: Excerpt }): string {
  const text = excerpt.lines[line] ?? '';
  return `${text.slice(0, start)}»${text.slice(start, end)}«${text.slice(end)}  [${excerpt.language} ${excerpt.source} ${excerpt.path}:${excerpt.line + line}]`;
}
