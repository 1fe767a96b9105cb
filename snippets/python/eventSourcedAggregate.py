# pattern: event-sourced-aggregate
# prefix: sdEventSourcedAggregate
# description: Event-sourced aggregate: decide and evolve are pure, the store appends at the version that was read
# placeholders: WaitingList, Event, Command, EventStore, ConflictError
# --- imports ---
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Protocol, TypeAlias, assert_never


# --- snippet ---
@dataclass(frozen=True, slots=True)
class Joined:
    person: str


@dataclass(frozen=True, slots=True)
class PlotGiven:
    person: str


@dataclass(frozen=True, slots=True)
class Join:
    person: str


@dataclass(frozen=True, slots=True)
class GivePlot:
    """To the one who has waited for the longest time."""


Event: TypeAlias = Joined | PlotGiven  # Stored for ever: add kinds, change none.
Command: TypeAlias = Join | GivePlot


@dataclass(frozen=True, slots=True)
class WaitingList:
    waiting: tuple[str, ...] = ()


class ConflictError(Exception):
    """The stream has grown since it was read: decide again on what it is now."""


class EventStore(Protocol):
    def load(self, stream: str) -> Sequence[Event]: ...

    def append(
        self, stream: str, events: Sequence[Event], expected_version: int
    ) -> None:
        """All or none; ConflictError unless the stream has expected_version events. A
        unique key on (stream, version) makes that hold between processes."""


def decide(state: WaitingList, command: Command) -> list[Event]:
    """All rules are here. Raises ValueError for what they forbid."""
    match command:
        case Join(person):
            if person in state.waiting:
                raise ValueError(f"{person} waits already")
            return [Joined(person)]
        case GivePlot():
            if not state.waiting:
                raise ValueError("nobody waits")
            return [PlotGiven(state.waiting[0])]
        case _:
            assert_never(command)


def evolve(state: WaitingList, event: Event) -> WaitingList:
    """No rules: what has happened cannot be refused."""
    match event:
        case Joined(person):
            return WaitingList((*state.waiting, person))
        case PlotGiven(person):
            return WaitingList(tuple(it for it in state.waiting if it != person))
        case _:
            assert_never(event)


def handle(store: EventStore, stream: str, command: Command) -> WaitingList:
    history = store.load(stream)
    state = reduce(evolve, history, WaitingList())
    events = decide(state, command)
    store.append(stream, events, expected_version=len(history))
    return reduce(evolve, events, state)


# --- demonstration ---
class MemoryEvents:
    def __init__(self) -> None:
        self.streams: dict[str, tuple[Event, ...]] = {}

    def load(self, stream: str) -> Sequence[Event]:
        return self.streams.get(stream, ())

    def append(
        self, stream: str, events: Sequence[Event], expected_version: int
    ) -> None:
        stored = self.streams.get(stream, ())
        if len(stored) != expected_version:
            raise ConflictError(f"{stream} has {len(stored)} events")
        self.streams[stream] = (*stored, *events)


class OvertakenEvents(MemoryEvents):
    """Somebody else is faster: a plot is given after the load."""

    def load(self, stream: str) -> Sequence[Event]:
        loaded = super().load(stream)
        state = reduce(evolve, loaded, WaitingList())
        self.append(stream, decide(state, GivePlot()), len(loaded))
        return loaded


def demonstrate() -> None:
    # The rules need no store.
    both = WaitingList(("ada", "bob"))
    assert decide(both, GivePlot()) == [PlotGiven("ada")]
    assert decide(both, Join("eve")) == [Joined("eve")]
    refused: list[tuple[WaitingList, Command, str]] = [
        (both, Join("bob"), "bob waits already"),
        (WaitingList(), GivePlot(), "nobody waits"),
    ]
    for state, command, message in refused:
        try:
            decide(state, command)
        except ValueError as error:
            assert str(error) == message
        else:
            raise AssertionError("ValueError expected")

    # The state comes from the events alone, each stream on its own.
    store = MemoryEvents()
    for person in ("ada", "bob", "eve"):
        handle(store, "hill", Join(person))
    assert handle(store, "hill", GivePlot()) == WaitingList(("bob", "eve"))
    assert handle(store, "hill", Join("ada")) == WaitingList(("bob", "eve", "ada"))
    assert handle(store, "lake", Join("bob")) == WaitingList(("bob",))
    assert store.streams["hill"][2:] == (Joined("eve"), PlotGiven("ada"), Joined("ada"))

    # A command that is refused stores nothing.
    before = store.streams["hill"]
    try:
        handle(store, "hill", Join("eve"))
    except ValueError:
        assert store.streams["hill"] == before
    else:
        raise AssertionError("ValueError expected")

    # Of two who decide on the same state one fails: bob's plot is not given twice.
    overtaken = OvertakenEvents()
    overtaken.streams = dict(store.streams)
    try:
        handle(overtaken, "hill", GivePlot())
    except ConflictError as error:
        assert str(error) == "hill has 6 events"
    else:
        raise AssertionError("ConflictError expected")
    assert overtaken.streams["hill"] == (*before, PlotGiven("bob"))


demonstrate()
