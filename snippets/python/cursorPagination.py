# pattern: cursor-pagination
# prefix: sdCursorPagination
# description: Keyset pagination on (created_at, id) with sqlite3: opaque base64url cursors, newest first, a bounded limit
# placeholders: Sighting, sightings, SightingPage, sightings_page, BadCursorError
# --- imports ---
import base64
import json
import sqlite3
from dataclasses import dataclass


# --- snippet ---
@dataclass(frozen=True, slots=True)
class Sighting:
    created_at: int  # in microseconds; may be equal, so the id comes second
    id: int
    bird: str


@dataclass(frozen=True, slots=True)
class SightingPage:
    items: tuple[Sighting, ...]
    next_cursor: str | None  # None: there are no more


class BadCursorError(ValueError):
    """The client changed or invented it: answer 400."""


MAX_LIMIT = 100


def encode_cursor(last: Sighting) -> str:
    """Opaque, but not secret or signed: it must not decide what a caller may see."""
    text = json.dumps([last.created_at, last.id], separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode_cursor(cursor: str) -> tuple[int, int]:
    try:
        if len(cursor) > 100:
            raise ValueError("too long")
        padded = cursor + "=" * (-len(cursor) % 4)
        created_at, id_ = json.loads(base64.b64decode(padded, b"-_", validate=True))
        if not all(type(it) is int and abs(it) < 2**63 for it in (created_at, id_)):
            raise ValueError("not two integers that the database knows")
    except (ValueError, TypeError) as error:
        raise BadCursorError("the cursor is not one of this list") from error
    return created_at, id_


def sightings_page(
    connection: sqlite3.Connection, limit: int, cursor: str | None = None
) -> SightingPage:
    """Needs an index on (created_at, id). What is added while a client pages shifts no
    page and repeats nothing."""
    limit = max(1, min(limit, MAX_LIMIT))
    after = (2**63 - 1, 2**63 - 1) if cursor is None else decode_cursor(cursor)
    rows = connection.execute(
        "SELECT created_at, id, bird FROM sightings WHERE (created_at, id) < (?, ?)"
        " ORDER BY created_at DESC, id DESC LIMIT ?",
        (*after, limit + 1),  # One more tells whether there is a next page.
    ).fetchall()
    items = tuple(Sighting(*row) for row in rows[:limit])
    return SightingPage(items, encode_cursor(items[-1]) if len(rows) > limit else None)


# --- demonstration ---
from contextlib import closing


def demonstrate(connection: sqlite3.Connection) -> None:
    connection.execute(
        "CREATE TABLE sightings (id INTEGER PRIMARY KEY, created_at INT, bird TEXT)"
    )

    def add(*rows: tuple[int, int]) -> None:
        connection.executemany("INSERT INTO sightings VALUES (?, ?, 'wren')", rows)

    def ids(page: SightingPage) -> list[int]:
        return [item.id for item in page.items]

    assert sightings_page(connection, 10) == SightingPage((), None)

    # Newest first; of those at the same time the higher id.
    add((1, 30), (2, 10), (3, 20), (4, 20), (5, 20), (6, 5))
    first = sightings_page(connection, 2)
    assert ids(first) == [1, 5]
    assert first.items[0] == Sighting(30, 1, "wren")

    # New rows and a removed one neither repeat nor hide others.
    add((7, 99), (8, 20))
    connection.execute("DELETE FROM sightings WHERE id = 5")
    second = sightings_page(connection, 2, first.next_cursor)
    assert ids(second) == [4, 3]
    last = sightings_page(connection, 2, second.next_cursor)
    assert ids(last) == [2, 6]

    # A page that is full by chance has no next one.
    assert last.next_cursor is None

    # The limit is bounded on both sides.
    add(*((number, 1) for number in range(1_000, 1_200)))
    assert len(sightings_page(connection, 10_000).items) == 100
    assert len(sightings_page(connection, -5).items) == 1

    # A cursor fits into a URL and comes back as it was.
    cursor = encode_cursor(Sighting(2**62, 2**62 + 1, ""))
    assert decode_cursor(cursor) == (2**62, 2**62 + 1)
    assert cursor.replace("-", "").replace("_", "").isalnum()

    # One that is not of this list is a clear error.
    def encoded(text: str) -> str:
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    bad = ["", "?", "\u00e9", "a", cursor[:-3], f"{cursor}!", "A" * 101]
    bad += map(encoded, ["[1]", "[1,2,3]", "7", '["1",2]', "[true,1]", "{}", "[1,"])
    bad.append(encoded(f"[1,{' ' * 80}2]"))
    bad += map(encoded, ["[1.5,2]", f"[{2**63},1]", "[null,null]", '{"a":1,"b":2}'])
    for wrong in bad:
        try:
            sightings_page(connection, 2, wrong)
        except BadCursorError:
            continue
        raise AssertionError(f"{wrong!r} must not be a cursor")


with closing(sqlite3.connect(":memory:")) as database:
    demonstrate(database)
