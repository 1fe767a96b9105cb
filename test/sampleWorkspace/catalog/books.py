"""Reads books cache-aside and keeps a cache stampede away from the database."""

import json
import random
import threading
from dataclasses import asdict, dataclass
from typing import Protocol

CACHE_TTL_SECONDS = 300


@dataclass(frozen=True)
class Book:
    isbn: str
    title: str
    price_cents: int


class Cache(Protocol):
    def get(self, key: str) -> str | None: ...
    def set(self, key: str, value: str, ttl: int) -> None: ...
    def delete(self, key: str) -> None: ...


class Database(Protocol):
    def find_book(self, isbn: str) -> Book | None: ...
    def update_price(self, isbn: str, price_cents: int) -> None: ...


class Catalog:
    def __init__(self, cache: Cache, database: Database) -> None:
        self._cache = cache
        self._database = database
        self._load_lock = threading.Lock()

    def find(self, isbn: str) -> Book | None:
        """Looks in the cache first; after a miss one thread loads, the others wait."""
        if cached := self._cache.get(f"book:{isbn}"):
            return Book(**json.loads(cached))
        with self._load_lock:  # one load at a time: no cache stampede
            if cached := self._cache.get(f"book:{isbn}"):
                return Book(**json.loads(cached))
            book = self._database.find_book(isbn)
            if book is not None:
                self._cache.set(f"book:{isbn}", json.dumps(asdict(book)), jittered_ttl())
            return book

    def change_price(self, isbn: str, price_cents: int) -> None:
        """Writes to the database, then drops the cached copy; its TTL is the safety net."""
        self._database.update_price(isbn, price_cents)
        self._cache.delete(f"book:{isbn}")


def jittered_ttl() -> int:
    """The TTL plus or minus 10 %, so that entries do not all expire at once."""
    return round(CACHE_TTL_SECONDS * random.uniform(0.9, 1.1))
