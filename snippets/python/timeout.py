# pattern: timeout
# prefix: sdTimeout
# description: Deadline for asyncio: cancels work that takes too long and passes on what is left of the time
# placeholders: Deadline, DeadlineExceededError, run_within
# --- imports ---
import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Self, TypeVar

# --- snippet ---
T = TypeVar("T")


class DeadlineExceededError(TimeoutError):
    pass


@dataclass(frozen=True, slots=True)
class Deadline:
    """When an answer is of no more use. Make one where a request comes in and hand it
    down, instead of a timeout of its own for each step: those would add up."""

    at: float  # in the time of the event loop

    @classmethod
    def after(cls, seconds: float) -> Self:
        return cls(asyncio.get_running_loop().time() + seconds)

    def remaining(self) -> float:
        """In seconds; what to tell a client library or another service."""
        return max(0.0, self.at - asyncio.get_running_loop().time())

    def at_most(self, seconds: float) -> "Deadline":
        """For a step that may take only a part of the time; never later than this."""
        return min(self, Deadline.after(seconds), key=lambda deadline: deadline.at)


async def run_within(
    deadline: Deadline, operation: Callable[[Deadline], Awaitable[T]]
) -> T:
    """Cancels the operation at the deadline and waits until it has cleaned up; does not
    begin it after the deadline. It cannot stop code that blocks or threads. A change
    that was under way may have been made: an answer is missing, not known to be no."""
    if deadline.remaining() == 0:
        raise DeadlineExceededError("no time left to begin")
    try:
        async with asyncio.timeout_at(deadline.at) as scope:
            return await operation(deadline)
    except TimeoutError as error:
        if not scope.expired() or isinstance(error, DeadlineExceededError):
            raise  # The operation's own.
        raise DeadlineExceededError("took too long") from error


# --- demonstration ---
async def demonstrate() -> None:
    events: list[str] = []

    async def hang(deadline: Deadline) -> str:
        events.append("began")
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            events.append("cancelled")
            raise
        finally:
            await asyncio.sleep(0)
            events.append("cleaned up")
        return "never"

    async def assert_exceeds(deadline: Deadline, message: str) -> None:
        try:
            await run_within(deadline, hang)
        except DeadlineExceededError as error:
            assert str(error) == message
        else:
            raise AssertionError("DeadlineExceededError expected")

    # Work that takes too long is cancelled, and has cleaned up when the error comes.
    await assert_exceeds(Deadline.after(0.01), "took too long")
    assert events == ["began", "cancelled", "cleaned up"]

    # After the deadline nothing is begun.
    events.clear()
    await assert_exceeds(Deadline.after(0), "no time left to begin")
    assert events == []

    # What is left is handed down: a second step has less than the first.
    deadline = Deadline.after(10)

    async def spend(given: Deadline) -> float:
        before = given.remaining()
        await asyncio.sleep(0.01)
        assert given.remaining() <= before - 0.009
        return before

    first = await run_within(deadline, spend)
    assert await run_within(deadline, spend) <= first - 0.009

    # A part of the time ends earlier than the whole, never later.
    assert deadline.at_most(60) is deadline
    assert 0 < deadline.at_most(1).remaining() <= 1

    async def outer(given: Deadline) -> str:
        try:
            return await run_within(given.at_most(0.01), hang)
        except DeadlineExceededError:
            return "from the cache"

    assert await run_within(deadline, outer) == "from the cache"

    # A timeout of the operation itself is not taken for the deadline's.
    async def refused(_: Deadline) -> str:
        raise TimeoutError("the port is closed")

    try:
        await run_within(deadline, refused)
    except DeadlineExceededError:
        raise
    except TimeoutError as error:
        assert str(error) == "the port is closed"
    else:
        raise AssertionError("TimeoutError expected")

    # A caller who cancels is not told of a deadline.
    task = asyncio.create_task(run_within(deadline, hang))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    assert task.cancelled()


asyncio.run(demonstrate())
