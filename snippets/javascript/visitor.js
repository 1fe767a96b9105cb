// pattern: visitor
// prefix: dpVisitor
// description: Visitor without classes: operations are functions with a switch over all kinds of nodes; an unknown kind is an error
// placeholders: DocumentNode, toText, countWords, unreachable
// --- snippet ---
/**
 * @typedef {(
 *   | { readonly kind: 'heading', readonly level: number, readonly text: string }
 *   | { readonly kind: 'paragraph', readonly text: string }
 *   | { readonly kind: 'list', readonly items: readonly DocumentNode[] }
 * )} DocumentNode
 */

/**
 * An operation is a function, so the nodes need no `accept`. A new operation changes nothing; with a new kind of node
 * type checks, and `unreachable` at run time, find every operation that does not handle it.
 * @param {DocumentNode} node
 * @returns {string}
 */
export function toText(node) {
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

/** @param {DocumentNode} node @returns {number} */
export function countWords(node) {
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

/**
 * For a kind that was forgotten, or data from outside that was not checked.
 * @param {never} node
 * @returns {never}
 */
function unreachable(node) {
  throw new TypeError(`unknown node: ${JSON.stringify(node)}`);
}
// --- demonstration ---
import assert from 'node:assert/strict';

/** @type {DocumentNode} */
const heading = { kind: 'heading', level: 2, text: 'Tide tables' };
/** @type {DocumentNode} */
const paragraph = { kind: 'paragraph', text: ' high  water at noon ' };
/** @type {DocumentNode} */
const list = { kind: 'list', items: [paragraph, { kind: 'list', items: [heading] }] };

// Each operation treats each kind in its own way, at any depth.
assert.equal(toText(heading), '## Tide tables');
assert.equal(toText(paragraph), paragraph.text);
assert.equal(toText(list), '-  high  water at noon \n- - ## Tide tables');
assert.equal(countWords(heading), 2);
assert.equal(countWords(paragraph), 4);
assert.equal(countWords(list), 6);
assert.equal(countWords({ kind: 'list', items: [] }), 0);

// A kind that is not known is an error, not silence.
const foreign = /** @type {DocumentNode} */ (JSON.parse('{"kind":"table"}'));
assert.throws(() => toText(foreign), { name: 'TypeError', message: 'unknown node: {"kind":"table"}' });
assert.throws(() => countWords(foreign), TypeError);
assert.throws(() => toText({ kind: 'list', items: [heading, foreign] }), TypeError);
