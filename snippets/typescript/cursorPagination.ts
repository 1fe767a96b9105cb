// pattern: cursor-pagination
// prefix: sdCursorPagination
// description: Keyset pagination on (createdAt, id): opaque cursor, one row more than asked for tells whether there is a next page
// placeholders: Article, ArticlePage, FetchAfter, articlePage, InvalidCursorError, MAX_LIMIT
// --- snippet ---
export interface Article {
  readonly id: number;
  readonly createdAt: string; // as precise as the column, or rows of one moment get lost
  readonly title: string;
}

type Position = Pick<Article, 'createdAt' | 'id'>;

/**
 * SELECT ... WHERE (created_at, id) < (?, ?) ORDER BY created_at DESC, id DESC LIMIT ?, without WHERE for the first
 * page. It needs an index on both columns and stays fast on any page; new rows shift nothing.
 */
export type FetchAfter = (after: Position | undefined, limit: number) => Promise<readonly Article[]>;

export interface ArticlePage {
  readonly items: readonly Article[];
  readonly nextCursor: string | undefined; // undefined: this is the last page
}

/** The client's mistake: HTTP 400. */
export class InvalidCursorError extends Error {
  override readonly name = 'InvalidCursorError';
}

const MAX_LIMIT = 100;

export async function articlePage(
  fetchAfter: FetchAfter,
  limit: number,
  cursor?: string,
): Promise<ArticlePage> {
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw new RangeError(`limit must be 1 to ${MAX_LIMIT}`);
  }
  const rows = await fetchAfter(cursor === undefined ? undefined : decodeCursor(cursor), limit + 1);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: last && rows.length > limit ? encodeCursor(last) : undefined };
}

/** Opaque, but neither secret nor signed: whatever it says must do no harm in the query. */
function encodeCursor({ createdAt, id }: Position): string {
  return Buffer.from(JSON.stringify([createdAt, id])).toString('base64url');
}

function decodeCursor(cursor: string): Position {
  try {
    const [createdAt, id, ...rest] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    const isTime = typeof createdAt === 'string' && !Number.isNaN(Date.parse(createdAt));
    if (isTime && typeof id === 'number' && Number.isSafeInteger(id) && rest.length === 0)
      return { createdAt, id };
  } catch (cause) {
    throw new InvalidCursorError('the cursor is not valid', { cause });
  }
  throw new InvalidCursorError('the cursor is not valid');
}
// --- demonstration ---
import assert from 'node:assert/strict';

// Several rows share a moment; the newest come first.
let rows: readonly Article[] = Array.from({ length: 7 }, (_, i) => ({
  id: i,
  createdAt: `2026-03-0${1 + Math.floor(i / 3)}T08:00:00.000Z`,
  title: `Article ${i}`,
}));
const isAfter = (row: Article, at: Position) =>
  row.createdAt < at.createdAt || (row.createdAt === at.createdAt && row.id < at.id);
const limits: number[] = [];
const fetchAfter: FetchAfter = async (after, limit) => {
  limits.push(limit);
  const found = rows.filter((row) => !after || isAfter(row, after));
  return found.sort((a, b) => (isAfter(b, a) ? -1 : 1)).slice(0, limit);
};
const idsOf = ({ items }: ArticlePage) => items.map(({ id }) => id);

// Page by page everything comes once, though pages end within a moment, and new rows shift nothing.
const first = await articlePage(fetchAfter, 3);
assert.deepEqual(idsOf(first), [6, 5, 4]);
rows = [...rows, { id: 9, createdAt: '2026-04-01T08:00:00.000Z', title: 'New' }];
const second = await articlePage(fetchAfter, 3, first.nextCursor);
assert.deepEqual(idsOf(second), [3, 2, 1]);
const third = await articlePage(fetchAfter, 3, second.nextCursor);
assert.deepEqual(idsOf(third), [0]);
assert.equal(third.nextCursor, undefined);
assert.deepEqual(limits, [4, 4, 4]);

assert.equal((await articlePage(fetchAfter, 100)).items.length, 8);
assert.equal((await articlePage(fetchAfter, 1)).items.length, 1);

// A last page that is exactly full has no next one either; nor has an empty list.
assert.equal((await articlePage(fetchAfter, 8)).nextCursor, undefined);
assert.deepEqual(await articlePage(async () => [], 5), { items: [], nextCursor: undefined });

// The cursor fits into an address as it is.
assert.match(first.nextCursor ?? '', /^[\w-]+$/);

// What is no cursor, or was tampered with, is a clear error and reaches no query.
limits.length = 0;
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const wrong = [
  '',
  '%%%',
  'abc',
  encode({}),
  encode(['x', 1]),
  encode(['2026-03-01', '1']),
  encode(['2026-03-01', 1.5]),
];
for (const cursor of wrong) await assert.rejects(articlePage(fetchAfter, 3, cursor), InvalidCursorError);
for (const limit of [0, 101, 1.5]) await assert.rejects(articlePage(fetchAfter, limit), RangeError);
assert.deepEqual(limits, []);
