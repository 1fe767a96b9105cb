import assert from 'node:assert/strict';
import fc from 'fast-check';
import { at, current, moved, NO_HISTORY, visited, type History } from '../../../src/protocol/history';
import { readPanelState, writtenState } from '../../../src/protocol/panelState';
import { isSamePage, readAnchor, topicPlace } from '../../../src/protocol/place';

const jwt = topicPlace('jwt');
const caching = topicPlace('caching-strategies');
const position = { block: 3, offset: 12.5, scroll: 800 };

suite('the state of a panel', () => {
  test('what is written is read again', () => {
    const history = at(visited(visited(NO_HISTORY, jwt), caching), position);
    const state = { history, diagrams: { 'jwt-2': { step: 3, zoom: { scale: 2, x: 1, y: 0.25 } } } };
    assert.deepEqual(readPanelState(JSON.parse(JSON.stringify(writtenState(state)))), state);
  });

  test('the first version kept a topic and a distance', () => {
    const read = (value: unknown) => readPanelState(value)?.history.entries[0];
    assert.deepEqual(read({ topic: 'jwt', scroll: 12 }), {
      place: jwt,
      position: { block: -1, offset: 0, scroll: 12 },
    });
    assert.equal(read({ topic: 'jwt', scroll: 'far', zoom: 3 })?.position?.scroll, 0);
  });

  test('of a newer version, what is understood is kept', () => {
    const newer = { place: { kind: 'simulation', id: 'ring' } };
    const state = readPanelState({
      version: 9,
      entries: [{ place: jwt, position: { block: 'x' } }, newer, { place: caching }],
      index: 1,
      diagrams: { 'jwt-2': { step: 'last' }, 'jwt-3': { step: 2 } },
      more: true,
    });
    assert.deepEqual(
      state?.history.entries.map(({ place }) => place.id),
      ['jwt', 'caching-strategies'],
    );
    assert.equal(state.history.index, 0, 'the page before the one that is not understood');
    assert.equal(state.diagrams['jwt-2']?.step, undefined);
    assert.equal(state.diagrams['jwt-3']?.step, 2);
  });

  test('without any page there is none', () => {
    const broken = [undefined, null, 7, 'jwt', [], {}, { topic: 3 }, { topic: 'x'.repeat(81) }];
    for (const value of [...broken, { entries: [], index: 0 }, { entries: [7], index: 0 }, { entries: 7 }]) {
      assert.equal(readPanelState(value), undefined);
    }
  });

  test('nothing that was saved makes it throw or point at nothing', () => {
    fc.assert(
      fc.property(fc.anything(), fc.array(fc.anything()), fc.integer(), (value, entries, index) => {
        for (const saved of [value, { entries, index }, { entries: [{ place: jwt }, ...entries], index }]) {
          const state = readPanelState(saved);
          assert.ok(state === undefined || current(state.history) !== undefined);
        }
      }),
    );
  });
});

suite('the history of a panel', () => {
  const ids = ({ entries }: History) => entries.map(({ place }) => place.id);

  test('a new page takes the place of what lay ahead; the same page keeps its entry', () => {
    let history = visited(visited(visited(NO_HISTORY, jwt), caching), caching);
    assert.deepEqual(ids(history), ['jwt', 'caching-strategies']);
    history = moved(history, -1) ?? history;
    history = visited(history, topicPlace('http-versions'));
    assert.deepEqual(ids(history), ['jwt', 'http-versions']);
    assert.equal(moved(history, 1), undefined);
  });

  test('a page that is shown again keeps the place the reader left', () => {
    const history = visited(at(visited(NO_HISTORY, jwt), position), topicPlace('jwt', 'pitfalls'));
    assert.deepEqual(current(history), { place: topicPlace('jwt', 'pitfalls'), position });
  });

  test('back and forward end at the ends, and the oldest pages are let go', () => {
    assert.equal(moved(NO_HISTORY, -1), undefined);
    let history = NO_HISTORY;
    for (let number = 0; number < 80; number++) history = visited(history, topicPlace(`t${number}`));
    assert.equal(history.entries.length, 50);
    assert.equal(current(history)?.place.id, 't79');
  });
});

suite('places', () => {
  test('an anchor names a section, a diagram, or a step of one', () => {
    assert.deepEqual(readAnchor('pitfalls'), { id: 'pitfalls' });
    assert.deepEqual(readAnchor('jwt-2:13'), { id: 'jwt-2', step: 13 });
  });

  test('the same page at another section is the same page', () => {
    assert.ok(isSamePage(jwt, topicPlace('jwt', 'pitfalls')));
    assert.ok(!isSamePage(jwt, { kind: 'term', id: 'jwt' }));
    assert.ok(!isSamePage(undefined, undefined));
  });
});
