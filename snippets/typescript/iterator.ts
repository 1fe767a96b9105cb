// pattern: iterator
// prefix: dpIterator
// description: Iterator as an async generator over the pages of an API: lazy, stops with the loop, finds a cursor that repeats
// placeholders: Track, TrackPage, FetchPage, allTracks
// --- snippet ---
export interface Track {
  readonly id: number;
  readonly title: string;
}

export interface TrackPage {
  readonly items: readonly Track[];
  readonly nextCursor: string | undefined; // undefined: this is the last page
}

export type FetchPage = (cursor: string | undefined, signal?: AbortSignal) => Promise<TrackPage>;

/**
 * Yields the items of all pages; a generator keeps the position, so there is no iterator class. A page is fetched when
 * the loop asks for its first item, and none after a `break`. Items may be missing or twice if they change meanwhile.
 */
export async function* allTracks(
  fetchPage: FetchPage,
  signal?: AbortSignal,
): AsyncGenerator<Track, void, void> {
  const seen = new Set<string>();
  let cursor: string | undefined;
  do {
    signal?.throwIfAborted();
    const page = await fetchPage(cursor, signal);
    yield* page.items;
    cursor = page.nextCursor;
    if (cursor !== undefined && seen.has(cursor)) throw new Error(`the cursor ${cursor} came twice`);
    if (cursor !== undefined) seen.add(cursor);
  } while (cursor !== undefined);
}

/** At most so many; the rest is not fetched. */
export async function take<T>(items: AsyncIterable<T>, limit: number): Promise<T[]> {
  const taken: T[] = [];
  if (limit <= 0) return taken;
  for await (const item of items) {
    taken.push(item);
    if (taken.length >= limit) break;
  }
  return taken;
}
// --- demonstration ---
import assert from 'node:assert/strict';

const track = (id: number): Track => ({ id, title: `track ${id}` });
const pages: Record<string, TrackPage> = {
  first: { items: [track(1), track(2)], nextCursor: 'empty' },
  empty: { items: [], nextCursor: 'last' },
  last: { items: [track(3)], nextCursor: undefined },
};
const fetched: string[] = [];
const fetchPage: FetchPage = async (cursor = 'first') => {
  fetched.push(cursor);
  const page = pages[cursor];
  if (!page) throw new Error(`no page ${cursor}`);
  return page;
};
const idsOf = async (tracks: AsyncIterable<Track>, limit = 99) =>
  (await take(tracks, limit)).map(({ id }) => id);

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
const partial: number[] = [];
const collect = async (tracks: AsyncIterable<Track>) => {
  for await (const { id } of tracks) partial.push(id);
};
const cut: FetchPage = async (cursor) => ({ ...(await fetchPage(cursor)), nextCursor: 'gone' });
await assert.rejects(collect(allTracks(cut)), { message: 'no page gone' });
assert.deepEqual(partial, [1, 2]);

// A server that repeats a cursor does not make the loop endless.
const circular: FetchPage = async () => ({ items: [], nextCursor: 'again' });
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
