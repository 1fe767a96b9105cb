import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../build/browser/launch';
import { createDrawer, type DiagramDrawer } from '../../build/diagrams/drawDiagrams';
import { DIAGRAM_KINDS, readMermaidSource } from '../../src/core/diagrams/mermaidSource';

/** A source, and its outline: one line for each thing, and one for each link, with the text behind a bar. */
type Row = readonly [source: string, nodes: readonly string[], links?: readonly string[]];

const rows: readonly Row[] = [
  [
    `flowchart LR
  A["Header<br/>in base64url"] -->|no, #quot;again#quot;| B{a & b}
  subgraph G["The group"]
    B -. "1. dotted" .-> C
  end
  A & C --> G`,
    ['Header in base64url', 'a & b', 'C', 'The group: a & b, C'],
    [
      'Header in base64url -> a & b | no, "again"',
      'a & b -> C | 1. dotted',
      'Header in base64url -> The group | ',
      'C -> The group | ',
    ],
  ],
  [
    `sequenceDiagram
  autonumber
  participant S as Shop<br/>app
  actor A as Auth server
  S->>+A: Log in
  Note over S,A: both wait
  alt known
  A-->>-S: ok
  else unknown
  loop 3 times
  A--xS: no
  end
  end
  rect rgb(0, 0, 0)
  S->>S: think
  end`,
    ['Shop app', 'Auth server'],
    [
      'Shop app -> Auth server | Log in',
      'Shop app -> Auth server | Note: both wait',
      'Auth server -> Shop app | ok [alt: known]',
      'Auth server -> Shop app | no [else: unknown, loop: 3 times]',
      'Shop app -> Shop app | think',
    ],
  ],
  [
    `stateDiagram-v2
  [*] --> Closed
  Closed --> Open: 5 failures<br/>in a row
  state "Half open" as H
  Open --> H
  state Inner {
    [*] --> In
  }
  state f <<fork>>
  H --> f
  note right of Open : nobody asks
  H --> [*]`,
    ['Closed', 'Open', 'Half open', 'Inner: In', 'In', 'Note at Open: nobody asks'],
    [
      'Start -> Closed | ',
      'Closed -> Open | 5 failures in a row',
      'Open -> Half open | ',
      'Start of Inner -> In | ',
      'Half open -> Fork | ',
      'Half open -> End | ',
    ],
  ],
  [
    `classDiagram
  class Subject {
    <<interface>>
    -List~Observer~ observers
    +attach(o: Observer) void
  }
  Subject <|-- Feed : is a
  Feed ..|> Source
  Subject "1" o-- "0..*" Observer : notifies
  Part --* Feed
  Feed --> Log
  Feed ..> Clock
  Feed -- Plain
  note for Feed "one of many"`,
    [
      'Subject (interface): -List<Observer> observers; +attach(o: Observer) : void',
      'Feed',
      'Source',
      'Observer',
      'Part',
      'Log',
      'Clock',
      'Plain',
      'Note at Feed: one of many',
    ],
    [
      'Feed -> Subject | extends: is a',
      'Feed -> Source | implements',
      'Subject -> Observer | has, 1 to 0..*: notifies',
      'Feed -> Part | consists of',
      'Feed -> Log | knows',
      'Feed -> Clock | depends on',
      'Feed -> Plain | is linked to',
    ],
  ],
  [
    `erDiagram
  CUSTOMER ||--o{ ORDER : places
  CUSTOMER {
    string name PK "in full"
    int age
  }
  i["Order item"]
  ORDER }|..|o i : "is made of"`,
    ['CUSTOMER: string name PK (in full); int age', 'ORDER', 'Order item'],
    [
      'CUSTOMER -> ORDER | places (exactly one to zero or more)',
      'ORDER -> Order item | is made of (one or more to zero or one)',
    ],
  ],
  [
    `timeline
  section Text
  1991 : HTTP/0.9 : one line
  section Frames
  2015 : HTTP/2`,
    ['Text, 1991: HTTP/0.9; one line', 'Frames, 2015: HTTP/2'],
  ],
  [
    `quadrantChart
  x-axis Cheap --> Dear
  y-axis Slow --> Fast
  quadrant-1 Buy
  quadrant-2 Take
  quadrant-3 Leave
  quadrant-4 Sell
  "Disk & tape": [0.25, 0.125]
  Memory: [0.75, 0.875]`,
    [
      'Horizontal axis: Cheap to Dear',
      'Vertical axis: Slow to Fast',
      'Quarter top right: Buy',
      'Quarter top left: Take',
      'Quarter bottom left: Leave',
      'Quarter bottom right: Sell',
      'Disk & tape: bottom left, Leave (0.25, 0.13)',
      'Memory: top right, Buy (0.75, 0.88)',
    ],
  ],
  [
    `mindmap
  root((Cache))
    Browser
      HTTP cache
    CDN`,
    ['Cache', 'Browser', 'HTTP cache', 'CDN'],
    ['Cache -> Browser | ', 'Cache -> CDN | ', 'Browser -> HTTP cache | '],
  ],
  [
    `gitGraph
  commit id: "start"
  branch fix
  commit id: "mend" tag: "v1"
  commit
  checkout main
  merge fix
  branch old
  cherry-pick id: "mend"`,
    ['start on main', 'mend on fix (v1)', 'Commit 3 on fix', 'Merge 4 on main', 'Commit 5 on old'],
    [
      'start -> mend | branch fix',
      'mend -> Commit 3 | ',
      'start -> Merge 4 | ',
      'Commit 3 -> Merge 4 | merged into main',
      'Merge 4 -> Commit 5 | branch old',
      'mend -> Commit 5 | cherry-picked',
    ],
  ],
  [
    `block
  columns 3
  a["Front<br/>door"] space b
  a --> b
  b -- "calls" --> c`,
    ['Front door', 'b', 'c'],
    ['Front door -> b | ', 'b -> c | calls'],
  ],
  [
    `packet
  0-15: "Source port"
  16: "Flag"
  17-39: "Rest"`,
    ['0-15: Source port', '16: Flag', '17-39: Rest'],
  ],
  [
    `pie showData
  "Hits" : 386
  "Misses" : 85.5`,
    ['Hits: 386 (82 %)', 'Misses: 85.5 (18 %)'],
  ],
  [
    `xychart
  x-axis "Month" [jan, feb]
  y-axis "Load" 0 --> 40
  bar "Shop" [10, 20.25]
  line [15, 25]`,
    [
      'Horizontal axis: Month',
      'Vertical axis: Load, 0 to 40',
      'Shop (bar): jan = 10, feb = 20.25',
      'line: jan = 15, feb = 25',
    ],
  ],
];

suite('the outline of a diagram', () => {
  let browser: Browser;
  let drawer: DiagramDrawer;
  suiteSetup(async () => {
    browser = await launchBrowser();
    drawer = await createDrawer(browser);
  });
  suiteTeardown(() => browser.close());

  const draw = (source: string) => drawer.draw({ id: 'x', source, title: 'Title', description: 'Text' });

  for (const [source, nodes, links = []] of rows) {
    test(`says what a ${readMermaidSource(source).kind} shows`, async () => {
      const result = await draw(source);
      assert.ok('outline' in result, 'error' in result ? result.error : '');
      const { outline } = result;
      assert.deepEqual(outline.nodes, nodes);
      assert.deepEqual(
        outline.links.map(({ from, to, text }) => `${from} -> ${to} | ${text}`),
        links,
      );
    });
  }

  test('is there for every kind that pages may use', () => {
    const kinds = rows.map(([source]) => readMermaidSource(source).kind);
    assert.deepEqual(kinds.toSorted(), [...DIAGRAM_KINDS].sort());
  });

  test('may not be empty', async () => {
    assert.deepEqual(await draw('flowchart LR'), {
      error: 'the diagram shows nothing; draw something or drop it',
    });
  });
});
