# pattern: feature-flag
# prefix: sdFeatureFlag
# description: Feature flag: default, kill switch and a percentage that is stable per user; without an answer the default
# placeholders: Flag, Flags, FlagProvider, is_on
# --- imports ---
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Protocol


# --- snippet ---
@dataclass(frozen=True, slots=True)
class Flag:
    """Make one constant a flag, and remove it when the roll-out is over."""

    name: str
    default: bool = False  # what is safe while the provider cannot be asked


@dataclass(frozen=True, slots=True)
class FlagRule:
    enabled: bool  # False: off for all, whatever the percentage
    percentage: float  # from 0 to 100


class FlagProvider(Protocol):
    def rule(self, name: str) -> FlagRule | None:
        """None if it does not know the flag. Asked for each decision: it must answer
        from memory and refresh that in the background."""


@dataclass(frozen=True, slots=True)
class Flags:
    provider: FlagProvider
    on_error: Callable[[Flag, Exception], None]  # for a metric; must not raise

    def is_on(self, flag: Flag, user_id: str) -> bool:
        """Never raises. Decide once a request, so that it does not change within."""
        try:
            rule = self.provider.rule(flag.name)
            if rule is None:
                return flag.default
            return rule.enabled and bucket_of(flag, user_id) < rule.percentage
        except Exception as error:
            self.on_error(flag, error)
            return flag.default


def bucket_of(flag: Flag, user_id: str) -> float:
    """From 0 to below 100, always the same for a user, so that a percentage that grows
    takes nobody out; different for each flag, so that not always the same come first.
    """
    text = f"{len(flag.name)}:{flag.name}:{user_id}"
    digest = blake2b(text.encode(), digest_size=4).digest()
    return int.from_bytes(digest, "big") * 100 / 2**32


# --- demonstration ---
class MemoryProvider:
    def __init__(self) -> None:
        self.rules: dict[str, FlagRule] = {}
        self.is_down = False

    def rule(self, name: str) -> FlagRule | None:
        if self.is_down:
            raise TimeoutError("provider down")
        return self.rules.get(name)


def demonstrate() -> None:
    provider = MemoryProvider()
    errors: list[str] = []
    flags = Flags(provider, lambda flag, error: errors.append(f"{flag.name}: {error}"))
    search, maps = Flag("new-search"), Flag("new-maps", default=True)
    users = [f"user {number}" for number in range(4_000)]

    def users_with(flag: Flag) -> set[str]:
        return {user for user in users if flags.is_on(flag, user)}

    # A flag that the provider does not know has its default.
    assert not flags.is_on(search, "ada")
    assert flags.is_on(maps, "ada")

    # The percentage is met, at both ends exactly.
    seen: set[str] = set()
    for percentage in (0, 5, 30, 100):
        provider.rules["new-search"] = FlagRule(True, percentage)
        now_on = users_with(search)
        assert abs(len(now_on) / len(users) * 100 - percentage) < 2.5

        # The same users each time; with a higher percentage others join them.
        assert users_with(search) == now_on
        assert seen <= now_on
        seen = now_on
    assert len(seen) == len(users)

    # Another flag begins with other users.
    for name in ("new-search", "new-maps"):
        provider.rules[name] = FlagRule(True, 30)
    both = users_with(search) & users_with(maps)
    assert abs(len(both) / len(users) * 100 - 9) < 2.5

    # The kill switch beats the percentage, and the default.
    provider.rules["new-maps"] = FlagRule(False, 100)
    assert users_with(maps) == set()
    assert errors == []

    # If the provider fails, each flag has its default, and the error is told.
    provider.is_down = True
    assert not flags.is_on(search, "ada")
    assert flags.is_on(maps, "ada")
    assert errors == ["new-search: provider down", "new-maps: provider down"]


demonstrate()
