# pattern: facade
# prefix: dpFacade
# description: Facade: one method for what a caller intends, in the right order; a failing part undoes those before it
# placeholders: ParcelDesk, Lockers, Labels, Notices, accept
# --- imports ---
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Protocol


# --- snippet ---
class Lockers(Protocol):
    def reserve(self, parcel_id: str) -> int: ...
    def release(self, locker: int) -> None: ...


class Labels(Protocol):
    def print_label(self, parcel_id: str, locker: int) -> str: ...
    def void(self, label: str) -> None: ...


class Notices(Protocol):
    def send(self, email: str, text: str) -> None: ...


@dataclass(frozen=True, slots=True)
class ParcelDesk:
    """What most callers need of three parts, which stay open to the others. It knows
    the order, no rules of the business, and does not close the parts."""

    lockers: Lockers
    labels: Labels
    notices: Notices

    def accept(self, parcel_id: str, email: str) -> int:
        """Returns the number of the locker. If a part fails, those before it are undone
        and its error is raised."""
        with ExitStack() as undo:
            locker = self.lockers.reserve(parcel_id)
            undo.callback(self.lockers.release, locker)
            label = self.labels.print_label(parcel_id, locker)
            undo.callback(self.labels.void, label)
            self.notices.send(email, f"Your parcel waits in locker {locker}.")
            undo.pop_all()  # Last, since what is sent cannot be undone.
        return locker


# --- demonstration ---
class Recorder:
    """All three parts in one."""

    def __init__(self, *failing: str) -> None:
        self.failing = failing
        self.calls: list[str] = []

    def record(self, call: str) -> None:
        self.calls.append(call)
        if call.split()[0] in self.failing:
            raise OSError(call)

    def reserve(self, parcel_id: str) -> int:
        self.record(f"reserve {parcel_id}")
        return 12

    def release(self, locker: int) -> None:
        self.record(f"release {locker}")

    def print_label(self, parcel_id: str, locker: int) -> str:
        self.record(f"print {parcel_id} {locker}")
        return "label 5"

    def void(self, label: str) -> None:
        self.record(f"void {label}")

    def send(self, email: str, text: str) -> None:
        self.record(f"send {email} {text}")


def calls_until_failure(*failing: str) -> list[str]:
    parts = Recorder(*failing)
    try:
        ParcelDesk(parts, parts, parts).accept("p1", "ada@example.org")
    except OSError as error:
        assert str(error).startswith(failing[-1])
        return parts.calls
    raise AssertionError("OSError expected")


def demonstrate() -> None:
    # One call does the whole, in order, and undoes nothing.
    parts = Recorder()
    assert ParcelDesk(parts, parts, parts).accept("p1", "ada@example.org") == 12
    done = [
        "reserve p1",
        "print p1 12",
        "send ada@example.org Your parcel waits in locker 12.",
    ]
    assert parts.calls == done

    # What was done before a failure is undone, last first; nothing else is called.
    assert calls_until_failure("reserve") == done[:1]
    assert calls_until_failure("print") == done[:2] + ["release 12"]
    assert calls_until_failure("send") == done + ["void label 5", "release 12"]

    # Also if undoing a part fails.
    assert calls_until_failure("send", "void") == done + ["void label 5", "release 12"]


demonstrate()
