# pattern: lru-cache
# prefix: sdLruCache
# description: LRU cache for threads: a bounded map that forgets what was not used for the longest time; O(1) operations
# placeholders: LruCache, max_size
# --- imports ---
import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

# --- snippet ---
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class LruCache(Generic[K, V]):
    """For entries that are put and dropped one by one; functools.lru_cache is enough to
    remember the results of a function. Entries do not expire. Two threads that miss
    the same key both compute its value, and the later put stays."""

    def __init__(self, max_size: int) -> None:
        if max_size < 1:
            raise ValueError("max_size must be 1 at least")
        self.max_size = max_size
        self._lock = threading.Lock()
        self._entries: OrderedDict[K, V] = OrderedDict()  # The next to go comes first.

    def get(self, key: K) -> V | None:
        """Counts as a use, in contrast to `in`."""
        with self._lock:
            if key not in self._entries:
                return None
            self._entries.move_to_end(key)
            return self._entries[key]

    def put(self, key: K, value: V) -> None:
        with self._lock:
            self._entries[key] = value
            self._entries.move_to_end(key)
            if len(self._entries) > self.max_size:
                self._entries.popitem(last=False)

    def discard(self, key: K) -> None:
        with self._lock:
            self._entries.pop(key, None)

    def __contains__(self, key: K) -> bool:
        with self._lock:
            return key in self._entries

    def __len__(self) -> int:
        with self._lock:
            return len(self._entries)


# --- demonstration ---
from concurrent.futures import ThreadPoolExecutor


def demonstrate() -> None:
    cache = LruCache[str, int](3)
    for index, key in enumerate("abc"):
        cache.put(key, index)
    assert cache.get("x") is None
    assert [cache.get(key) for key in "abc"] == [0, 1, 2]

    # A get refreshes: b is now the one not used for the longest time.
    assert cache.get("a") == 0
    cache.put("d", 3)
    assert [key in cache for key in "abcd"] == [True, False, True, True]

    # So does a put of a key that is there, which replaces the value and evicts nothing.
    cache.put("c", 20)
    assert len(cache) == 3
    cache.put("e", 4)
    assert [key in cache for key in "acde"] == [False, True, True, True]
    assert cache.get("c") == 20

    # Asking whether a key is there does not: d goes next.
    assert "d" in cache
    cache.put("f", 5)
    assert "d" not in cache

    # A discarded key makes room; one that is not there is no error.
    cache.discard("f")
    cache.discard("f")
    cache.put("g", 6)
    assert [key in cache for key in "ceg"] == [True] * 3

    try:
        LruCache[str, int](0)
    except ValueError:
        pass
    else:
        raise AssertionError("a cache without room must not be made")


def demonstrate_threads() -> None:
    """Threads that put and get at the same time break neither order nor bound."""
    cache = LruCache[int, int](50)

    def use(seed: int) -> bool:
        right = True
        for step in range(1_000):
            key = (seed * 7 + step * 13) % 90
            cache.put(key, key)
            right = right and cache.get((key + 1) % 90) in (None, (key + 1) % 90)
            cache.discard((key + 2) % 90)
        return right and len(cache) <= 50

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(use, range(4)))


demonstrate()
demonstrate_threads()
