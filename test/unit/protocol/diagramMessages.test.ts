import assert from 'node:assert/strict';
import * as v from 'valibot';
import { readToDiagrams } from '../../../src/protocol/diagramMessages';
import { fromPanelSchema } from '../../../src/protocol/messages';
import { readPanelState } from '../../../src/protocol/panelState';

suite('messages of diagrams', () => {
  const accepts = (message: unknown) => v.safeParse(fromPanelSchema, message).success;

  test('what a diagram asks for is taken with ids of diagrams only', () => {
    assert.ok(accepts({ type: 'fonts' }));
    assert.ok(accepts({ type: 'copyMermaid', diagram: 'jwt-2' }));
    assert.ok(accepts({ type: 'insertDiagram', diagram: 'jwt-2' }));
    assert.ok(accepts({ type: 'copySvg', diagram: 'jwt-2', svg: '<svg/>' }));
    assert.ok(accepts({ type: 'saveDiagram', diagram: 'jwt-2', format: 'png', data: 'iVBORw0KGgo=' }));
    for (const diagram of ['jwt', '../jwt-1', 'a/b-1', 'jwt-1:2', 7, '', `${'x'.repeat(100)}-1`]) {
      assert.ok(!accepts({ type: 'copyMermaid', diagram }), String(diagram));
    }
    assert.ok(!accepts({ type: 'insertDiagram', diagram: 'jwt-2', source: 'flowchart LR' }));
    assert.ok(!accepts({ type: 'fonts', path: '/etc/passwd' }));
  });

  test('a picture is taken as SVG or PNG, as base64, and no larger than allowed', () => {
    const save = { type: 'saveDiagram', diagram: 'jwt-2', format: 'svg', data: 'PHN2ZyAvPg==' };
    assert.ok(accepts(save));
    assert.ok(!accepts({ ...save, format: 'exe' }));
    assert.ok(!accepts({ ...save, data: '<svg/>' }));
    assert.ok(!accepts({ ...save, data: '' }));
    assert.ok(!accepts({ ...save, name: '../../x' }));
    assert.ok(!accepts({ ...save, data: 'A'.repeat(22_400_001) }));
    assert.ok(!accepts({ type: 'copySvg', diagram: 'jwt-2', svg: 'x'.repeat(2_000_001) }));
  });

  test('a link leads to an anchor, at most with a step', () => {
    assert.ok(accepts({ type: 'copyLink', anchor: 'how-it-works' }));
    assert.ok(accepts({ type: 'copyLink', anchor: 'jwt-2' }));
    assert.ok(accepts({ type: 'copyLink', anchor: 'jwt-2:3' }));
    for (const anchor of ['', '#a', 'jwt-2:', 'jwt-2:x', 'command:quit', 'a b']) {
      assert.ok(!accepts({ type: 'copyLink', anchor }), anchor);
    }
  });

  test('what the host answers is known from anything else', () => {
    const fonts = { type: 'fonts', faces: [{ weight: 400, base64: 'AA==' }] };
    assert.deepEqual(readToDiagrams(fonts), fonts);
    for (const other of [
      null,
      'fonts',
      { type: 'page' },
      { type: 'fonts' },
      { type: 'diagramStatus', text: 3 },
    ]) {
      assert.equal(readToDiagrams(other), undefined);
    }
  });

  test('the state of diagrams is read as far as it goes', () => {
    const read = (diagrams: unknown) => {
      const entries = [{ place: { kind: 'topic', id: 'jwt' } }];
      return readPanelState({ entries, index: 0, diagrams })?.diagrams;
    };
    const zoom = { scale: 2, x: 0.5, y: 1 };
    assert.deepEqual(read({ 'jwt-1': { zoom, step: 3 } }), { 'jwt-1': { zoom, step: 3 } });
    assert.deepEqual(
      read({ 'jwt-1': { zoom: { scale: 2, x: 7, y: 0 }, step: 2 } })?.['jwt-1']?.zoom,
      undefined,
    );
    assert.equal(read({ 'jwt-1': { zoom, step: 0.5 } })?.['jwt-1']?.step, undefined);
    assert.deepEqual(read('far'), {});
  });
});
