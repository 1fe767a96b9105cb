# pattern: sliding-window
# prefix: sdSlidingWindow
# description: Sliding window limit per key from the counts of two windows; keys that are idle are forgotten
# placeholders: SlidingWindow, limit, window_seconds, try_pass
# --- imports ---
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass


# --- snippet ---
@dataclass(kw_only=True, eq=False)
class SlidingWindow:
    """An estimate: it takes the calls of the previous window as spread evenly, and so
    may be off by some per cent, but keeps two numbers a key instead of every call. For
    one process and its threads; a fleet needs the counts in a store. All windows begin
    at once, and with each the counts before the previous one are dropped."""

    limit: int  # calls of a key in any window_seconds
    window_seconds: float
    clock: Callable[[], float] = time.monotonic

    def __post_init__(self) -> None:
        if self.limit < 1 or self.window_seconds <= 0:
            raise ValueError("limit and window_seconds must be positive")
        self._lock = threading.Lock()
        self._window = 0
        self._current: dict[str, int] = {}
        self._previous: dict[str, int] = {}

    def try_pass(self, key: str) -> bool:
        """A call that is refused does not count."""
        with self._lock:
            window, elapsed = divmod(self.clock(), self.window_seconds)
            if window != self._window:
                follows = window == self._window + 1
                self._previous = self._current if follows else {}
                self._current = {}
                self._window = int(window)
            share = 1 - elapsed / self.window_seconds  # of the previous window
            count = self._current.get(key, 0)
            if self._previous.get(key, 0) * share + count + 1 > self.limit:
                return False
            self._current[key] = count + 1
            return True


# --- demonstration ---
from concurrent.futures import ThreadPoolExecutor


def demonstrate() -> None:
    now = 600.0
    window = SlidingWindow(limit=10, window_seconds=60, clock=lambda: now)

    def passed(key: str, tries: int = 20) -> int:
        return sum(window.try_pass(key) for _ in range(tries))

    for most, seconds in ((0, 60), (10, 0)):
        try:
            SlidingWindow(limit=most, window_seconds=seconds)
        except ValueError:
            continue
        raise AssertionError("ValueError expected")

    # As many as the limit pass, each key on its own.
    assert passed("ada") == 10
    assert passed("bob", 4) == 4

    # At the border of two windows the limit does not pass twice.
    now = 659.9
    assert passed("ada") == 0
    now = 660
    assert passed("ada") == 0

    # The previous window counts less and less: half of it in the middle.
    now = 675
    assert passed("ada") == 2
    now = 690
    assert passed("ada") == 3
    assert passed("bob") == 8

    # The one before it counts no more, and idle keys are forgotten.
    now = 720
    assert passed("ada") == 5
    now = 840
    assert passed("bob") == 10
    assert vars(window)["_current"].keys() | vars(window)["_previous"].keys() == {"bob"}


def demonstrate_threads() -> None:
    """Threads that call at the same time get no more than the limit."""
    window = SlidingWindow(limit=300, window_seconds=60, clock=lambda: 5.0)
    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(lambda _: window.try_pass("ada"), range(1_000))) == 300


demonstrate()
demonstrate_threads()
