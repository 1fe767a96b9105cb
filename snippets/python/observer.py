# pattern: observer
# prefix: dpObserver
# description: Observer: a thread-safe subject that tells all its listeners, also when some fail, and lets them leave
# placeholders: Subject, Payload
# --- imports ---
import threading
from collections.abc import Callable
from dataclasses import dataclass


# --- snippet ---
@dataclass(frozen=True, slots=True)
class Payload:
    id: str


Listener = Callable[[Payload], None]


class Subject:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: dict[object, Listener] = {}

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Returns the function that ends the subscription. Until then the subject keeps
        the listener, and all that it refers to, alive."""
        subscription = object()
        with self._lock:
            self._listeners[subscription] = listener

        def unsubscribe() -> None:
            with self._lock:
                self._listeners.pop(subscription, None)

        return unsubscribe

    def notify(self, payload: Payload) -> None:
        """Calls the listeners in the order of their subscription, all of them even if
        some fail; what they raise comes together at the end."""
        with self._lock:
            subscriptions = list(self._listeners)
        errors: list[Exception] = []
        for subscription in subscriptions:
            with self._lock:
                listener = self._listeners.get(subscription)
            try:
                if listener is not None:  # It may have left meanwhile.
                    listener(payload)
            except Exception as error:
                errors.append(error)
        if errors:
            raise ExceptionGroup("listeners failed", errors)


# --- demonstration ---
def demonstrate() -> None:
    seen: list[str] = []
    subject = Subject()
    payload = Payload("order 7")

    def first(payload: Payload) -> None:
        seen.append(f"first {payload.id}")

    def failing(payload: Payload) -> None:
        raise ValueError(payload.id)

    # A failing listener stops no other, and what it raised is not lost.
    leave_first = subject.subscribe(first)
    leave_failing = [subject.subscribe(failing), subject.subscribe(failing)]
    subject.subscribe(lambda payload: seen.append(f"last {payload.id}"))
    try:
        subject.notify(payload)
    except* ValueError as group:
        assert [str(error) for error in group.exceptions] == ["order 7", "order 7"]
    else:
        raise AssertionError("an exception group expected")
    assert seen == ["first order 7", "last order 7"]
    for leave in leave_failing:
        leave()

    # The same listener may subscribe twice; each subscription ends on its own, once.
    seen.clear()
    leave_again = subject.subscribe(first)
    leave_first()
    leave_first()
    subject.notify(payload)
    assert seen == ["last order 7", "first order 7"]
    leave_again()

    # During a notification: who leaves is not called any more, who joins waits.
    def change(_: Payload) -> None:
        leave_leaver()
        subject.subscribe(lambda payload: seen.append(f"joined {payload.id}"))

    seen.clear()
    leave_change = subject.subscribe(change)
    leave_leaver = subject.subscribe(lambda _: seen.append("left"))
    subject.notify(payload)
    assert seen == ["last order 7"]
    leave_change()
    subject.notify(payload)
    assert seen == ["last order 7", "last order 7", "joined order 7"]


def demonstrate_threads() -> None:
    """Listeners come and go in other threads while the subject notifies."""
    subject = Subject()
    done = threading.Event()

    def come_and_go() -> None:
        while not done.is_set():
            subject.subscribe(lambda _: None)()

    threads = [threading.Thread(target=come_and_go) for _ in range(4)]
    for thread in threads:
        thread.start()
    try:
        for _ in range(2_000):
            subject.notify(Payload("tick"))
    finally:
        done.set()
        for thread in threads:
            thread.join()


demonstrate()
demonstrate_threads()
