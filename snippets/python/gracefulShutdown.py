# pattern: graceful-shutdown
# prefix: sdGracefulShutdown
# description: Graceful shutdown for asyncio: not ready, no new work, drain within a limit, close resources in reverse
# placeholders: Lifecycle, ShuttingDownError, drain_seconds, linger_seconds
# --- imports ---
import asyncio
import signal
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, TypeVar

# --- snippet ---
T = TypeVar("T")


class ShuttingDownError(Exception):
    """No new work is accepted: answer 503 and close the connection."""


@dataclass(kw_only=True, eq=False)
class Lifecycle:
    """Let linger_seconds and drain_seconds leave time for the closing before whoever
    sent the signal kills the process."""

    drain_seconds: float = 20.0
    linger_seconds: float = 5.0  # until the load balancer has seen that it is not ready
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    is_ready: bool = field(default=True, init=False)
    _accepts: bool = field(default=True, init=False)
    _work: set[asyncio.Task[Any]] = field(default_factory=set, init=False)
    _closers: list[Callable[[], Awaitable[None]]] = field(
        default_factory=list, init=False
    )

    def on_close(self, close: Callable[[], Awaitable[None]]) -> None:
        """Call it when a resource is open: what opens last is closed first. Closing
        should have a time-out of its own."""
        self._closers.append(close)

    async def run(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """All that is to be drained goes through it. A caller that is cancelled takes
        its work along."""
        if not self._accepts:
            raise ShuttingDownError("the process is about to end")
        task = asyncio.create_task(work())
        self._work.add(task)
        task.add_done_callback(self._work.discard)
        return await task

    async def shut_down(self) -> None:
        """Call it once. Errors of closing come together when all has been closed."""
        self.is_ready = False
        await self.sleep(self.linger_seconds)
        self._accepts = False
        if self._work:
            _, late = await asyncio.wait(self._work, timeout=self.drain_seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        errors: list[Exception] = []
        while self._closers:
            try:
                await self._closers.pop()()
            except Exception as error:
                errors.append(error)
        if errors:
            raise ExceptionGroup("closing failed", errors)


async def wait_for_signal(*signals: signal.Signals) -> None:
    """For the main task, on Unix. A second signal ends the process in the usual way."""
    loop, received = asyncio.get_running_loop(), asyncio.Event()
    for number in signals:
        loop.add_signal_handler(number, received.set)
    try:
        await received.wait()
    finally:
        for number in signals:
            loop.remove_signal_handler(number)


# --- demonstration ---
import os


async def demonstrate() -> None:
    events: list[str] = []
    fails = False

    def closer(name: str) -> Callable[[], Awaitable[None]]:
        async def close() -> None:
            events.append(f"close {name}")
            if fails and name == "cache":
                raise OSError("cache is gone")

        return close

    def work(
        name: str, ticket: asyncio.Event
    ) -> Callable[[], Coroutine[Any, Any, str]]:
        async def do() -> str:
            try:
                await ticket.wait()
            except asyncio.CancelledError:
                events.append(f"{name} cancelled")
                raise
            events.append(f"{name} done")
            return name

        return do

    async def settle() -> None:
        for _ in range(10):
            await asyncio.sleep(0)

    lingers = asyncio.Event()
    seconds: list[float] = []

    async def sleep(duration: float) -> None:
        seconds.append(duration)
        await lingers.wait()

    def lifecycle(drain: float) -> Lifecycle:
        made = Lifecycle(drain_seconds=drain, linger_seconds=3, sleep=sleep)
        for name in ("database", "cache", "server"):
            made.on_close(closer(name))
        return made

    # It is not ready from the signal on, but accepts for a while what still comes.
    process = lifecycle(20)
    assert process.is_ready
    waiting = asyncio.create_task(wait_for_signal(signal.SIGTERM))
    await settle()
    os.kill(os.getpid(), signal.SIGTERM)
    async with asyncio.timeout(5):
        await waiting
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    ending = asyncio.create_task(process.shut_down())
    await settle()
    assert not process.is_ready
    assert seconds == [3]
    ticket = asyncio.Event()
    last = asyncio.create_task(process.run(work("last", ticket)))
    await settle()

    # Then nothing new is accepted, and what is under way is waited for.
    lingers.set()
    await settle()
    try:
        await process.run(work("new", ticket))
    except ShuttingDownError:
        pass
    else:
        raise AssertionError("ShuttingDownError expected")
    assert events == []
    ticket.set()
    await ending
    assert await last == "last"
    assert events == ["last done", "close server", "close cache", "close database"]

    # What is not done within the limit is cancelled before anything is closed, and a
    # resource that cannot be closed keeps no other open.
    events.clear()
    fails = True
    process = lifecycle(0.01)
    stuck = asyncio.create_task(process.run(work("stuck", asyncio.Event())))
    await settle()
    try:
        await process.shut_down()
    except* OSError as group:
        assert [str(error) for error in group.exceptions] == ["cache is gone"]
    else:
        raise AssertionError("an exception group expected")
    await asyncio.wait([stuck])
    assert stuck.cancelled()
    assert events == [
        "stuck cancelled",
        "close server",
        "close cache",
        "close database",
    ]

    # A failure of the work is its caller's; the work ends with a caller that leaves.
    async def fail() -> str:
        raise ValueError("no such tide")

    process = lifecycle(20)
    try:
        await process.run(fail)
    except ValueError:
        pass
    else:
        raise AssertionError("ValueError expected")
    left = asyncio.create_task(process.run(work("left", asyncio.Event())))
    await settle()
    left.cancel()
    await asyncio.wait([left])
    assert events[4:] == ["left cancelled"]
    await settle()
    assert vars(process)["_work"] == set()


asyncio.run(demonstrate())
