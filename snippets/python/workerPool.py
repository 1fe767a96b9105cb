# pattern: worker-pool
# prefix: sdWorkerPool
# description: Worker pool for asyncio: a few workers over many items, results in order; the first error stops them all
# placeholders: map_bounded, worker_count, work
# --- imports ---
import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

# --- snippet ---
Item = TypeVar("Item")
Result = TypeVar("Result")


async def map_bounded(
    items: Iterable[Item],
    work: Callable[[Item], Awaitable[Result]],
    *,
    worker_count: int,
) -> list[Result]:
    """The results stand in the order of the items, which are taken one by one when a
    worker is free. An error cancels what is under way and comes out in an
    ExceptionGroup; let `work` return errors that are to be collected. No worker
    outlives the call. For work that waits: what computes needs processes."""
    if worker_count < 1:
        raise ValueError("worker_count must be 1 at least")
    numbered = enumerate(items)  # Shared: each item goes to one worker.
    results: dict[int, Result] = {}

    async def run_worker() -> None:
        for index, item in numbered:
            results[index] = await work(item)

    async with asyncio.TaskGroup() as workers:
        for _ in range(worker_count):
            workers.create_task(run_worker())
    return [results[index] for index in range(len(results))]


# --- demonstration ---
from collections.abc import Iterator


async def demonstrate() -> None:
    running = most = 0
    begun: list[int] = []
    ended: list[int] = []

    async def measure(meter: int) -> str:
        nonlocal running, most
        begun.append(meter)
        running += 1
        most = max(most, running)
        try:
            for _ in range(9 - meter % 5):  # Later ones are often ready earlier.
                await asyncio.sleep(0)
            if meter == 13:
                raise OSError("meter 13")
        finally:
            running -= 1
        ended.append(meter)
        return f"meter {meter}"

    # All are done, by three at a time, and the results stand in order.
    results = await map_bounded(range(10), measure, worker_count=3)
    assert results == [f"meter {meter}" for meter in range(10)]
    assert most == 3
    assert ended != sorted(ended)
    assert await map_bounded([], measure, worker_count=3) == []
    assert await map_bounded([4], measure, worker_count=3) == ["meter 4"]

    try:
        await map_bounded([4], measure, worker_count=0)
    except ValueError:
        pass
    else:
        raise AssertionError("ValueError expected")

    # Items are taken when a worker is free, not all at once.
    taken = 0

    def endless() -> Iterator[int]:
        nonlocal taken
        while True:
            taken += 1
            yield 13 if taken == 5 else 0

    # The first error stops the others: nothing more begins or goes on.
    begun.clear()
    try:
        await map_bounded(endless(), measure, worker_count=2)
    except* OSError as group:
        assert [str(error) for error in group.exceptions] == ["meter 13"]
    else:
        raise AssertionError("an exception group expected")
    assert running == 0
    assert taken == len(begun) <= 8
    before = list(begun)
    await asyncio.sleep(0.001)
    assert begun == before

    # Who cancels the whole leaves no worker behind.
    begun.clear()
    whole = asyncio.create_task(map_bounded(range(100), measure, worker_count=4))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert running == 4
    whole.cancel()
    await asyncio.wait([whole])
    assert whole.cancelled()
    assert running == 0
    assert len(begun) == 4


asyncio.run(demonstrate())
