# pattern: optimistic-lock
# prefix: sdOptimisticLock
# description: Optimistic lock on sqlite3: a row is written only in the version that was read; conflicts are retried
# placeholders: SeedStock, seed_stock, change_stock, ConflictError, max_attempts
# --- imports ---
import random
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass


# --- snippet ---
@dataclass(frozen=True, slots=True)
class SeedStock:
    id: int
    bags: int
    version: int  # grows with each change; hand it out with the data, as an ETag say


class ConflictError(Exception):
    """Somebody else has changed or removed the row since it was read."""


def load_stock(connection: sqlite3.Connection, id_: int) -> SeedStock:
    query = "SELECT id, bags, version FROM seed_stock WHERE id = ?"
    row = connection.execute(query, (id_,)).fetchone()
    if row is None:
        raise LookupError(f"no stock {id_}")
    return SeedStock(*row)


def save_stock(connection: sqlite3.Connection, read: SeedStock, bags: int) -> None:
    """`read` may come from a form that was open for an hour: then do not retry, but
    show the person who filled it in what has changed."""
    with connection:
        written = connection.execute(
            "UPDATE seed_stock SET bags = ?, version = version + 1"
            " WHERE id = ? AND version = ?",
            (bags, read.id, read.version),
        )
    if written.rowcount == 0:
        raise ConflictError(
            f"stock {read.id} is not in version {read.version} any more"
        )


def change_stock(
    connection: sqlite3.Connection,
    id_: int,
    change: Callable[[int], int],
    *,
    max_attempts: int = 5,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Reads, changes and writes anew after a conflict. `change` may run several times,
    so it must have no other effect. For conflicts that are rare."""
    for attempt in range(1, max_attempts + 1):
        stock = load_stock(connection, id_)
        try:
            save_stock(connection, stock, change(stock.bags))
            return
        except ConflictError:
            if attempt == max_attempts:
                raise
        sleep(random.uniform(0, 0.01 * 2**attempt))


# --- demonstration ---
from contextlib import closing


def demonstrate(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE seed_stock (id INTEGER, bags INT, version INT)")
    connection.execute("INSERT INTO seed_stock VALUES (1, 50, 1), (2, 70, 1)")
    pauses: list[float] = []
    runs = 0

    def take(count: int, disturbed: int = 0) -> Callable[[int], int]:
        """Another person takes a bag during the first runs."""

        def change(bags: int) -> int:
            nonlocal runs
            runs += 1
            if runs <= disturbed:
                save_stock(connection, load_stock(connection, 1), bags - 1)
            return bags - count

        return change

    def state() -> tuple[int, int, int]:
        stock = load_stock(connection, 1)
        return stock.bags, stock.version, runs

    # Without a conflict it is written once, and no other row.
    change_stock(connection, 1, take(10), sleep=pauses.append)
    assert state() == (40, 2, 1)
    assert load_stock(connection, 2) == SeedStock(2, 70, 1)

    # Conflicts are retried on what the other has written: no change is lost.
    runs = 0
    change_stock(connection, 1, take(10, disturbed=2), sleep=pauses.append)
    assert state() == (28, 5, 3)
    assert len(pauses) == 2
    assert 0 <= pauses[0] <= 0.02
    assert 0 <= pauses[1] <= 0.04

    # Not for ever.
    runs = 0
    try:
        change_stock(
            connection, 1, take(10, disturbed=9), max_attempts=3, sleep=pauses.append
        )
    except ConflictError:
        assert state() == (25, 8, 3)
        assert len(pauses) == 4
    else:
        raise AssertionError("ConflictError expected")

    # Who saves what was read before another's change is told, and changes nothing.
    mine = load_stock(connection, 1)
    save_stock(connection, load_stock(connection, 1), 24)
    try:
        save_stock(connection, mine, 99)
    except ConflictError as error:
        assert str(error) == "stock 1 is not in version 8 any more"
        assert load_stock(connection, 1).bags == 24
    else:
        raise AssertionError("ConflictError expected")

    # An error of the change itself, and a missing row, are not retried.
    for id_, kind in ((1, ZeroDivisionError), (3, LookupError)):
        try:
            change_stock(connection, id_, lambda bags: bags // 0)
        except kind:
            continue
        raise AssertionError(f"{kind.__name__} expected")
    assert load_stock(connection, 1).bags == 24


with closing(sqlite3.connect(":memory:")) as database:
    demonstrate(database)
