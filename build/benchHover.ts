import { readFile } from 'node:fs/promises';
import { findLiteral } from '../src/core/literals/findLiteral';
import { buildReferenceIndex } from '../src/core/literals/referenceIndex';
import type { ReferenceTables } from '../src/core/model/reference';
import type { Term } from '../src/core/model/term';
import type { Taste } from '../src/core/terms/judge';
import { termAt } from '../src/core/terms/termAt';
import { buildTermIndex, type TermIndex } from '../src/core/terms/termIndex';
import type { TextPlace } from '../src/core/source/textSource';
import { manyLines, oneLine, placesIn, repositorySources } from './bench/hoverPlaces';
import { manyTerms } from './bench/manyTerms';
import { printTable, summarise, type Timing } from './bench/measure';

/**
 * `npm run bench:hover`: how long it takes to know what a place means, literal or term, with today's glossary and with one a hundred
 * times as large; in this repository's files, in a file of a hundred thousand lines and in a line of two million
 * characters. Fails where the 99th percentile is over the budget, or where size costs more than twice. Needs a build.
 */
const BUDGET_MS = 1;
const GROWTH = 2;
const TIMES = 100;
const PLACES = 4000;
const ROUNDS = 7;
const taste: Taste = { sensitivity: 'balanced', hidden: new Set() };

const terms = JSON.parse(await readFile('dist/content/terms.json', 'utf8')) as readonly Term[];
const tables = JSON.parse(await readFile('dist/content/reference.json', 'utf8')) as ReferenceTables;
const search = { references: buildReferenceIndex(tables), now: new Date(), isOn: () => true };
const sources = await repositorySources();
const scenes = [
  ['this repository', placesIn(sources, PLACES)],
  ['a file of 100,000 lines', placesIn([manyLines(sources)], PLACES)],
  ['a line of 2 MB', placesIn([oneLine(sources)], PLACES)],
] as const;

const start = performance.now();
const small = buildTermIndex(terms);
const building = performance.now() - start;
const large = buildTermIndex(manyTerms(terms, TIMES));
console.log(
  `${terms.length} terms, index in ${building.toFixed(0)} ms; ${PLACES} places, ${ROUNDS} rounds; milliseconds\n`,
);

const rows: (readonly (string | number)[])[] = [];
let slowest = 0;
let growth = 0;
let first: Timing | undefined;
for (const [title, places] of scenes) {
  const [few = noTiming(), many = noTiming()] = compare([small, large], places);
  first ??= few;
  rows.push([title, few.median, few.p99, few.most, many.median, many.p99, few.p99 / first.p99]);
  slowest = Math.max(slowest, few.p99);
  growth = Math.max(growth, many.p99 / few.p99, few.p99 / first.p99);
}
printTable(
  ['', 'median', 'p99', 'most', `median, ${TIMES} x terms`, `p99, ${TIMES} x terms`, 'p99 against first row'],
  rows,
);
const fits = slowest <= BUDGET_MS && growth <= GROWTH;
console.log(
  `\n99 of 100 places take at most ${slowest.toFixed(3)} ms (budget ${BUDGET_MS} ms); size costs at most ${growth.toFixed(2)} x (at most ${GROWTH} x): ${fits ? 'within' : 'OVER'}.`,
);
if (!fits) process.exitCode = 1;

/** The times of both indexes at the same places in turn; of several rounds at a place the median counts. */
function compare(indexes: readonly TermIndex[], places: readonly TextPlace[]): readonly Timing[] {
  const times = indexes.map(() => places.map((): number[] => []));
  for (let round = 0; round <= ROUNDS; round++) {
    places.forEach((place, at) => {
      indexes.forEach((index, which) => {
        const before = performance.now();
        if (findLiteral(place, search) === undefined) termAt(index, place, taste);
        // The first round warms up.
        if (round > 0) times[which]?.[at]?.push(performance.now() - before);
      });
    });
  }
  return times.map((ofIndex) => summarise(ofIndex.map((ofPlace) => summarise(ofPlace).median)));
}

function noTiming(): Timing {
  return { median: NaN, p99: NaN, most: NaN };
}
