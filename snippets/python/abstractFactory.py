# pattern: abstract-factory
# prefix: dpAbstractFactory
# description: Abstract factory: a family of products that belong together, chosen once, so that none is mixed in
# placeholders: UnitSystem, LengthScale, MassScale, unit_system_for
# --- imports ---
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol


# --- snippet ---
class LengthScale(Protocol):
    def format(self, metres: float) -> str: ...


class MassScale(Protocol):
    def format(self, kilograms: float) -> str: ...


class UnitSystem(Protocol):
    """The family: code that is given one can make no product of another."""

    def create_length_scale(self) -> LengthScale: ...
    def create_mass_scale(self) -> MassScale: ...


@dataclass(frozen=True, slots=True)
class LinearScale:
    """Fits either product; the families decide on factor and unit."""

    per_base_unit: float
    unit: str

    def format(self, amount: float) -> str:
        return f"{amount * self.per_base_unit:.1f} {self.unit}"


class MetricSystem:
    def create_length_scale(self) -> LengthScale:
        return LinearScale(1, "m")

    def create_mass_scale(self) -> MassScale:
        return LinearScale(1, "kg")


class ImperialSystem:
    def create_length_scale(self) -> LengthScale:
        return LinearScale(1 / 0.3048, "ft")

    def create_mass_scale(self) -> MassScale:
        return LinearScale(1 / 0.45359237, "lb")


UNIT_SYSTEMS: Mapping[str, UnitSystem] = MappingProxyType(
    {"metric": MetricSystem(), "imperial": ImperialSystem()}
)


def unit_system_for(setting: str) -> UnitSystem:
    try:
        return UNIT_SYSTEMS[setting]
    except KeyError:
        known = ", ".join(sorted(UNIT_SYSTEMS))
        raise LookupError(f"{setting!r} is none of: {known}") from None


# --- demonstration ---
def describe(whale: tuple[float, float], units: UnitSystem) -> str:
    """Knows none of the families."""
    length, mass = whale
    lengths, masses = units.create_length_scale(), units.create_mass_scale()
    return f"{lengths.format(length)}, {masses.format(mass)}"


class RoundSystem:
    """A family that another module adds."""

    def create_length_scale(self) -> LengthScale:
        return LinearScale(0, "lengths")

    def create_mass_scale(self) -> MassScale:
        return LinearScale(0, "masses")


def demonstrate() -> None:
    minke = (9.0, 7_500.0)

    # The products of a family come together.
    assert describe(minke, unit_system_for("metric")) == "9.0 m, 7500.0 kg"
    assert describe(minke, unit_system_for("imperial")) == "29.5 ft, 16534.7 lb"
    assert describe(minke, RoundSystem()) == "0.0 lengths, 0.0 masses"

    # Every family makes every product.
    for setting in UNIT_SYSTEMS:
        assert len(describe(minke, unit_system_for(setting)).split(", ")) == 2

    # An unknown family is told, with those that there are.
    try:
        unit_system_for("nautical")
    except LookupError as error:
        assert str(error) == "'nautical' is none of: imperial, metric"
    else:
        raise AssertionError("LookupError expected")


demonstrate()
