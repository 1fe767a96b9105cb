# pattern: mediator
# prefix: dpMediator
# description: Mediator: parts report events to it alone and know no other part; the rules between them stand in one place
# placeholders: Climate, Mediator, Thermometer, Vent, Heater
# --- imports ---
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias, assert_never


# --- snippet ---
@dataclass(frozen=True, slots=True)
class Measured:
    celsius: float


@dataclass(frozen=True, slots=True)
class Jammed:
    wanted_open: bool


ClimateEvent: TypeAlias = Measured | Jammed


class Mediator(Protocol):
    def report(self, event: ClimateEvent) -> None: ...


@dataclass(slots=True)
class Thermometer:
    mediator: Mediator

    def measure(self, celsius: float) -> None:
        self.mediator.report(Measured(celsius))


@dataclass(slots=True)
class Heater:
    is_on: bool = False


@dataclass(slots=True)
class Vent:
    mediator: Mediator
    is_open: bool = False
    is_stuck: bool = False

    def move(self, is_open: bool) -> None:
        if self.is_stuck and is_open != self.is_open:
            self.mediator.report(Jammed(is_open))
        else:
            self.is_open = is_open


@dataclass(eq=False)
class Climate:
    """Heats below `low`, airs above `high`, and never does both. For one thread. A part
    may report while it is told to do something: a rule changes its own state first."""

    low: float
    high: float
    alarms: list[str] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        self.heater = Heater()
        self.vent = Vent(self)
        self.thermometer = Thermometer(self)

    def report(self, event: ClimateEvent) -> None:
        match event:
            case Measured(celsius):
                self.heater.is_on = celsius < self.low
                self.vent.move(celsius > self.high)
            case Jammed(wanted_open):
                self.heater.is_on = False
                self.alarms.append("stuck shut" if wanted_open else "stuck open")
            case _:
                assert_never(event)


# --- demonstration ---
def demonstrate() -> None:
    climate = Climate(low=12, high=25)
    measure = climate.thermometer.measure

    def state() -> tuple[bool, bool]:
        return climate.heater.is_on, climate.vent.is_open

    # What one part reports moves the others, by the rules between them.
    for celsius, heats, airs in [
        (18, False, False),
        (11.9, True, False),
        (12, False, False),
        (25, False, False),
        (25.1, False, True),
        (3, True, False),
        (30, False, True),
    ]:
        measure(celsius)
        assert state() == (heats, airs)
    assert climate.alarms == []

    # A part that reports while it is being moved: nothing heats the open air.
    climate.vent.is_stuck = True
    measure(5)
    assert state() == (False, True)
    assert climate.alarms == ["stuck open"]
    measure(30)
    assert climate.alarms == ["stuck open"]

    # A part works with any mediator, so it can be tried on its own.
    class Listener:
        def __init__(self) -> None:
            self.events: list[ClimateEvent] = []

        def report(self, event: ClimateEvent) -> None:
            self.events.append(event)

    listener = Listener()
    Thermometer(listener).measure(7)
    vent = Vent(listener, is_stuck=True)
    vent.move(True)
    assert not vent.is_open
    vent.move(False)
    assert listener.events == [Measured(7), Jammed(True)]


demonstrate()
