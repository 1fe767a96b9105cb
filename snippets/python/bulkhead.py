# pattern: bulkhead
# prefix: sdBulkhead
# description: Bulkhead for asyncio: limits the calls under way and those that wait; more are rejected at once
# placeholders: Bulkhead, BulkheadFullError, max_concurrent, max_queue
# --- imports ---
import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

# --- snippet ---
T = TypeVar("T")


class BulkheadFullError(Exception):
    """The call was rejected; the operation did not begin."""


class Bulkhead:
    """Keeps a slow dependency from taking all tasks and connections. Use one per
    dependency and event loop. Who waits may be cancelled, and so may have a timeout."""

    def __init__(self, max_concurrent: int, max_queue: int) -> None:
        if max_concurrent < 1 or max_queue < 0:
            raise ValueError("max_concurrent must be positive, max_queue not negative")
        self._semaphore = asyncio.Semaphore(max_concurrent)  # Lets in by turn.
        self._limit = max_concurrent + max_queue
        self._admitted = 0

    async def run(self, operation: Callable[[], Awaitable[T]]) -> T:
        if self._admitted >= self._limit:
            raise BulkheadFullError(f"{self._admitted} calls run or wait already")
        self._admitted += 1
        try:
            async with self._semaphore:
                return await operation()
        finally:
            self._admitted -= 1


# --- demonstration ---
async def demonstrate() -> None:
    bulkhead = Bulkhead(max_concurrent=2, max_queue=1)
    running: list[str] = []
    most = 0

    class Call:
        def __init__(self, name: str) -> None:
            self.answer: asyncio.Future[str] = (
                asyncio.get_running_loop().create_future()
            )
            self.name = name
            self.task = asyncio.create_task(bulkhead.run(self.operate))

        async def operate(self) -> str:
            nonlocal most
            running.append(self.name)
            most = max(most, len(running))
            try:
                return await self.answer
            finally:
                running.remove(self.name)

    async def settle() -> None:
        for _ in range(10):
            await asyncio.sleep(0)

    async def assert_full() -> None:
        try:
            await bulkhead.run(lambda: asyncio.sleep(0))
        except BulkheadFullError:
            return
        raise AssertionError("BulkheadFullError expected")

    for places, waiting in ((0, 1), (1, -1)):
        try:
            Bulkhead(places, waiting)
        except ValueError:
            continue
        raise AssertionError("ValueError expected")

    # Two run, the third waits, the fourth is rejected at once.
    first, second, third = Call("first"), Call("second"), Call("third")
    await settle()
    assert running == ["first", "second"]
    await assert_full()

    # A place that becomes free goes to the one that waits, also after a failure.
    first.answer.set_exception(OSError("down"))
    await settle()
    assert isinstance(first.task.exception(), OSError)
    assert running == ["second", "third"]
    fourth = Call("fourth")
    await settle()
    await assert_full()

    # Who is cancelled while waiting leaves the queue and is never run.
    fourth.task.cancel()
    await settle()
    fifth = Call("fifth")
    await settle()
    await assert_full()

    # So does one that is cancelled while it runs.
    second.task.cancel()
    await settle()
    assert running == ["third", "fifth"]
    third.answer.set_result("three")
    fifth.answer.set_result("five")
    assert await third.task == "three"
    assert await fifth.task == "five"
    assert most == 2

    # Afterwards all places are free again.
    again = [Call(name) for name in "abc"]
    for call in again:
        call.answer.set_result(call.name)
    assert await asyncio.gather(*(call.task for call in again)) == ["a", "b", "c"]
    assert most == 2


asyncio.run(demonstrate())
