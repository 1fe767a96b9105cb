# pattern: inbox
# prefix: sdInboxDedupe
# description: Inbox on sqlite3: the id of a message is committed with its effect, so that a repetition does nothing
# placeholders: inbox_messages, process_once, effect
# --- imports ---
import sqlite3
import time
from collections.abc import Callable

# --- snippet ---
INBOX_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS inbox_messages (consumer TEXT NOT NULL,"
    " message_id TEXT NOT NULL, received_at REAL NOT NULL,"
    " PRIMARY KEY (consumer, message_id)) WITHOUT ROWID"
)


def process_once(
    connection: sqlite3.Connection,
    consumer: str,
    message_id: str,
    effect: Callable[[sqlite3.Connection], None],
    *,
    clock: Callable[[], float] = time.time,
) -> bool:
    """False for a message that this consumer has had; acknowledge it all the same. The
    effect changes the database through the connection and does not commit: what it does
    elsewhere, such as sending mail, is not covered and belongs into an outbox. If it
    raises, neither is kept, and a redelivery tries again. The connection must not be in
    a transaction. Delete old ids when the broker cannot repeat them any more."""
    if connection.in_transaction:
        raise ValueError("the transaction must begin with the message")
    with connection:
        connection.execute("BEGIN IMMEDIATE")  # Also where isolation_level is None.
        inserted = connection.execute(
            "INSERT INTO inbox_messages VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (consumer, message_id, clock()),
        )
        if inserted.rowcount == 0:
            return False
        effect(connection)
        return True


# --- demonstration ---
import tempfile
from contextlib import closing
from pathlib import Path


def add_rain(millimetres: int) -> Callable[[sqlite3.Connection], None]:
    def effect(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE rain SET total = total + ?", (millimetres,))
        if millimetres < 0:
            raise OSError("sensor broken")

    return effect


def demonstrate(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(INBOX_SCHEMA)
        connection.execute("CREATE TABLE rain (total INTEGER)")
        connection.execute("INSERT INTO rain VALUES (0)")
        connection.commit()

        def receive(message_id: str, millimetres: int, consumer: str = "sum") -> bool:
            return process_once(connection, consumer, message_id, add_rain(millimetres))

        def total() -> int:
            """As another process sees it: what is committed."""
            with closing(sqlite3.connect(path)) as other:
                (found,) = other.execute("SELECT total FROM rain").fetchone()
                assert isinstance(found, int)
                return found

        # A message that comes again does nothing.
        assert receive("m1", 5)
        assert not receive("m1", 5)
        assert receive("m2", 3)
        assert total() == 8

        # For another consumer it is new.
        assert receive("m1", 1, consumer="log")
        assert total() == 9

        # If the effect fails, neither is kept: the redelivery tries again.
        try:
            receive("m3", -4)
        except OSError:
            assert total() == 9
        else:
            raise AssertionError("OSError expected")
        assert receive("m3", 4)
        assert not receive("m3", 4)
        assert total() == 13

        # A connection that commits by itself does no half of it either.
        connection.isolation_level = None
        try:
            receive("m5", -4)
        except OSError:
            assert total() == 13
        else:
            raise AssertionError("OSError expected")
        assert receive("m5", 0)
        connection.isolation_level = "DEFERRED"

        # It refuses to commit what somebody else has begun.
        connection.execute("UPDATE rain SET total = 99")
        try:
            receive("m4", 1)
        except ValueError:
            connection.rollback()
        else:
            raise AssertionError("ValueError expected")
        assert total() == 13
        assert receive("m4", 1)


with tempfile.TemporaryDirectory() as folder:
    demonstrate(Path(folder, "inbox.db"))
