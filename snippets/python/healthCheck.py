# pattern: health-check
# prefix: sdHealthCheck
# description: Health for asyncio: liveness asks nobody; readiness asks all at once, with a time-out, and is cached briefly
# placeholders: HealthCheck, timeout_seconds, cache_seconds, probes
# --- imports ---
import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass


# --- snippet ---
@dataclass(frozen=True, slots=True)
class Health:
    failures: Mapping[str, str]  # kinds of errors: their messages may tell secrets

    @property
    def http_status(self) -> int:
        return 503 if self.failures else 200


@dataclass(kw_only=True, eq=False)
class HealthCheck:
    """Probe what no request can do without, not other services that check you in turn:
    else one that fails takes all of them out of the load balancer."""

    probes: Mapping[str, Callable[[], Awaitable[object]]]
    timeout_seconds: float = 1.0  # of each; less than the caller's own
    cache_seconds: float = 2.0  # so that many callers cost no more than one
    clock: Callable[[], float] = time.monotonic

    def __post_init__(self) -> None:
        self._turn = asyncio.Lock()
        self._cached: Health | None = None
        self._good_until = 0.0

    def liveness(self) -> Health:
        """Answering is the proof. A restart mends no dependency, so none is asked."""
        return Health({})

    async def readiness(self) -> Health:
        async with self._turn:  # Who comes meanwhile gets the same answer.
            if self._cached is None or self.clock() >= self._good_until:
                answers = await asyncio.gather(*map(self._failure_of, self.probes))
                named = zip(self.probes, answers, strict=True)
                self._cached = Health({name: it for name, it in named if it})
                self._good_until = self.clock() + self.cache_seconds
            return self._cached

    async def _failure_of(self, name: str) -> str:
        try:
            async with asyncio.timeout(self.timeout_seconds):
                await self.probes[name]()
        except Exception as error:
            return type(error).__name__
        return ""


# --- demonstration ---
async def demonstrate() -> None:
    now = 50.0
    asked: list[str] = []
    broken: dict[str, Exception] = {}
    together = asyncio.Barrier(2)

    def probe(name: str) -> Callable[[], Awaitable[None]]:
        async def ask() -> None:
            asked.append(name)
            await together.wait()  # One after the other would never get past this.
            if name in broken:
                raise broken[name]

        return ask

    check = HealthCheck(
        probes={"database": probe("database"), "broker": probe("broker")},
        timeout_seconds=5,
        cache_seconds=2,
        clock=lambda: now,
    )

    # All are asked at the same time, once for many callers.
    answers = await asyncio.gather(*(check.readiness() for _ in range(10)))
    assert {answer.http_status for answer in answers} == {200}
    assert sorted(asked) == ["broker", "database"]

    # The answer is good for a short time.
    broken["broker"] = ConnectionError("amqp://guest:secret@broker")
    now += 1.9
    assert (await check.readiness()).http_status == 200
    assert len(asked) == 2

    # Then the failure shows, with its kind and no secret.
    now += 0.1
    answer = await check.readiness()
    assert answer.http_status == 503
    assert answer.failures == {"broker": "ConnectionError"}

    # A failure is cached as well, and goes as it came.
    broken.clear()
    assert (await check.readiness()).http_status == 503
    assert len(asked) == 4
    now += 2
    assert (await check.readiness()).http_status == 200

    # Liveness asks nobody.
    broken["database"] = ConnectionError()
    assert check.liveness().http_status == 200
    assert len(asked) == 6

    # A dependency that hangs counts as failed after its time; the others are told.
    stopped: list[str] = []

    async def hang() -> None:
        try:
            await asyncio.sleep(60)
        finally:
            stopped.append("hanging")

    async def answer_at_once() -> str:
        return "pong"

    slow = HealthCheck(
        probes={"disk": hang, "cache": answer_at_once}, timeout_seconds=0.01
    )
    assert (await slow.readiness()).failures == {"disk": "TimeoutError"}
    assert stopped == ["hanging"]

    # A caller that leaves early does not spoil the answer for the next.
    impatient = asyncio.create_task(
        (
            patient := HealthCheck(probes={"disk": hang}, timeout_seconds=0.01)
        ).readiness()
    )
    await asyncio.sleep(0)
    impatient.cancel()
    await asyncio.wait([impatient])
    assert (await patient.readiness()).failures == {"disk": "TimeoutError"}


asyncio.run(demonstrate())
