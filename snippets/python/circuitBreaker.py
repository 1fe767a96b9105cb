# pattern: circuit-breaker
# prefix: sdCircuitBreaker
# description: Circuit breaker for threads: refuses calls to a failing dependency at once and probes it after a pause
# placeholders: CircuitBreaker, failure_threshold, window_seconds, open_seconds, half_open_max
# --- imports ---
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, TypeVar

# --- snippet ---
T = TypeVar("T")
BreakerState = Literal["closed", "open", "half-open"]


class CircuitOpenError(Exception):
    """The call was refused; it did not reach the dependency."""


@dataclass(slots=True, eq=False)
class BreakerPeriod:
    """One stay in a state; the next one counts anew."""

    state: BreakerState
    began: float
    failures: list[float] = field(default_factory=list)
    admitted: int = 0
    succeeded: int = 0


@dataclass(kw_only=True, eq=False)
class CircuitBreaker:
    """Use one per dependency. A probe that hangs keeps it half-open: use timeouts."""

    failure_threshold: int  # failures within window_seconds that open the circuit
    window_seconds: float
    open_seconds: float  # how long calls are refused before probes are let through
    half_open_max: int  # the number of probes; all must succeed to close the circuit
    # False for errors of the caller, such as a 404.
    is_failure: Callable[[BaseException], bool] = lambda error: True
    # Called without the lock: threads may tell of changes out of order. Must not raise.
    on_change: Callable[[BreakerState, BreakerState], None] = lambda new, old: None
    clock: Callable[[], float] = time.monotonic

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._period = BreakerPeriod("closed", self.clock())

    def call(self, operation: Callable[[], T]) -> T:
        period = self._admit()
        failed = False
        try:
            return operation()
        except BaseException as error:
            failed = True  # Also if is_failure raises: a probe must not count as well.
            failed = self.is_failure(error)
            raise
        finally:
            self._settle(period, failed)

    def _admit(self) -> BreakerPeriod:
        with self._lock:
            now, old = self.clock(), self._period
            if old.state == "open" and now >= old.began + self.open_seconds:
                self._period = BreakerPeriod("half-open", now)
            period = self._period
            is_full = period.admitted >= self.half_open_max
            if period.state == "open" or (period.state == "half-open" and is_full):
                raise CircuitOpenError(f"refused: the circuit is {period.state}")
            period.admitted += 1
        self._tell(period, old)
        return period

    def _settle(self, period: BreakerPeriod, failed: bool) -> None:
        with self._lock:
            if period is not self._period:
                return  # It began before the last change: it says nothing about now.
            now, is_closed = self.clock(), period.state == "closed"
            if failed:
                start = now - self.window_seconds
                period.failures = [at for at in period.failures if at > start] + [now]
                if not is_closed or len(period.failures) >= self.failure_threshold:
                    self._period = BreakerPeriod("open", now)
            elif not is_closed:
                period.succeeded += 1
                if period.succeeded >= self.half_open_max:
                    self._period = BreakerPeriod("closed", now)
            new = self._period
        self._tell(new, period)

    def _tell(self, new: BreakerPeriod, old: BreakerPeriod) -> None:
        if new is not old:
            self.on_change(new.state, old.state)


# --- demonstration ---
from concurrent.futures import ThreadPoolExecutor


def demonstrate_unknown_errors() -> None:
    """A probe whose error cannot be told is a failure, and listeners hold no lock."""
    states: list[str] = []
    unknown = KeyError("unknown")

    def is_failure(error: BaseException) -> bool:
        raise unknown

    def on_change(new: BreakerState, old: BreakerState) -> None:
        states.append(new)
        if new == "closed":
            assert nosy.call(lambda: "inside") == "inside"

    nosy = CircuitBreaker(
        failure_threshold=1,
        window_seconds=10,
        open_seconds=0,
        half_open_max=1,
        is_failure=is_failure,
        on_change=on_change,
        clock=lambda: 0.0,
    )

    def fail() -> str:
        raise OSError("down")

    for _ in range(3):
        try:
            nosy.call(fail)
        except KeyError as error:
            assert error is unknown
        else:
            raise AssertionError("KeyError expected")
    assert states == ["open", "half-open", "open", "half-open", "open"]
    assert nosy.call(lambda: "clear") == "clear"
    assert states[-2:] == ["half-open", "closed"]


