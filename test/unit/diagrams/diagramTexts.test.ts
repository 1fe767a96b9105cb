import assert from 'node:assert/strict';
import { mermaidBlock, onOwnLines } from '../../../src/core/diagrams/mermaidBlock';
import { plainColor } from '../../../src/core/diagrams/plainColor';

suite('a diagram as text', () => {
  test('is fenced; the fence is longer than any inside', () => {
    assert.equal(mermaidBlock('flowchart LR\n  A --> B\n'), '```mermaid\nflowchart LR\n  A --> B\n```');
    assert.equal(mermaidBlock('%% ```` four'), '`````mermaid\n%% ```` four\n`````');
  });

  test('stands on lines of its own, and adds none where the line is empty', () => {
    assert.equal(onOwnLines('B', { before: '', after: '' }), 'B');
    assert.equal(onOwnLines('B', { before: '  ', after: ' ' }), 'B');
    assert.equal(onOwnLines('B', { before: 'text', after: '' }), '\n\nB');
    assert.equal(onOwnLines('B', { before: '', after: 'text' }), 'B\n\n');
  });
});

suite('plain colours', () => {
  test('computed colours are read, mixed ones too', () => {
    assert.deepEqual(plainColor('rgb(0, 95, 184)'), { color: '#005fb8', opacity: 1 });
    assert.deepEqual(plainColor('rgba(255, 255, 255, 0.25)'), { color: '#ffffff', opacity: 0.25 });
    assert.deepEqual(plainColor('color(srgb 1 0.5 0)'), { color: '#ff8000', opacity: 1 });
    assert.deepEqual(plainColor('color(srgb 0 1e-7 1.0001 / 0.5)'), { color: '#0000ff', opacity: 0.5 });
  });

  test('what is no computed colour is not guessed at', () => {
    for (const other of ['', 'none', 'red', '#fff', 'url(#a)', 'rgb(1, 2)', 'color(display-p3 1 0 0)']) {
      assert.equal(plainColor(other), undefined, other);
    }
  });
});
