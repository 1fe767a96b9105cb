# pattern: strategy
# prefix: dpStrategy
# description: Strategy as a plain function, chosen by name from a read-only table; an unknown name is an error
# placeholders: Tariff, Parcel, TARIFFS, tariff_named, UnknownTariffError
# --- imports ---
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType


# --- snippet ---
@dataclass(frozen=True, slots=True)
class Parcel:
    weight_kg: Decimal
    volume_litres: Decimal


# A function is all a strategy needs; one with settings is a closure or has __call__.
Tariff = Callable[[Parcel], Decimal]


class UnknownTariffError(LookupError):
    pass


def by_weight(parcel: Parcel) -> Decimal:
    return Decimal("2.50") + Decimal("0.80") * parcel.weight_kg


def by_volume(parcel: Parcel) -> Decimal:
    return Decimal("1.90") + Decimal("0.05") * parcel.volume_litres


def dearest_of(*tariffs: Tariff) -> Tariff:
    return lambda parcel: max(tariff(parcel) for tariff in tariffs)


TARIFFS: Mapping[str, Tariff] = MappingProxyType(
    {
        "weight": by_weight,
        "volume": by_volume,
        "freight": dearest_of(by_weight, by_volume),
    }
)


def tariff_named(name: str) -> Tariff:
    """For names from settings or requests; code that knows its strategy passes it."""
    try:
        return TARIFFS[name]
    except KeyError:
        known = ", ".join(sorted(TARIFFS))
        raise UnknownTariffError(f"{name!r} is none of: {known}") from None


# --- demonstration ---
def invoice(parcels: list[Parcel], tariff: Tariff) -> Decimal:
    return sum((tariff(parcel) for parcel in parcels), Decimal())


def demonstrate() -> None:
    anvil = Parcel(weight_kg=Decimal(40), volume_litres=Decimal(20))
    pillow = Parcel(weight_kg=Decimal(1), volume_litres=Decimal(60))

    # The caller stays the same, the result depends on the strategy.
    assert invoice([anvil, pillow], tariff_named("weight")) == Decimal("37.80")
    assert invoice([anvil, pillow], tariff_named("volume")) == Decimal("7.80")
    assert invoice([anvil, pillow], tariff_named("freight")) == Decimal("39.40")

    # So does a function that the table does not know.
    assert invoice([anvil, pillow], lambda _: Decimal(3)) == Decimal(6)

    # An unknown name is told, with those that there are.
    try:
        tariff_named("moon")
    except UnknownTariffError as error:
        assert str(error) == "'moon' is none of: freight, volume, weight"
    else:
        raise AssertionError("an unknown name must not pass")


demonstrate()
