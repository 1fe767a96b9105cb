import assert from 'node:assert/strict';
import { readContentFiles } from '../../build/content/contentFiles';
import { highlight } from '../../build/content/highlight';
import { evaluate, figuresOf, type Result } from '../../build/hoverPrecision/evaluate';
import { LOOKED_AT, readExcerpts, type Excerpt } from '../../build/hoverPrecision/excerpts';
import { compile } from '../../src/core/compile/compile';
import { buildTermIndex, type TermIndex } from '../../src/core/terms/termIndex';

/** What is reached, rounded down to whole per cent. */
const PRECISION = 0.9;
const RECALL = 0.89;

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

  // The aim is a precision of 95 %, a recall of 90 % and cards on at most 3 % of identifiers. When this set was measured
  // unseen it came to 90.5 %, 89.4 % and 2.3 % (the rules of 0.5.0 to 88.8 %, 82.9 % and 1.5 %); these are held: raise
  // them as they rise, never lower them. Then its mistakes were looked at and mended, so what is printed now flatters.
  test('at balanced, cards on real code are as right and as complete as they have been', () => {
    const { precision, recall, cardRate } = figuresOf(result);
    const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
    console.log(
      `      precision ${percent(precision)} (aim 95 %), recall ${percent(recall)} (aim 90 %), ` +
        `cards on ${percent(cardRate)} of identifiers (aim at most 3 %); flattering: mistakes looked at on ${LOOKED_AT}`,
    );
    assert.ok(precision >= PRECISION, `precision ${percent(precision)}`);
    assert.ok(recall >= RECALL, `recall ${percent(recall)}`);
    assert.ok(cardRate <= 0.03, `cards on ${percent(cardRate)}`);
  });

  test('quiet shows fewer cards, eager more', () => {
    const count = ({ right, wrong }: Result): number => right.length + wrong.length;
    const [quiet, eager] = [evaluate(index, excerpts, 'quiet'), evaluate(index, excerpts, 'eager')];
    assert.ok(count(quiet) < count(result) && count(result) < count(eager));
    assert.ok(figuresOf(eager).recall > figuresOf(result).recall);
  });
});
