# pattern: cqrs-handler
# prefix: sdCqrsHandler
# description: CQRS: typed commands and queries, one handler each, on a small bus with middleware such as validation
# placeholders: Bus, Command, Query, ValidationError, UnknownMessageError
# --- imports ---
from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeAlias, TypeVar

# --- snippet ---
R = TypeVar("R")
M = TypeVar("M", bound="Message[Any]")


class Message(Generic[R]):
    """R is the type of the answer."""

    def problems(self) -> Iterable[str]:
        """What is wrong with the message itself, known without any look at data."""
        return ()


class Command(Message[R]):
    """Changes something; answers at most with what the caller needs to go on."""


class Query(Message[R]):
    """Changes nothing, and may read from tables made for it."""


class ValidationError(ValueError):
    pass


class UnknownMessageError(LookupError):
    pass


# It calls the next one, at most once, and returns its answer or another.
Middleware: TypeAlias = Callable[[Message[Any], Callable[[Message[Any]], Any]], Any]


def validate(message: Message[Any], proceed: Callable[[Message[Any]], Any]) -> Any:
    if problems := list(message.problems()):
        raise ValidationError("; ".join(problems))
    return proceed(message)


def around(middleware: Middleware, step: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda message: middleware(message, step)


class Bus:
    """Register all handlers at the start; from then on threads may share it."""

    def __init__(self, *middleware: Middleware) -> None:
        """The first one is the outermost."""
        self._middleware = middleware
        self._handlers: dict[type[Message[Any]], Callable[[Any], Any]] = {}

    def register(self, kind: type[M], handler: Callable[[M], Any]) -> None:
        if kind in self._handlers:
            raise ValueError(f"{kind.__name__} has a handler already")
        step: Callable[[Any], Any] = handler
        for middleware in reversed(self._middleware):
            step = around(middleware, step)
        self._handlers[kind] = step

    def send(self, message: Message[R]) -> R:
        handler = self._handlers.get(type(message))
        if handler is None:
            raise UnknownMessageError(f"no handler for {type(message).__name__}")
        answer: R = handler(message)
        return answer


# --- demonstration ---
from dataclasses import dataclass


@dataclass(frozen=True)
class AddHive(Command[int]):
    place: str
    bees: int

    def problems(self) -> Iterable[str]:
        if not self.place:
            yield "place is empty"
        if self.bees < 1:
            yield "bees must be 1 at least"


@dataclass(frozen=True)
class BeesAt(Query[int]):
    place: str


@dataclass(frozen=True)
class Unhandled(Query[str]):
    pass


def demonstrate() -> None:
    hives: list[AddHive] = []
    log: list[str] = []

    def add_hive(command: AddHive) -> int:
        if command.bees > 1_000_000:
            raise OverflowError("too many bees")
        hives.append(command)
        return len(hives)

    def bees_at(query: BeesAt) -> int:
        return sum(hive.bees for hive in hives if hive.place == query.place)

    def logged(message: Message[Any], proceed: Callable[[Message[Any]], Any]) -> Any:
        log.append(f"begin {type(message).__name__}")
        try:
            return proceed(message)
        finally:
            log.append("end")

    bus = Bus(logged, validate)
    bus.register(AddHive, add_hive)
    bus.register(BeesAt, bees_at)

    # Each message finds its handler, and the answer has its type.
    number: int = bus.send(AddHive("orchard", 20_000))
    assert number == 1
    assert bus.send(AddHive("orchard", 15_000)) == 2
    assert bus.send(BeesAt("orchard")) == 35_000
    assert bus.send(BeesAt("roof")) == 0
    assert log == ["begin AddHive", "end"] * 2 + ["begin BeesAt", "end"] * 2

    # What is not valid does not reach its handler; the outer middleware sees the error.
    log.clear()
    try:
        bus.send(AddHive("", 0))
    except ValidationError as error:
        assert str(error) == "place is empty; bees must be 1 at least"
    else:
        raise AssertionError("ValidationError expected")
    assert len(hives) == 2
    assert log == ["begin AddHive", "end"]

    # In another order the check comes first.
    strict = Bus(validate, logged)
    strict.register(AddHive, add_hive)
    log.clear()
    for wrong, kind in (
        (AddHive("", 1), ValidationError),
        (AddHive("roof", 2_000_000), OverflowError),
    ):
        try:
            strict.send(wrong)
        except kind:
            continue
        raise AssertionError(f"{kind.__name__} expected")
    assert log == ["begin AddHive", "end"]

    # An unknown message is an error, and so is a second handler.
    try:
        bus.send(Unhandled())
    except UnknownMessageError as error:
        assert str(error) == "no handler for Unhandled"
    else:
        raise AssertionError("UnknownMessageError expected")
    try:
        bus.register(BeesAt, bees_at)
    except ValueError:
        pass
    else:
        raise AssertionError("ValueError expected")


demonstrate()
