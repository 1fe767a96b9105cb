import assert from 'node:assert/strict';
import { readContentFiles } from '../../build/content/contentFiles';
import { highlight } from '../../build/content/highlight';
import { cardRateOf } from '../../build/hoverPrecision/cardRate';
import { evaluate, figuresOf, percent, type Result } from '../../build/hoverPrecision/evaluate';
import { readApplications, readExcerpts, type Excerpt } from '../../build/hoverPrecision/excerpts';
import { compile } from '../../src/core/compile/compile';
import { buildTermIndex, type TermIndex } from '../../src/core/terms/termIndex';

/** What is reached on this set, rounded to whole per cent: down, and for cards on identifiers up. */
const PRECISION = 0.96;
const RECALL = 0.9;
const CARD_RATE = 0.06;
const CARD_RATE_IN_APPLICATIONS = 0.02;

suite('cards on real code', () => {
  let index: TermIndex;
  let excerpts: readonly Excerpt[];
  let result: Result;
  suiteSetup(async () => {
    index = buildTermIndex(compile(await readContentFiles('.'), { highlight }).terms);
    excerpts = await readExcerpts('reported');
    result = evaluate(index, excerpts, 'balanced');
  });

  test('the excerpts are enough to say something: languages, marks, identifiers', async () => {
    assert.ok(new Set(excerpts.map(({ language }) => language)).size >= 8);
    assert.ok(result.wanted >= 200, `${result.wanted} marks`);
    assert.ok(result.identifiers >= 500, `${result.identifiers} identifiers`);
    const tuned = new Set((await readExcerpts('tuned')).map(({ source }) => source));
    const shared = excerpts.filter(({ source }) => tuned.has(source));
    assert.deepEqual(shared, [], 'no project is in both sets');
  });

  // The aim is a precision of 95 % and a recall of 90 %. Nobody has looked at the mistakes in this set. Its files
  // applications-... alone come to 92.9 % and 92.0 %, the others to 97.2 % and 90.1 %; there the rules of 0.7.0 come to
  // 96.4 % and 90.5 %, those of 0.6.1 to 96.7 % and 87.2 %, those of 0.5.0 to 96.7 % and 77.8 %. Its identifiers are those
  // of servers and cloud tools: ordinary applications are measured below. As long as the sets are the same: never worse.
  test('at balanced, cards on real code are as right and as complete as they have been', () => {
    const { precision, recall, cardRate } = figuresOf(result);
    console.log(
      `      precision ${percent(precision)} (aim 95 %), recall ${percent(recall)} (aim 90 %), ` +
        `cards on ${percent(cardRate)} of its identifiers`,
    );
    assert.ok(precision >= PRECISION, `precision ${percent(precision)}`);
    assert.ok(recall >= RECALL, `recall ${percent(recall)}`);
    assert.ok(cardRate <= CARD_RATE, `cards on ${percent(cardRate)}`);
  });

  // Ordinary applications: programs for users (games, mail, office, pictures, science, sound, web), most of them drawn at
  // random; no libraries, databases, servers or cloud tools. Nobody chose rules by these lines.
  test('at balanced, few identifiers of ordinary applications have a card', async () => {
    const applications = await readApplications();
    const { projects, identifiers, withCard, rate } = cardRateOf(index, applications, 'balanced');
    console.log(
      `      cards on ${percent(rate)} of ${identifiers} identifiers of ${projects} applications (aim at most 3 %)`,
    );
    assert.ok(projects >= 50 && identifiers >= 4000, `${identifiers} identifiers of ${projects} projects`);
    assert.ok(withCard > 0 && rate <= CARD_RATE_IN_APPLICATIONS, `cards on ${percent(rate)}`);
  });

  test('quiet shows fewer cards, eager more', () => {
    const count = ({ right, wrong }: Result): number => right.length + wrong.length;
    const [quiet, eager] = [evaluate(index, excerpts, 'quiet'), evaluate(index, excerpts, 'eager')];
    assert.ok(count(quiet) < count(result) && count(result) < count(eager));
    assert.ok(figuresOf(eager).recall > figuresOf(result).recall);
  });
});
