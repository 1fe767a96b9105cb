# pattern: template-method
# prefix: dpTemplateMethod
# description: Template method: a final run with fixed order and clean-up; subclasses fill in the steps
# placeholders: MeterImport, Reading, read, store
# --- imports ---
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from typing import final


# --- snippet ---
@dataclass(frozen=True, slots=True)
class Reading:
    meter: str
    kwh: float


class MeterImport(ABC):
    """For several steps that share state. Where there are one or two, and they do not,
    let a function take them as arguments."""

    @final
    def run(self) -> int:
        """Returns how many readings were stored. What a step raises comes out, after
        close has been called."""
        try:
            stored = 0
            for reading in self.read():
                if self.accepts(reading):
                    self.store(reading)
                    stored += 1
            return stored
        finally:
            self.close()

    @abstractmethod
    def read(self) -> Iterable[Reading]: ...

    @abstractmethod
    def store(self, reading: Reading) -> None: ...

    def accepts(self, reading: Reading) -> bool:
        """May be overridden to leave some out."""
        return reading.kwh >= 0

    def close(self) -> None:
        """May be overridden. Called once a run, also if the first step failed."""


# --- demonstration ---
class ListImport(MeterImport):
    def __init__(self, *readings: Reading) -> None:
        self.readings = readings
        self.steps: list[str] = []

    def read(self) -> Iterable[Reading]:
        for reading in self.readings:
            if reading.meter == "unreadable":
                raise OSError("cannot be read")
            self.steps.append(f"read {reading.meter}")
            yield reading

    def store(self, reading: Reading) -> None:
        if reading.meter == "duplicate":
            raise ValueError("is there already")
        self.steps.append(f"stored {reading.meter}")

    def close(self) -> None:
        self.steps.append("closed")


class LargeImport(ListImport):
    def accepts(self, reading: Reading) -> bool:
        return super().accepts(reading) and reading.kwh > 100


def demonstrate() -> None:
    readings = [Reading("a", 0), Reading("b", -1), Reading("c", 500)]

    # The skeleton keeps the order; the hook's default leaves out what is negative.
    listed = ListImport(*readings)
    assert listed.run() == 2
    assert listed.steps == [
        "read a",
        "stored a",
        "read b",
        "read c",
        "stored c",
        "closed",
    ]

    # A step replaced changes that step alone.
    large = LargeImport(*readings)
    assert large.run() == 1
    assert large.steps == ["read a", "read b", "read c", "stored c", "closed"]

    # Whichever step fails, its error comes out and the end is reached.
    for meter, kind in (("unreadable", OSError), ("duplicate", ValueError)):
        failing = ListImport(Reading("a", 1), Reading(meter, 1), Reading("c", 1))
        try:
            failing.run()
        except kind:
            assert failing.steps[-1] == "closed"
            assert failing.steps.count("closed") == 1
            assert "read c" not in failing.steps
        else:
            raise AssertionError(f"{kind.__name__} expected")

    # A class that lacks a step has no objects.
    class Unfinished(MeterImport):
        def read(self) -> Iterable[Reading]:
            return []

    constructor: type = Unfinished
    try:
        constructor()
    except TypeError:
        pass
    else:
        raise AssertionError("TypeError expected")


demonstrate()
