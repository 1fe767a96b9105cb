# pattern: cache-aside
# prefix: sdCacheAside
# description: Cache-aside for asyncio: get, load, set with jittered TTL; one load per key; no stale result after a write
# placeholders: CacheAside, loader, ttl_seconds, negative_ttl_seconds
# --- imports ---
import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar
from weakref import WeakValueDictionary

# --- snippet ---
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class CacheEntry(Generic[V]):
    value: V | None  # None: the source is known to have no such entry


class CacheStore(Protocol[V]):
    """A cache such as Redis. Its methods should time out and treat an outage as a
    miss, so that reads go on without it."""

    async def get(self, key: str) -> CacheEntry[V] | None: ...
    async def set(self, key: str, entry: CacheEntry[V], ttl: float) -> None: ...
    async def delete(self, key: str) -> None: ...


@dataclass(kw_only=True, eq=False)
class CacheAside(Generic[V]):
    store: CacheStore[V]
    loader: Callable[[str], Awaitable[V | None]]
    ttl_seconds: float  # also bounds how long a write of another process goes unseen
    negative_ttl_seconds: float  # short, because an insert makes an absence wrong
    random: Callable[[], float] = random.random
    _flights: dict[str, asyncio.Task[V | None]] = field(
        default_factory=dict, init=False
    )
    _locks: WeakValueDictionary[str, asyncio.Lock] = field(
        default_factory=WeakValueDictionary, init=False
    )

    async def get(self, key: str) -> V | None:
        """Callers that ask for a key at the same time share one load, which goes on
        when one of them is cancelled."""
        flight = self._flights.get(key)
        if flight is None:
            flight = self._flights[key] = asyncio.create_task(self._fetch(key))
        return await asyncio.shield(flight)

    async def invalidate(self, key: str) -> None:
        """Call it when a write is committed. A load that began before is neither
        stored nor shared any more."""
        self._flights.pop(key, None)
        async with self._lock(key):
            await self.store.delete(key)
            # One that began meanwhile may have found the old value in the cache.
            self._flights.pop(key, None)

    async def _fetch(self, key: str) -> V | None:
        flight = asyncio.current_task()
        try:
            cached = await self.store.get(key)
            if cached is not None:
                return cached.value
            value = await self.loader(key)
            ttl = self.negative_ttl_seconds if value is None else self.ttl_seconds
            ttl *= 0.9 + 0.2 * self.random()  # so that not all expire at once
            async with self._lock(key):
                if self._flights.get(key) is flight:
                    await self.store.set(key, CacheEntry(value), ttl)
            return value
        finally:
            if self._flights.get(key) is flight:
                del self._flights[key]

    def _lock(self, key: str) -> asyncio.Lock:
        """A set that is under way must not arrive behind a later delete."""
        return self._locks.setdefault(key, asyncio.Lock())


# --- demonstration ---
class MemoryStore:
    def __init__(self) -> None:
        self.entries: dict[str, tuple[CacheEntry[str], float]] = {}
        self.may_set = asyncio.Event()
        self.may_set.set()
        self.may_get = asyncio.Event()
        self.may_get.set()
        self.may_delete = asyncio.Event()
        self.may_delete.set()

    async def get(self, key: str) -> CacheEntry[str] | None:
        found = self.entries[key][0] if key in self.entries else None
        await self.may_get.wait()
        return found

    async def set(self, key: str, entry: CacheEntry[str], ttl: float) -> None:
        await self.may_set.wait()
        self.entries[key] = (entry, ttl)

    async def delete(self, key: str) -> None:
        await self.may_delete.wait()
        self.entries.pop(key, None)


async def settle() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


async def demonstrate() -> None:
    store = MemoryStore()
    source = {"a": "first"}
    loaded: list[str] = []
    may_load = asyncio.Event()
    may_load.set()
    jitter = 0.5

    async def load(key: str) -> str | None:
        loaded.append(key)
        value = source.get(key)
        await may_load.wait()
        if value == "broken":
            raise OSError("database down")
        return value

    cache = CacheAside[str](
        store=store,
        loader=load,
        ttl_seconds=100,
        negative_ttl_seconds=10,
        random=lambda: jitter,
    )

    # Two concurrent misses load once; later reads come from the cache.
    assert list(await asyncio.gather(cache.get("a"), cache.get("a"))) == ["first"] * 2
    assert await cache.get("a") == "first"
    assert loaded == ["a"]
    assert store.entries["a"][1] == 100

    # An absence is remembered for a short while.
    assert await cache.get("none") is None
    assert await cache.get("none") is None
    assert loaded == ["a", "none"]
    assert store.entries["none"][1] == 10

    # The times to live differ by up to a tenth.
    jitter = 0.0
    await cache.invalidate("a")
    await cache.get("a")
    assert store.entries["a"][1] == 90

    # A load goes on for the others when the caller who began it is cancelled.
    await cache.invalidate("a")
    loaded.clear()
    may_load.clear()
    impatient = asyncio.create_task(cache.get("a"))
    await settle()
    patient = asyncio.create_task(cache.get("a"))
    await settle()
    impatient.cancel()
    await settle()
    may_load.set()
    assert await patient == "first"
    assert impatient.cancelled()
    assert loaded == ["a"]

    # A load that began before an invalidation is not stored, nor shared any more.
    await cache.invalidate("a")
    may_load.clear()
    early = asyncio.create_task(cache.get("a"))
    await settle()
    source["a"] = "second"
    await cache.invalidate("a")
    after = asyncio.create_task(cache.get("a"))
    await settle()
    may_load.set()
    assert list(await asyncio.gather(early, after)) == ["first", "second"]
    assert store.entries["a"][0].value == "second"
    await cache.invalidate("a")
    may_load.clear()
    unwanted = asyncio.create_task(cache.get("a"))
    await settle()
    await cache.invalidate("a")
    may_load.set()
    await unwanted
    assert "a" not in store.entries

    # A set on its way does not arrive behind the delete, also with two writes in a row.
    store.may_set.clear()
    storing = asyncio.create_task(cache.get("a"))
    await settle()
    source["a"] = "third"
    writes = [asyncio.create_task(cache.invalidate("a")) for _ in range(2)]
    await settle()
    store.may_set.set()
    await asyncio.gather(storing, *writes)
    assert "a" not in store.entries
    assert await cache.get("a") == "third"

    # A look into the cache before the delete is not shared with who asks after it.
    source["a"] = "fourth"
    store.may_get.clear()
    store.may_delete.clear()
    deleting = asyncio.create_task(cache.invalidate("a"))
    await settle()
    too_soon = asyncio.create_task(cache.get("a"))
    await settle()
    store.may_delete.set()
    await deleting
    afterwards = asyncio.create_task(cache.get("a"))
    await settle()
    store.may_get.set()
    assert list(await asyncio.gather(too_soon, afterwards)) == ["third", "fourth"]

    # A failed load reaches all who wait for it and is not remembered.
    await cache.invalidate("a")
    source["a"] = "broken"
    outcomes = await asyncio.gather(
        cache.get("a"), cache.get("a"), return_exceptions=True
    )
    assert [type(outcome) for outcome in outcomes] == [OSError, OSError]
    source["a"] = "fifth"
    assert await cache.get("a") == "fifth"


asyncio.run(demonstrate())