def demonstrate() -> None:
    now = 0.0
    calls = 0
    changes: list[tuple[str, str]] = []
    breaker = CircuitBreaker(
        failure_threshold=3,
        window_seconds=10,
        open_seconds=5,
        half_open_max=2,
        is_failure=lambda error: not isinstance(error, KeyError),
        on_change=lambda new, old: changes.append((old, new)),
        clock=lambda: now,
    )

    def succeed() -> str:
        nonlocal calls
        calls += 1
        return f"answer {calls}"

    def fail(error: BaseException) -> str:
        raise error

    def assert_raises(
        kind: type[BaseException], operation: Callable[[], object]
    ) -> None:
        try:
            breaker.call(operation)
        except kind:
            return
        raise AssertionError(f"{kind.__name__} expected")

    def fail_times(times: int) -> None:
        for _ in range(times):
            assert_raises(OSError, lambda: fail(OSError("down")))

    # Failures that have left the window do not add up, nor do the caller's own errors.
    fail_times(2)
    now += 10
    fail_times(2)
    assert_raises(KeyError, lambda: fail(KeyError("not found")))
    assert breaker.call(succeed) == "answer 1"
    assert changes == []

    with ThreadPoolExecutor() as pool:
        # A call that outlives the state in which it began does not count any more.
        late, late_began = threading.Event(), threading.Event()

        def fail_late() -> str:
            late_began.set()
            late.wait(20)
            return fail(OSError("late"))

        late_call = pool.submit(breaker.call, fail_late)
        assert late_began.wait(20)

        # The third failure opens the circuit: calls do not reach the dependency.
        fail_times(1)
        assert changes == [("closed", "open")]
        assert_raises(CircuitOpenError, succeed)
        now += 4.9
        assert_raises(CircuitOpenError, succeed)
        assert calls == 1

        # Then two probes go through, and no third one.
        now += 0.1
        answer, both_began = threading.Event(), threading.Barrier(3)

        def probe() -> str:
            both_began.wait(20)
            answer.wait(20)
            return succeed()

        probes = [pool.submit(breaker.call, probe) for _ in range(2)]
        both_began.wait(20)
        assert_raises(CircuitOpenError, succeed)
        assert changes == [("closed", "open"), ("open", "half-open")]
        late.set()
        assert isinstance(late_call.exception(20), OSError)
        assert len(changes) == 2

        # It closes when both have succeeded.
        answer.set()
        for sent in probes:
            sent.result(20)
        assert changes[2:] == [("half-open", "closed")]

    # A probe that fails, or is interrupted, opens the circuit again.
    fail_times(3)
    now += 5
    assert_raises(KeyboardInterrupt, lambda: fail(KeyboardInterrupt()))
    assert changes[3:] == [
        ("closed", "open"),
        ("open", "half-open"),
        ("half-open", "open"),
    ]
    now += 5
    breaker.call(succeed)
    assert changes[6:] == [("open", "half-open")]
    breaker.call(succeed)
    assert changes[7:] == [("half-open", "closed")]


def demonstrate_threads() -> None:
    """However many threads fail at once, the circuit opens once."""
    changes: list[str] = []
    breaker = CircuitBreaker(
        failure_threshold=8,
        window_seconds=60,
        open_seconds=60,
        half_open_max=1,
        on_change=lambda new, old: changes.append(new),
    )
    start = threading.Barrier(8)

    def fail() -> None:
        start.wait(20)
        raise OSError("down")

    with ThreadPoolExecutor(8) as pool:
        outcomes = [pool.submit(breaker.call, fail) for _ in range(8)]
    assert all(isinstance(outcome.exception(), OSError) for outcome in outcomes)
    assert changes == ["open"]


demonstrate()
demonstrate_threads()
demonstrate_unknown_errors()
