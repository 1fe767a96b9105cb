# pattern: outbox
# prefix: sdOutbox
# description: Outbox on sqlite3: the event is committed with the change; a relay publishes in order, at least once
# placeholders: OutboxEvent, outbox_events, add_event, relay_events
# --- imports ---
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass

# --- snippet ---
OUTBOX_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS outbox_events (id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " topic TEXT NOT NULL, payload TEXT NOT NULL, sent_at REAL)"
)


@dataclass(frozen=True, slots=True)
class OutboxEvent:
    id: int  # what consumers know a repetition by
    topic: str
    payload: str


def add_event(connection: sqlite3.Connection, topic: str, payload: str) -> None:
    """Call it within the transaction of the change, which the caller commits."""
    connection.execute(
        "INSERT INTO outbox_events (topic, payload) VALUES (?, ?)", (topic, payload)
    )


def relay_events(
    connection: sqlite3.Connection,
    publish: Callable[[OutboxEvent], None],
    *,
    limit: int = 100,
    clock: Callable[[], float] = time.time,
) -> int:
    """Publishes the oldest events that are pending; returns how many. One that fails
    ends the run and is the first of the next, so that none overtakes it: call again
    after a while. An event comes twice if the process ends between publish and mark.
    Run one relay at a time. SQLite lets one transaction write at a time; elsewhere make
    sure that ids are committed in their order, or one may be passed over."""
    if connection.in_transaction:
        raise ValueError("what is not committed yet must not be published")
    pending = connection.execute(
        "SELECT id, topic, payload FROM outbox_events"
        " WHERE sent_at IS NULL ORDER BY id LIMIT ?",
        (limit,),
    ).fetchall()
    for row in pending:
        event = OutboxEvent(*row)
        publish(event)  # Returns when the broker has confirmed it.
        with connection:
            connection.execute(
                "UPDATE outbox_events SET sent_at = ? WHERE id = ?", (clock(), event.id)
            )
    return len(pending)


# --- demonstration ---
from contextlib import closing


def demonstrate(connection: sqlite3.Connection) -> None:
    connection.execute(OUTBOX_SCHEMA)
    connection.execute("CREATE TABLE berths (boat TEXT PRIMARY KEY)")
    published: list[str] = []
    failing = ""

    def publish(event: OutboxEvent) -> None:
        if event.payload == failing:
            raise ConnectionError("broker down")
        assert sent_at(event.id) is None  # It is marked after it, never before.
        published.append(event.payload)

    def sent_at(event_id: int) -> float | None:
        query = "SELECT sent_at FROM outbox_events WHERE id = ?"
        (found,) = connection.execute(query, (event_id,)).fetchone()
        assert found is None or isinstance(found, float)
        return found

    def moor(boat: str) -> None:
        with connection:
            add_event(connection, "moored", boat)
            connection.execute("INSERT INTO berths VALUES (?)", (boat,))

    def relay(limit: int = 100) -> int:
        return relay_events(connection, publish, limit=limit, clock=lambda: 7.0)

    # An event exists if and only if the change does.
    for boat in ("Argo", "Beagle"):
        moor(boat)
    try:
        moor("Argo")
    except sqlite3.IntegrityError:
        pass
    else:
        raise AssertionError("IntegrityError expected")
    assert relay() == 2
    assert published == ["Argo", "Beagle"]
    assert sent_at(1) == sent_at(2) == 7.0

    # What is sent is not sent again.
    assert relay() == 0

    # A failing publish holds back those behind it; later all come, in order.
    for boat in ("Calypso", "Dove", "Endeavour"):
        moor(boat)
    failing = "Dove"
    for _ in range(2):
        try:
            relay()
        except ConnectionError:
            continue
        raise AssertionError("ConnectionError expected")
    assert published[2:] == ["Calypso"]
    failing = ""
    assert relay() == 2
    assert published[2:] == ["Calypso", "Dove", "Endeavour"]

    # What may still be rolled back is not published.
    add_event(connection, "moored", "ghost")
    try:
        relay()
    except ValueError:
        connection.rollback()
    else:
        raise AssertionError("ValueError expected")
    assert relay() == 0

    # The limit bounds a run, the next one goes on where it ended.
    for boat in "xyz":
        moor(boat)
    assert [relay(limit=2), relay(limit=2), relay(limit=2)] == [2, 1, 0]
    assert published[5:] == ["x", "y", "z"]


with closing(sqlite3.connect(":memory:")) as database:
    demonstrate(database)
