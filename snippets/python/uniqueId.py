# pattern: unique-id
# prefix: sdUniqueId
# description: Unique ids of 63 bits that grow: 41 bits of time, 10 of worker, 12 of sequence; refuses when time goes back
# placeholders: IdGenerator, worker_id, epoch_ms, next_id
# --- imports ---
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

# --- snippet ---
TIME_BITS, WORKER_BITS, SEQUENCE_BITS = 41, 10, 12


class ClockMovedBackError(RuntimeError):
    """Going on could give an id twice. Try again when the clock has caught up."""


def wall_clock_ms() -> int:
    return time.time_ns() // 1_000_000


@dataclass(kw_only=True, eq=False)
class IdGenerator:
    """Ids of one generator grow strictly; those of different workers do so to within
    their clocks. For threads. Each process needs a worker_id that no other has at the
    same time, and its host a clock that is not set back between two runs."""

    worker_id: int
    epoch_ms: int = 1_735_689_600_000  # the start of 2025; never change it
    clock_ms: Callable[[], int] = wall_clock_ms
    sleep: Callable[[float], None] = time.sleep

    def __post_init__(self) -> None:
        if not 0 <= self.worker_id < 1 << WORKER_BITS:
            raise ValueError(f"worker_id {self.worker_id} has over {WORKER_BITS} bits")
        self._lock = threading.Lock()
        self._last_ms = -1
        self._sequence = 0

    def next_id(self) -> int:
        """Waits for the next millisecond when this one has used up its 4096 ids."""
        with self._lock:
            now = self._elapsed_ms()
            if now == self._last_ms:
                self._sequence += 1
            else:
                self._sequence = 0
            while self._sequence >> SEQUENCE_BITS:
                self.sleep(0.0002)
                if (now := self._elapsed_ms()) > self._last_ms:
                    self._sequence = 0
            self._last_ms = now
            high = now << WORKER_BITS | self.worker_id
            return high << SEQUENCE_BITS | self._sequence

    def _elapsed_ms(self) -> int:
        elapsed = self.clock_ms() - self.epoch_ms
        if not 0 <= elapsed < 1 << TIME_BITS:
            raise OverflowError(f"{elapsed} ms do not fit {TIME_BITS} bits")
        if elapsed < self._last_ms:
            raise ClockMovedBackError(f"by {self._last_ms - elapsed} ms")
        return elapsed


# --- demonstration ---
from concurrent.futures import ThreadPoolExecutor


def demonstrate() -> None:
    now = 1_000_005
    slept = 0

    def sleep(_: float) -> None:
        nonlocal now, slept
        slept += 1
        now += slept % 2 == 0  # The first sleep is too short.

    generator = IdGenerator(
        worker_id=3, epoch_ms=1_000_000, clock_ms=lambda: now, sleep=sleep
    )

    # Time, worker and sequence stand in their bits.
    assert generator.next_id() == 5 << 22 | 3 << 12 | 0
    assert generator.next_id() == 5 << 22 | 3 << 12 | 1
    now += 2
    assert generator.next_id() == 7 << 22 | 3 << 12 | 0

    # A millisecond has 4096 of them; then it waits for the next.
    ids = [generator.next_id() for _ in range(4095)]
    assert ids[-1] == 7 << 22 | 3 << 12 | 4095
    assert slept == 0
    assert generator.next_id() == 8 << 22 | 3 << 12 | 0
    assert slept == 2

    # A clock that goes back is an error; it works again when that is made good.
    now -= 1
    try:
        generator.next_id()
    except ClockMovedBackError as error:
        assert str(error) == "by 1 ms"
    else:
        raise AssertionError("ClockMovedBackError expected")
    now += 1
    assert generator.next_id() == 8 << 22 | 3 << 12 | 1

    # Workers differ at the same time.
    other = IdGenerator(worker_id=1023, epoch_ms=1_000_000, clock_ms=lambda: now)
    assert other.next_id() == 8 << 22 | 1023 << 12

    # It ends with its 41 bits, before it would begin anew, and with a wrong worker.
    now = 1_000_000 + (1 << 41) - 1
    assert generator.next_id().bit_length() == 63
    for now in (1_000_000 + (1 << 41), 999_999):
        try:
            generator.next_id()
        except OverflowError:
            continue
        raise AssertionError("OverflowError expected")
    for wrong in (-1, 1024):
        try:
            IdGenerator(worker_id=wrong)
        except ValueError:
            continue
        raise AssertionError("ValueError expected")


def demonstrate_threads() -> None:
    """With the real clock no id comes twice, and they grow in each thread."""
    generator = IdGenerator(worker_id=0)
    with ThreadPoolExecutor(4) as pool:
        lists = list(
            pool.map(lambda _: [generator.next_id() for _ in range(5_000)], range(4))
        )
    assert all(ids == sorted(ids) for ids in lists)
    assert len(set().union(*lists)) == 20_000


demonstrate()
demonstrate_threads()
