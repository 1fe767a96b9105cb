# pattern: saga
# prefix: sdSagaOrchestrator
# description: Saga: runs steps in order; if one fails, compensates those done in reverse and reports what was not undone
# placeholders: SagaStep, SagaFailedError, run_saga, journal
# --- imports ---
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal


# --- snippet ---
@dataclass(frozen=True, slots=True)
class SagaStep:
    """An action that raises must have had no effect: one that got no answer has to find
    out first. Both must be safe to repeat, for the recovery after a crash."""

    name: str
    action: Callable[[], None]
    compensation: Callable[[], None]


class SagaFailedError(Exception):
    """The cause is the error of the step. What is in not_compensated needs a person."""

    def __init__(self, step: str, not_compensated: dict[str, Exception]) -> None:
        undone = f", not compensated: {', '.join(not_compensated)}"
        super().__init__(f"{step} failed{undone if not_compensated else ''}")
        self.step = step
        self.not_compensated = not_compensated


def run_saga(
    steps: Sequence[SagaStep],
    journal: Callable[[str, Literal["begun", "done", "compensated"]], None],
) -> None:
    """The journal is told before an action begins and after each success. It must store
    that durably: it is all that is left to go by if the process ends in the middle. If
    the journal itself fails, the saga ends as if the process had."""
    for position, step in enumerate(steps):
        journal(step.name, "begun")
        try:
            step.action()
        except Exception as error:
            failures: dict[str, Exception] = {}
            for done in reversed(steps[:position]):
                try:
                    done.compensation()
                except Exception as failure:
                    failures[done.name] = failure  # The others still get their turn.
                else:
                    journal(done.name, "compensated")
            raise SagaFailedError(step.name, failures) from error
        journal(step.name, "done")


# --- demonstration ---
def demonstrate() -> None:
    calls: list[str] = []
    entries: list[tuple[str, str]] = []
    failing: set[str] = set()

    def call(name: str) -> Callable[[], None]:
        def record() -> None:
            calls.append(name)
            if name in failing:
                raise OSError(f"{name} is down")

        return record

    steps = [
        SagaStep("cabin", call("book cabin"), call("free cabin")),
        SagaStep("ferry", call("book ferry"), call("free ferry")),
        SagaStep("bikes", call("book bikes"), call("free bikes")),
    ]

    def run() -> SagaFailedError | None:
        calls.clear()
        entries.clear()
        try:
            run_saga(steps, lambda name, what: entries.append((name, what)))
        except SagaFailedError as error:
            return error
        return None

    # If all goes well, nothing is compensated.
    assert run() is None
    assert calls == ["book cabin", "book ferry", "book bikes"]
    assert entries == [
        (name, what)
        for name in ("cabin", "ferry", "bikes")
        for what in ("begun", "done")
    ]

    # If a step fails, those before it are compensated, last first; it is not.
    failing.add("book bikes")
    error = run()
    assert error is not None
    assert error.step == "bikes"
    assert str(error.__cause__) == "book bikes is down"
    assert error.not_compensated == {}
    assert str(error) == "bikes failed"
    assert calls[3:] == ["free ferry", "free cabin"]
    assert entries[4:] == [
        ("bikes", "begun"),
        ("ferry", "compensated"),
        ("cabin", "compensated"),
    ]

    # A compensation that fails keeps no other from running, and is reported.
    failing.add("free ferry")
    error = run()
    assert error is not None
    assert calls[3:] == ["free ferry", "free cabin"]
    assert str(error.not_compensated.pop("ferry")) == "free ferry is down"
    assert error.not_compensated == {}
    assert str(error) == "bikes failed, not compensated: ferry"
    assert entries[5:] == [("cabin", "compensated")]

    # If the first step fails, there is nothing to do.
    failing.add("book cabin")
    error = run()
    assert error is not None
    assert error.step == "cabin"
    assert calls == ["book cabin"]


demonstrate()
