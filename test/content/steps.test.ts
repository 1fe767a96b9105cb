import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../build/browser/launch';
import { createDrawer, type DiagramDrawer } from '../../build/diagrams/drawDiagrams';
import type { StepKind } from '../../build/diagrams/markSteps';

/** How often each tag carries a mark: `line 1`. */
function marks(svg: string, attribute: 'data-step' | 'data-steps'): string[] {
  const found = [...svg.matchAll(new RegExp(`<(\\w+)[^>]* ${attribute}="([^"]*)"`, 'g'))];
  return found.map((match) => `${match[1] ?? ''} ${match[2] ?? ''}`).sort();
}

suite('the steps of a drawing', () => {
  let browser: Browser;
  let drawer: DiagramDrawer;
  suiteSetup(async () => {
    browser = await launchBrowser();
    drawer = await createDrawer(browser);
  });
  suiteTeardown(() => browser.close());

  const draw = async (source: string, steps: StepKind) => {
    const result = await drawer.draw({ id: 'x', source, title: 'Title', description: 'Text', steps });
    assert.ok('svg' in result, 'error' in result ? result.error : '');
    return result;
  };

  test('of a sequence diagram: messages with their labels, notes after them, and who takes part', async () => {
    const source = [
      'sequenceDiagram',
      'participant A',
      'actor B',
      'participant C',
      'Note over A: before all',
      'A->>B: one<br/>two',
      'Note over A,B: of step 1',
      'alt good',
      'B->>B: itself',
      'else bad',
      'Note right of B: of step 2',
      'B-->>A: back',
      'end',
    ].join('\n');
    const { svg, steps } = await draw(source, 'sequenceDiagram');
    assert.deepEqual(steps, [1, 2, 3]);
    assert.deepEqual(marks(svg, 'data-step'), [
      'g 1',
      'g 2',
      'line 1',
      'line 3',
      'path 2',
      'text 1',
      'text 1',
      'text 2',
      'text 3',
    ]);
    assert.deepEqual(marks(svg, 'data-steps'), ['g 1 2 3', 'g 1 3', 'line 1 2 3', 'line 1 3']);
  });

  test('of a flowchart: edges with their labels, numbered nodes, and the ends of the edges', async () => {
    const source = [
      'flowchart LR',
      'A["(1) start"] -->|2. go| B',
      'A -->|"2. also"| my_node',
      'B -->|3. on| my_node',
      'B -->|no step| D',
    ].join('\n');
    const { svg, steps } = await draw(source, 'flowchart');
    assert.deepEqual(steps, [1, 2, 3]);
    assert.deepEqual(marks(svg, 'data-step'), ['g 1', 'g 2', 'g 2', 'g 3', 'path 2', 'path 2', 'path 3']);
    assert.deepEqual(marks(svg, 'data-steps'), ['g 2', 'g 2 3', 'g 2 3']);
  });
});
