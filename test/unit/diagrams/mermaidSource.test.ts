import assert from 'node:assert/strict';
import { playSteps, readMermaidSource } from '../../../src/core/diagrams/mermaidSource';

suite('Mermaid sources', () => {
  test('kind, title and description are read, in one line or several', () => {
    const source =
      'flowchart LR\n  accTitle: The way\n  accDescr {\n    From here\n    to there.\n  }\n  A --> B';
    assert.deepEqual(readMermaidSource(source), {
      kind: 'flowchart',
      accTitle: 'The way',
      accDescr: 'From here to there.',
    });
  });

  test('a kind without these statements has them in comments', () => {
    const source = 'mindmap\n%% accTitle: Places\n%% accDescr: Where copies live.\n  root((Cache))';
    assert.deepEqual(readMermaidSource(source), {
      kind: 'mindmap',
      accTitle: 'Places',
      accDescr: 'Where copies live.',
    });
  });

  test('each message of a sequence diagram is a step; notes and frames are none', () => {
    const arrows = ['->>', '-->>', '->', '-->', '-x', '--x', '-)', '--)', '<<->>', '->>+', '-->>-'];
    const source = [
      'sequenceDiagram',
      'accTitle: All arrows -> here: x',
      'accDescr: x',
      'participant A as Client - one: two',
      ...arrows.map((arrow) => `  A${arrow}B: hello`),
      'Note over A,B: a->>b: no message',
      'alt a->>b: no message',
      'else',
      'end',
    ].join('\n');
    assert.deepEqual(
      playSteps(source),
      arrows.map((_, index) => index + 1),
    );
  });

  test('in a flowchart labels that begin with a number are steps, each number once', () => {
    const source = [
      'flowchart LR',
      'A -->|1. ask| B',
      'B -- "2. answer" --> A',
      'B -- 2. again --> A',
      'B --> C["(3) store"]',
      'C --> D["version 4. no step"]',
    ].join('\n');
    assert.deepEqual(playSteps(source), [1, 2, 3]);
  });

  test('names that begin like a statement are names', () => {
    const names = [
      'Account',
      'Parser',
      'Partition',
      'Android',
      'Options',
      'Loopback',
      'Boxer',
      'Notes',
      'end2',
    ];
    const source = ['sequenceDiagram', ...names.map((name) => `${name}->>Bank: pay`)].join('\n');
    assert.equal(playSteps(source)?.length, names.length);
  });

  test('what is not drawn is no step', () => {
    assert.deepEqual(playSteps('sequenceDiagram\ncreate participant B as X->>Y: z\nA->>B: one'), [1]);
    assert.deepEqual(
      playSteps('flowchart LR\naccDescr: from (1. client) on\n%% A -->|2. no| B\nA -->|1. yes| B'),
      [1],
    );
  });

  test('other kinds do not play', () => {
    assert.equal(playSteps('pie\n"a": 1'), undefined);
  });
});
