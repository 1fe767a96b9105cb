# pattern: pub-sub
# prefix: sdPubSub
# description: In-process publish and subscribe with typed topics, for threads; a failing subscriber stops no other
# placeholders: Topic, Bus, on_error
# --- imports ---
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

# --- snippet ---
E = TypeVar("E")


@dataclass(frozen=True)
class Topic(Generic[E]):
    """Make one constant a topic: `Topic[OrderPlaced]("orders.placed")`."""

    name: str


class Bus:
    """Calls subscribers in the thread that publishes, before publish returns: let slow
    ones put the event into a queue. Nothing is kept: who subscribes later, or crashes,
    has missed it."""

    def __init__(self, on_error: Callable[[Topic[Any], Exception], None]) -> None:
        """on_error hears what subscribers raise; it must not raise itself."""
        self._on_error = on_error
        self._lock = threading.Lock()
        self._subscribers: dict[Topic[Any], dict[object, Callable[[Any], None]]] = {}

    def subscribe(
        self, topic: Topic[E], subscriber: Callable[[E], None]
    ) -> Callable[[], None]:
        """Returns the function that ends the subscription, and does it once."""
        subscription = object()
        with self._lock:
            self._subscribers.setdefault(topic, {})[subscription] = subscriber

        def unsubscribe() -> None:
            with self._lock:
                subscribers = self._subscribers.get(topic, {})
                subscribers.pop(subscription, None)
                if not subscribers:
                    self._subscribers.pop(topic, None)

        return unsubscribe

    def publish(self, topic: Topic[E], event: E) -> None:
        """A subscription that changes meanwhile may or may not get this event."""
        with self._lock:
            subscribers = list(self._subscribers.get(topic, {}).values())
        for subscriber in subscribers:
            try:
                subscriber(event)
            except Exception as error:
                self._on_error(topic, error)


# --- demonstration ---
@dataclass(frozen=True)
class DoorOpened:
    room: str


def demonstrate() -> None:
    doors = Topic[DoorOpened]("doors.opened")
    temperatures = Topic[float]("temperatures")
    seen: list[str] = []
    errors: list[tuple[str, str]] = []
    bus = Bus(lambda topic, error: errors.append((topic.name, str(error))))

    def fail(event: DoorOpened) -> None:
        raise ValueError(f"no lamp in {event.room}")

    def first(event: DoorOpened) -> None:
        seen.append(f"first {event.room}")

    leave_first = bus.subscribe(doors, first)
    leave_fail = bus.subscribe(doors, fail)
    bus.subscribe(doors, lambda event: seen.append(f"last {event.room}"))
    bus.subscribe(temperatures, lambda degrees: seen.append(f"{degrees:.1f}"))

    # A failing subscriber stops no other and is reported; topics are apart.
    bus.publish(doors, DoorOpened("attic"))
    assert seen == ["first attic", "last attic"]
    assert errors == [("doors.opened", "no lamp in attic")]
    bus.publish(temperatures, 20.0)
    assert seen.pop() == "20.0"

    # Whoever writes the same name means the same topic.
    bus.publish(Topic[float]("temperatures"), 21.0)
    assert seen.pop() == "21.0"
    bus.publish(Topic[float]("humidity"), 0.4)

    # The same function may subscribe twice; each subscription ends on its own, once.
    leave_fail()
    seen.clear()
    bus.subscribe(doors, first)
    leave_first()
    leave_first()
    bus.publish(doors, DoorOpened("cellar"))
    assert seen == ["last cellar", "first cellar"]
    assert len(errors) == 1

    # A topic that all have left takes no room.
    bus.subscribe(Topic[int]("steps"), lambda _: None)()
    assert len(vars(bus)["_subscribers"]) == 2

    # A subscriber may publish, subscribe and leave.
    def relay(event: DoorOpened) -> None:
        leave_relay()
        bus.subscribe(temperatures, lambda _: seen.append("joined"))
        bus.publish(temperatures, 5.0)

    leave_relay = bus.subscribe(doors, relay)
    seen.clear()
    bus.publish(doors, DoorOpened("porch"))
    bus.publish(doors, DoorOpened("porch"))
    assert seen == ["last porch", "first porch", "5.0", "joined"] + [
        "last porch",
        "first porch",
    ]


def demonstrate_threads() -> None:
    """Subscribers come and go in other threads while one publishes."""
    topic = Topic[int]("ticks")
    errors: list[Exception] = []
    bus = Bus(lambda _, error: errors.append(error))
    ticks: list[int] = []
    bus.subscribe(topic, ticks.append)
    done = threading.Event()

    def come_and_go() -> None:
        while not done.is_set():
            bus.subscribe(topic, lambda _: None)()

    threads = [threading.Thread(target=come_and_go) for _ in range(4)]
    for thread in threads:
        thread.start()
    try:
        for tick in range(1_000):
            bus.publish(topic, tick)
    finally:
        done.set()
        for thread in threads:
            thread.join()
    assert ticks == list(range(1_000))
    assert errors == []


demonstrate()
demonstrate_threads()
