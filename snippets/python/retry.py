# pattern: retry
# prefix: sdRetry
# description: Retry for asyncio: exponential backoff with full jitter, transient errors only, within a time budget
# placeholders: retry, is_retryable, max_attempts, base_seconds, cap_seconds, budget_seconds
# wrap: await retry(lambda: call(), is_retryable=lambda error: isinstance(error, OSError))
# selection: call(), OSError
# --- imports ---
import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

# --- snippet ---
T = TypeVar("T")


async def retry(
    operation: Callable[[], Awaitable[T]],
    *,
    is_retryable: Callable[[Exception], bool],
    max_attempts: int = 4,
    base_seconds: float = 0.1,
    cap_seconds: float = 5.0,
    budget_seconds: float = 30.0,
    random: Callable[[], float] = random.random,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> T:
    """For operations that may safely run twice. What cannot be retried any more is
    raised as it came. No attempt begins after the budget, but one under way may outlast
    it: give the operation a timeout of its own. Cancelling the task ends the retries.
    """
    if max_attempts < 1:
        raise ValueError("max_attempts must be at least 1")
    deadline = clock() + budget_seconds
    ceiling = min(cap_seconds, base_seconds)
    attempt = 1
    while True:
        try:
            return await operation()
        except Exception as error:
            if not is_retryable(error):
                raise
            delay = ceiling * random()  # full jitter: clients that failed together part
            if attempt >= max_attempts or clock() + delay >= deadline:
                error.add_note(f"gave up after {attempt} attempts")
                raise
        await sleep(delay)
        attempt += 1
        ceiling = min(cap_seconds, ceiling * 2)


# --- demonstration ---
class Station:
    """A weather station that fails with the errors given, then answers."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.calls = 0

    async def read(self) -> str:
        self.calls += 1
        if self.errors:
            raise self.errors.pop(0)
        return "12 degrees"


async def demonstrate() -> None:
    # A call that fails once, around which it is put.
    failures = [OSError("offline")]

    async def call() -> str:
        if failures:
            raise failures.pop()
        return "11 degrees"

    reading = await retry(lambda: call(), is_retryable=lambda error: isinstance(error, OSError))
    assert reading == "11 degrees"

    now = 0.0
    delays: list[float] = []

    async def sleep(seconds: float) -> None:
        nonlocal now
        now += seconds
        delays.append(seconds)

    async def run(station: Station, luck: float, attempts: int, budget: float) -> str:
        delays.clear()
        return await retry(
            station.read,
            is_retryable=lambda error: isinstance(error, OSError),
            max_attempts=attempts,
            base_seconds=1,
            cap_seconds=5,
            budget_seconds=budget,
            random=lambda: luck,
            sleep=sleep,
            clock=lambda: now,
        )

    # The delays double up to the cap; the jitter reaches from nothing to all of them.
    errors = [OSError(f"failure {number}") for number in range(1, 6)]
    station = Station(*errors)
    assert await run(station, 1.0, 6, 100) == "12 degrees"
    assert delays == [1, 2, 4, 5, 5]
    assert station.calls == 6
    assert await run(Station(*errors[:3]), 0.5, 6, 100) == "12 degrees"
    assert delays == [0.5, 1, 2]
    await run(Station(*errors[:2]), 0.0, 6, 100)
    assert delays == [0, 0]

    # The last error is raised when the attempts are used up.
    station = Station(*errors)
    try:
        await run(station, 1.0, 3, 100)
    except OSError as error:
        assert error is errors[2]
        assert error.__notes__ == ["gave up after 3 attempts"]
    else:
        raise AssertionError("OSError expected")
    assert station.calls == 3
    assert delays == [1, 2]

    # A permanent error is not retried.
    station = Station(ValueError("no such station"))
    try:
        await run(station, 1.0, 3, 100)
    except ValueError:
        assert station.calls == 1
        assert delays == []
    else:
        raise AssertionError("ValueError expected")

    # Neither does an attempt begin after the budget: 1 + 2 fit, 4 more do not.
    station = Station(*errors)
    try:
        await run(station, 1.0, 6, 7)
    except OSError as error:
        assert error is errors[2]
        assert delays == [1, 2]
    else:
        raise AssertionError("OSError expected")

    # Without an attempt there is no answer.
    try:
        await run(Station(), 1.0, 0, 100)
    except ValueError:
        pass
    else:
        raise AssertionError("ValueError expected")

    # A task that is cancelled while it waits calls no more.
    station = Station(*errors)
    task = asyncio.create_task(
        retry(
            station.read,
            is_retryable=lambda _: True,
            base_seconds=60,
            cap_seconds=60,
            budget_seconds=100,
            random=lambda: 0.5,
        )
    )
    for _ in range(5):
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    assert task.cancelled()
    assert station.calls == 1


asyncio.run(demonstrate())
