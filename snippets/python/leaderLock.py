# pattern: leader-lock
# prefix: sdLeaderLock
# description: Leader lease in a store with compare-and-set: owner, time to live, renewal and a fencing token that grows
# placeholders: LeaderLock, LeaseStore, owner, ttl_seconds
# --- imports ---
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol


# --- snippet ---
@dataclass(frozen=True, slots=True)
class Lease:
    owner: str
    token: int  # grows with each new leader
    expires_at: float


class LeaseStore(Protocol):
    """One record a lock, which must not be deleted: it keeps the last token."""

    def read(self, key: str) -> Lease | None: ...

    def compare_and_set(self, key: str, expected: Lease | None, new: Lease) -> bool:
        """Atomic. False if the record is not `expected` (None: there is none)."""
        ...


@dataclass(kw_only=True, frozen=True)
class LeaderLock:
    """The lease alone does not keep a leader that was paused from going on for a while:
    send the token with every write, and let its target refuse one that is lower than it
    has seen. Clocks of the contenders may differ by much less than ttl_seconds."""

    store: LeaseStore
    key: str
    owner: str  # another for each start of each process, such as a UUID
    ttl_seconds: float
    clock: Callable[[], float] = time.time

    def acquire(self) -> int | None:
        """The fencing token, or None while somebody else leads. Call it every third of
        ttl_seconds: a leader renews so and keeps its token. If it returns None, raises
        or was not called in time, stop leading at once."""
        now = self.clock()  # Before the store is asked: it may answer late.
        lease = self.store.read(self.key)
        is_over = lease is None or lease.expires_at <= now
        if lease is not None and not is_over and lease.owner != self.owner:
            return None
        token = 0 if lease is None else lease.token
        new = Lease(self.owner, token + 1 if is_over else token, now + self.ttl_seconds)
        return new.token if self.store.compare_and_set(self.key, lease, new) else None

    def release(self) -> bool:
        """Lets another lead without a wait. False if it was not this one's any more."""
        lease = self.store.read(self.key)
        if lease is None or lease.owner != self.owner:
            return False
        ended = replace(lease, expires_at=float("-inf"))
        return self.store.compare_and_set(self.key, lease, ended)


# --- demonstration ---
class MemoryLeases:
    def __init__(self) -> None:
        self.leases: dict[str, Lease] = {}
        self.before_set: Callable[[], object] = lambda: None

    def read(self, key: str) -> Lease | None:
        return self.leases.get(key)

    def compare_and_set(self, key: str, expected: Lease | None, new: Lease) -> bool:
        interrupt, self.before_set = self.before_set, lambda: None
        interrupt()
        if self.leases.get(key) != expected:
            return False
        self.leases[key] = new
        return True


def demonstrate() -> None:
    now = 1_000.0
    store = MemoryLeases()

    def contender(name: str) -> LeaderLock:
        return LeaderLock(
            store=store, key="reports", owner=name, ttl_seconds=30, clock=lambda: now
        )

    ada, bob = contender("ada"), contender("bob")

    # One leads; the other has to wait.
    assert ada.acquire() == 1
    assert bob.acquire() is None

    # Who renews goes on with the same token, beyond the first time to live.
    for _ in range(5):
        now += 20
        assert ada.acquire() == 1
        assert bob.acquire() is None

    # Who does not is followed by the other, with a higher token.
    now += 29.9
    assert bob.acquire() is None
    now += 0.1
    assert bob.acquire() == 2
    assert ada.acquire() is None

    # Only the owner can release it; the next one need not wait and has a higher token.
    assert not ada.release()
    assert ada.acquire() is None
    assert bob.release()
    assert ada.acquire() == 3

    # Also who comes back after its own lease has ended is a new leader.
    now += 60
    assert ada.acquire() == 4

    # Of two that see a free lease at the same time one gets it.
    now += 60
    tokens: list[int | None] = []
    store.before_set = lambda: tokens.append(bob.acquire())
    assert ada.acquire() is None
    assert tokens == [5]

    # A release that comes late does not take the lease from the next leader.
    now += 29.9

    def take_over() -> None:
        nonlocal now
        now += 1
        tokens.append(ada.acquire())

    store.before_set = take_over
    assert not bob.release()
    assert tokens == [5, 6]
    assert bob.acquire() is None

    # Locks are apart.
    other = replace(bob, key="invoices")
    assert other.acquire() == 1


demonstrate()
