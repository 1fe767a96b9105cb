// pattern: iterator
// prefix: dpIterator
// description: Iterator as an async generator over the pages of an API: lazy, stops with the loop, finds a cursor that repeats
// placeholders: Track, TrackPage, FetchPage, allTracks
// --- snippet ---
/** @typedef {{ readonly id: number, readonly title: string }} Track */

/**
 * @typedef {object} TrackPage
 * @property {readonly Track[]} items
 * @property {string | undefined} nextCursor undefined: this is the last page
 */

/** @typedef {(cursor: string | undefined, signal?: AbortSignal) => Promise<TrackPage>} FetchPage */

/**
 * Yields the items of all pages; a generator keeps the position, so there is no iterator class. A page is fetched when
 * the loop asks for its first item, and none after a `break`. Items may be missing or twice if they change meanwhile.
 * @param {FetchPage} fetchPage
 * @param {AbortSignal} [signal]
 * @returns {AsyncGenerator<Track, void, void>}
 */
export async function* allTracks(fetchPage, signal) {
  /** @type {Set<string>} */
  const seen = new Set();
  /** @type {string | undefined} */
  let cursor;
  do {
    signal?.throwIfAborted();
    const page = await fetchPage(cursor, signal);
    yield* page.items;
    cursor = page.nextCursor;
    if (cursor !== undefined && seen.has(cursor)) throw new Error(`the cursor ${cursor} came twice`);
    if (cursor !== undefined) seen.add(cursor);
  } while (cursor !== undefined);
}

/**
 * At most so many; the rest is not fetched.
 * @template T
 * @param {AsyncIterable<T>} items
 * @param {number} limit
 * @returns {Promise<T[]>}
 */
export async function take(items, limit) {
  /** @type {T[]} */
  const taken = [];
  if (limit <= 0) return taken;
  for await (const item of items) {
    taken.push(item);
    if (taken.length >= limit) break;
  }
  return taken;
}
// --- demonstration ---
import assert from 'node:assert/strict';

/** @param {number} id @returns {Track} */
const track = (id) => ({ id, title: `track ${id}` });
/** @type {Record<string, TrackPage>} */
const pages = {
  first: { items: [track(1), track(2)], nextCursor: 'empty' },
  empty: { items: [], nextCursor: 'last' },
  last: { items: [track(3)], nextCursor: undefined },
};
/** @type {string[]} */
const fetched = [];
/** @type {FetchPage} */
const fetchPage = async (cursor = 'first') => {
  fetched.push(cursor);
  const page = pages[cursor];
  if (!page) throw new Error(`no page ${cursor}`);
  return page;
};
/** @param {AsyncIterable<Track>} tracks @param {number} [limit] */
const idsOf = async (tracks, limit = 99) => (await take(tracks, limit)).map(({ id }) => id);

// All items in order, past a page without any.
assert.deepEqual(await idsOf(allTracks(fetchPage)), [1, 2, 3]);
assert.deepEqual(fetched, ['first', 'empty', 'last']);

// Nothing is fetched before it is asked for, or after the loop has left.
fetched.length = 0;
const lazy = allTracks(fetchPage);
assert.deepEqual(fetched, []);
assert.deepEqual(await idsOf(lazy, 2), [1, 2]);
assert.deepEqual(fetched, ['first']);
assert.deepEqual(await idsOf(allTracks(fetchPage), 0), []);

// What fails reaches the loop, after the items that came before.
/** @type {number[]} */
const partial = [];
const collect = async (/** @type {AsyncIterable<Track>} */ tracks) => {
  for await (const { id } of tracks) partial.push(id);
};
/** @type {FetchPage} */
const cut = async (cursor) => ({ ...(await fetchPage(cursor)), nextCursor: 'gone' });
await assert.rejects(collect(allTracks(cut)), { message: 'no page gone' });
assert.deepEqual(partial, [1, 2]);

// A server that repeats a cursor does not make the loop endless.
/** @type {FetchPage} */
const circular = async () => ({ items: [], nextCursor: 'again' });
await assert.rejects(collect(allTracks(circular)), { message: /again came twice/ });

// An abort ends it before the next page.
const controller = new AbortController();
const tracks = allTracks(fetchPage, controller.signal);
await tracks.next();
await tracks.next();
fetched.length = 0;
controller.abort(new Error('stopped'));
await assert.rejects(tracks.next(), { message: 'stopped' });
assert.deepEqual(fetched, []);
