# pattern: idempotency-key
# prefix: sdIdempotencyKey
# description: Runs a request once per key and replays its answer; in flight: conflict; another request: mismatch
# placeholders: Idempotency, IdempotencyStore, run_once
# --- imports ---
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


# --- snippet ---
@dataclass(frozen=True, slots=True)
class KeyRecord:
    request_hash: str
    answer: bytes | None = None  # None: in flight


class IdempotencyStore(Protocol):
    """A table with a unique key that all processes share. Finished keys may go after a
    day or so, those in flight when the longest operation must be over: else a process
    that dies blocks its key for ever."""

    def insert_if_absent(self, key: str, record: KeyRecord) -> KeyRecord | None:
        """Atomic. Returns the record that was there, or None if this one is now."""

    def finish(self, key: str, answer: bytes) -> None: ...
    def remove(self, key: str) -> None: ...


class KeyInFlightError(Exception):
    """The first request is still running: answer 409 and let the client try later."""


class KeyMismatchError(Exception):
    """The key was used for another request: answer 422."""


@dataclass(frozen=True, slots=True)
class Idempotency:
    store: IdempotencyStore

    def run_once(
        self, key: str, request: bytes, operation: Callable[[], bytes]
    ) -> bytes:
        """Keys should contain the caller's identity, so that none sees the answers of
        another. An operation that raises frees its key; it must have had no effect. One
        that is interrupted keeps it, since nobody knows how far it came."""
        record = KeyRecord(hashlib.sha256(request).hexdigest())
        existing = self.store.insert_if_absent(key, record)
        if existing is not None:
            if existing.request_hash != record.request_hash:
                raise KeyMismatchError(key)
            if existing.answer is None:
                raise KeyInFlightError(key)
            return existing.answer
        try:
            answer = operation()
        except Exception:
            self.store.remove(key)
            raise
        self.store.finish(
            key, answer
        )  # If it fails, the key stays: the effect is there.
        return answer


# --- demonstration ---
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace


class MemoryStore:
    def __init__(self) -> None:
        self.records: dict[str, KeyRecord] = {}
        self.is_down = False

    def insert_if_absent(self, key: str, record: KeyRecord) -> KeyRecord | None:
        existing = self.records.setdefault(key, record)
        return None if existing is record else existing

    def finish(self, key: str, answer: bytes) -> None:
        if self.is_down:
            raise ConnectionError("store down")
        self.records[key] = replace(self.records[key], answer=answer)

    def remove(self, key: str) -> None:
        del self.records[key]


def demonstrate() -> None:
    store = MemoryStore()
    idempotency = Idempotency(store)
    booked: list[str] = []

    def book(seat: str) -> Callable[[], bytes]:
        def operation() -> bytes:
            booked.append(seat)
            return f"ticket {len(booked)} for {seat}".encode()

        return operation

    def assert_raises(kind: type[Exception], operation: Callable[[], object]) -> None:
        try:
            operation()
        except kind:
            return
        raise AssertionError(f"{kind.__name__} expected")

    # The second time the stored answer comes back; the seat is booked once.
    for _ in range(2):
        answer = idempotency.run_once("key 1", b"seat 4", book("seat 4"))
        assert answer == b"ticket 1 for seat 4"
    assert booked == ["seat 4"]

    # The same request under another key is a new one.
    assert idempotency.run_once("key 2", b"seat 4", book("4")) == b"ticket 2 for 4"

    # Another request under the same key is refused and not run.
    assert_raises(
        KeyMismatchError,
        lambda: idempotency.run_once("key 1", b"seat 5", book("seat 5")),
    )
    assert booked == ["seat 4", "4"]

    # A failure frees the key, so that the client may try again.
    def fail() -> bytes:
        raise OSError("printer jammed")

    assert_raises(OSError, lambda: idempotency.run_once("key 3", b"seat 6", fail))
    assert idempotency.run_once("key 3", b"seat 6", book("6")) == b"ticket 3 for 6"

    # An interruption does not: the effect may be there.
    def interrupt() -> bytes:
        raise KeyboardInterrupt

    try:
        idempotency.run_once("key 6", b"seat 9", interrupt)
    except KeyboardInterrupt:
        pass
    assert_raises(
        KeyInFlightError, lambda: idempotency.run_once("key 6", b"seat 9", book("9"))
    )

    # An effect whose answer could not be stored is not repeated.
    store.is_down = True
    for kind in (ConnectionError, KeyInFlightError):
        assert_raises(kind, lambda: idempotency.run_once("key 4", b"7", book("7")))
    assert booked.count("7") == 1
    store.is_down = False

    # While the first runs, the others conflict; afterwards they get its answer.
    began, may_end = threading.Event(), threading.Event()

    def slow() -> bytes:
        began.set()
        may_end.wait(20)
        return b"slow"

    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(idempotency.run_once, "key 5", b"8", slow)
        assert began.wait(20)
        assert_raises(
            KeyInFlightError, lambda: idempotency.run_once("key 5", b"8", book("8"))
        )
        may_end.set()
        assert first.result(20) == b"slow"
    assert idempotency.run_once("key 5", b"8", book("8")) == b"slow"
    assert "8" not in booked


demonstrate()
