# pattern: token-bucket
# prefix: sdTokenBucket
# description: Token bucket for threads: bursts up to a capacity, refilled lazily; a refusal says how long to wait
# placeholders: TokenBucket, rate_per_second, capacity, try_take
# --- imports ---
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass


# --- snippet ---
@dataclass(frozen=True, slots=True)
class Verdict:
    allowed: bool
    retry_after: float  # in seconds; the tokens may be gone again if others are faster


@dataclass(kw_only=True, eq=False)
class TokenBucket:
    """Limits one caller in one process: keep one bucket a key, drop those that are full
    again, and share the count through a store where several processes serve a caller.
    """

    rate_per_second: float
    capacity: float  # the largest burst
    clock: Callable[[], float] = time.monotonic

    def __post_init__(self) -> None:
        if self.rate_per_second <= 0 or self.capacity <= 0:
            raise ValueError("rate_per_second and capacity must be positive")
        self._lock = threading.Lock()
        # Counts tokens by the nanoseconds that they take: whole numbers do not round.
        self._interval = max(1, round(1e9 / self.rate_per_second))
        self._full = self._stored = int(self.capacity * self._interval)
        self._filled_at = self._nanoseconds()

    def try_take(self, tokens: float = 1) -> Verdict:
        """Takes all the tokens or none, and never waits."""
        if not 0 < tokens <= self.capacity:
            raise ValueError(f"{tokens} tokens of a bucket that holds {self.capacity}")
        price = int(tokens * self._interval)
        with self._lock:
            now = self._nanoseconds()
            self._stored = min(self._full, self._stored + now - self._filled_at)
            self._filled_at = now
            if self._stored < price:
                return Verdict(False, (price - self._stored) / 1e9)
            self._stored -= price
            return Verdict(True, 0.0)

    def _nanoseconds(self) -> int:
        return round(self.clock() * 1e9)


# --- demonstration ---
from concurrent.futures import ThreadPoolExecutor


def demonstrate() -> None:
    now = 100.0
    bucket = TokenBucket(rate_per_second=2, capacity=4, clock=lambda: now)

    # A full bucket allows a burst of its capacity, then refuses.
    assert [bucket.try_take().allowed for _ in range(5)] == [True] * 4 + [False]

    # The wait it names is enough, and not too long.
    assert bucket.try_take() == Verdict(False, 0.5)
    now += 0.25
    assert bucket.try_take() == Verdict(False, 0.25)
    now += 0.25
    assert bucket.try_take() == Verdict(True, 0.0)
    assert bucket.try_take(3) == Verdict(False, 1.5)

    # A refusal takes nothing; several tokens come together or not at all.
    now += 1.5
    assert bucket.try_take(3).allowed

    # A long pause fills it up to the capacity, no further.
    now += 3600
    assert bucket.try_take(4).allowed
    assert not bucket.try_take().allowed

    # When it is full again all of it is there, though no float holds these numbers.
    for rate, turns in ((30, 1), (3, 10), (0.3, 100)):
        now = 100.0
        bucket = TokenBucket(rate_per_second=rate, capacity=3, clock=lambda: now)
        assert bucket.try_take(3).allowed
        for _ in range(turns):
            assert not bucket.try_take(3).allowed
            now += 0.1
        assert [bucket.try_take().allowed for _ in range(4)] == [True] * 3 + [False]

    # What could never succeed is an error, not a long wait.
    for wrong in (0, -1, 4.5):
        try:
            bucket.try_take(wrong)
        except ValueError:
            continue
        raise AssertionError(f"{wrong} tokens must not be asked for")
    for rate, size in ((0, 4), (2, 0)):
        try:
            TokenBucket(rate_per_second=rate, capacity=size)
        except ValueError:
            continue
        raise AssertionError("ValueError expected")


def demonstrate_threads() -> None:
    """Threads that take at the same time get no more than there is."""
    bucket = TokenBucket(rate_per_second=1, capacity=500, clock=lambda: 0.0)
    with ThreadPoolExecutor(8) as pool:
        taken = sum(pool.map(lambda _: bucket.try_take().allowed, range(2_000)))
    assert taken == 500


demonstrate()
demonstrate_threads()
