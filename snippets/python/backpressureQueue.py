# pattern: backpressure-queue
# prefix: sdBackpressureQueue
# description: Bounded asyncio queue: when it is full, producers wait, the oldest goes or the new one is refused
# placeholders: BackpressureQueue, WhenFull, capacity
# --- imports ---
import asyncio
from collections import deque
from collections.abc import AsyncIterator
from enum import Enum, auto
from typing import Generic, TypeVar

# --- snippet ---
T = TypeVar("T")


class WhenFull(Enum):
    WAIT = auto()
    DROP_OLDEST = auto()  # For values that a newer one replaces, such as positions.
    REJECT = auto()  # Where the producer can tell its own caller to come later.


class QueueFullError(Exception):
    pass


class QueueClosedError(Exception):
    pass


class BackpressureQueue(Generic[T]):
    """For the tasks of one event loop. Each item goes to one consumer."""

    def __init__(self, capacity: int, when_full: WhenFull) -> None:
        if capacity < 1:
            raise ValueError("capacity must be 1 at least")
        self._capacity = capacity
        self._when_full = when_full
        self._items: deque[T] = deque()
        self._changed = asyncio.Condition()
        self._is_closed = False
        self.dropped = 0  # Worth a metric.

    async def put(self, item: T) -> None:
        async with self._changed:
            if self._when_full is WhenFull.WAIT:
                await self._changed.wait_for(
                    lambda: self._is_closed or self._has_room()
                )
            if self._is_closed:
                raise QueueClosedError("the queue takes no more items")
            if not self._has_room():
                if self._when_full is WhenFull.REJECT:
                    raise QueueFullError(f"{self._capacity} items wait already")
                self._items.popleft()
                self.dropped += 1
            self._items.append(item)
            self._changed.notify_all()

    async def close(self) -> None:
        """Refuses producers, also those that wait. Consumers still get what is there;
        then their loops end."""
        async with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    async def __aiter__(self) -> AsyncIterator[T]:
        while True:
            async with self._changed:
                await self._changed.wait_for(lambda: self._items or self._is_closed)
                if not self._items:
                    return
                item = self._items.popleft()
                self._changed.notify_all()
            yield item

    def _has_room(self) -> bool:
        return len(self._items) < self._capacity


# --- demonstration ---
async def settle() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


async def demonstrate() -> None:
    async def filled(when_full: WhenFull) -> BackpressureQueue[int]:
        queue = BackpressureQueue[int](2, when_full)
        await queue.put(1)
        await queue.put(2)
        return queue

    async def rest(queue: BackpressureQueue[int]) -> list[int]:
        await queue.close()
        return [item async for item in queue]

    # The oldest goes, and is counted.
    dropping = await filled(WhenFull.DROP_OLDEST)
    assert dropping.dropped == 0
    for item in (3, 4, 5):
        await dropping.put(item)
    assert dropping.dropped == 3
    assert await rest(dropping) == [4, 5]

    # Or the new one is refused; what is there stays.
    rejecting = await filled(WhenFull.REJECT)
    try:
        await rejecting.put(3)
    except QueueFullError:
        pass
    else:
        raise AssertionError("QueueFullError expected")
    assert await anext(aiter(rejecting)) == 1
    await rejecting.put(4)
    assert await rest(rejecting) == [2, 4]

    # Or the producer waits until a consumer has made room; the order is kept.
    waiting = await filled(WhenFull.WAIT)
    producers = [asyncio.create_task(waiting.put(item)) for item in (3, 4, 5)]
    await settle()
    assert not any(producer.done() for producer in producers)
    consumer = aiter(waiting)
    assert await anext(consumer) == 1
    await settle()
    assert [producer.done() for producer in producers] == [True, False, False]

    # One that is cancelled while it waits puts nothing and blocks nobody.
    producers[1].cancel()
    assert await anext(consumer) == 2
    await settle()
    assert producers[2].done()
    late = asyncio.create_task(waiting.put(6))
    await settle()

    # Closing refuses who waits and who comes, and gives out what is there.
    assert await rest(waiting) == [3, 5]
    await settle()
    assert isinstance(late.exception(), QueueClosedError)
    for closed in (waiting, dropping, rejecting):
        try:
            await closed.put(7)
        except QueueClosedError:
            continue
        raise AssertionError("QueueClosedError expected")

    # A consumer waits for what is to come, and for the end.
    empty = BackpressureQueue[int](1, WhenFull.REJECT)
    received: list[int] = []

    async def receive() -> None:
        async for item in empty:
            received.append(item)

    receiver = asyncio.create_task(receive())
    await settle()
    await empty.put(1)
    await settle()
    assert received == [1]
    assert not receiver.done()
    await empty.close()
    await settle()
    assert receiver.done()
    try:
        BackpressureQueue[int](0, WhenFull.WAIT)
    except ValueError:
        pass
    else:
        raise AssertionError("ValueError expected")

    # With several consumers each item goes to one of them.
    shared = BackpressureQueue[int](1, WhenFull.WAIT)
    seen: list[int] = []

    async def consume() -> None:
        async for item in shared:
            seen.append(item)
            await asyncio.sleep(0)

    consumers = [asyncio.create_task(consume()) for _ in range(3)]
    for item in range(50):
        await shared.put(item)
    await shared.close()
    async with asyncio.timeout(5):
        await asyncio.gather(*consumers)
    assert sorted(seen) == list(range(50))


asyncio.run(demonstrate())
