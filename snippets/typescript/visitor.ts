// pattern: visitor
// prefix: dpVisitor
// description: Visitor without classes: operations are functions with an exhaustive switch over a union of node kinds
// placeholders: DocumentNode, toText, countWords, unreachable
// --- snippet ---
export type DocumentNode =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly DocumentNode[] };

/**
 * An operation is a function, so the nodes need no `accept`. A new operation changes nothing; a new kind of node makes
 * every operation that does not handle it fail to compile.
 */
export function toText(node: DocumentNode): string {
  switch (node.kind) {
    case 'heading':
      return `${'#'.repeat(node.level)} ${node.text}`;
    case 'paragraph':
      return node.text;
    case 'list':
      return node.items.map((item) => `- ${toText(item)}`).join('\n');
    default:
      return unreachable(node);
  }
}

export function countWords(node: DocumentNode): number {
  switch (node.kind) {
    case 'heading':
    case 'paragraph':
      return node.text.split(/\s+/).filter(Boolean).length;
    case 'list':
      return node.items.reduce((sum, item) => sum + countWords(item), 0);
    default:
      return unreachable(node);
  }
}

/** For data from outside that was not checked and has a kind that this version does not know. */
function unreachable(node: never): never {
  throw new TypeError(`unknown node: ${JSON.stringify(node)}`);
}
// --- demonstration ---
import assert from 'node:assert/strict';

const heading: DocumentNode = { kind: 'heading', level: 2, text: 'Tide tables' };
const paragraph: DocumentNode = { kind: 'paragraph', text: ' high  water at noon ' };
const list: DocumentNode = { kind: 'list', items: [paragraph, { kind: 'list', items: [heading] }] };

// Each operation treats each kind in its own way, at any depth.
assert.equal(toText(heading), '## Tide tables');
assert.equal(toText(paragraph), paragraph.text);
assert.equal(toText(list), '-  high  water at noon \n- - ## Tide tables');
assert.equal(countWords(heading), 2);
assert.equal(countWords(paragraph), 4);
assert.equal(countWords(list), 6);
assert.equal(countWords({ kind: 'list', items: [] }), 0);

// A kind that is not known is an error, not silence.
const foreign = JSON.parse('{"kind":"table"}') as DocumentNode;
assert.throws(() => toText(foreign), { name: 'TypeError', message: 'unknown node: {"kind":"table"}' });
assert.throws(() => countWords(foreign), TypeError);

// An operation that forgets a kind does not compile.
const level = (node: DocumentNode): number => {
  switch (node.kind) {
    case 'heading':
      return node.level;
    case 'paragraph':
      return 0;
    default:
      // @ts-expect-error: the list is missing
      return unreachable(node);
  }
};
assert.equal(level(heading), 2);
