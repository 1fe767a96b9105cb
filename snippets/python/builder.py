# pattern: builder
# prefix: dpBuilder
# description: Builder by named arguments: a frozen dataclass that reports all that contradicts; replace makes variants
# placeholders: BackupPlan, BackupPlanError, source, target
# --- imports ---
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import time, timedelta


# --- snippet ---
class BackupPlanError(ValueError):
    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(self.problems))


@dataclass(frozen=True, kw_only=True, slots=True)
class BackupPlan:
    """Keyword arguments do what a builder does elsewhere: name every option, in any
    order, and leave out what has a default. A required one that is missing is a
    TypeError, options that do not fit together are a BackupPlanError. Use
    dataclasses.replace to vary a plan: it checks the new one as well."""

    source: str
    target: str
    every: timedelta | None = None
    daily_at: time | None = None
    excluded: tuple[str, ...] = ()
    keep: int = 7

    def __post_init__(self) -> None:
        object.__setattr__(self, "excluded", tuple(self.excluded))  # no shared list
        if problems := tuple(self._problems()):
            raise BackupPlanError(problems)

    def _problems(self) -> Iterator[str]:
        if not self.source or not self.target:
            yield "source and target must not be empty"
        elif self.target == self.source or self.target.startswith(f"{self.source}/"):
            yield "target lies within source"
        if (self.every is None) == (self.daily_at is None):
            yield "give either every or daily_at"
        if self.every is not None and self.every < timedelta(minutes=1):
            yield "every must be a minute at least"
        if self.keep < 1:
            yield "keep must be 1 at least"


# --- demonstration ---
from dataclasses import FrozenInstanceError, replace
from typing import Any


def problems_of(**options: Any) -> tuple[str, ...]:
    try:
        BackupPlan(**options)
    except BackupPlanError as error:
        return error.problems
    return ()


def demonstrate() -> None:
    excluded = ["*.tmp"]
    plan = BackupPlan(
        target="/mnt/nas",
        source="/home",
        daily_at=time(3, 30),
        excluded=tuple(excluded),
    )
    assert (plan.keep, plan.every, plan.excluded) == (7, None, ("*.tmp",))

    # What is missing, or contradicts, makes no object; all problems come at once.
    paths: dict[str, Any] = {"source": "/home", "target": "/mnt"}
    assert problems_of(**paths, every=timedelta(hours=1)) == ()
    assert problems_of(**paths) == ("give either every or daily_at",)
    assert problems_of(**paths, every=timedelta(hours=1), daily_at=time(3)) == (
        "give either every or daily_at",
    )
    assert len(problems_of(**paths, every=timedelta(0), keep=0)) == 2
    assert problems_of(source="/home", target="/home/b", daily_at=time(3)) == (
        "target lies within source",
    )
    assert problems_of(source="/home", target="/home2", daily_at=time(3)) == ()
    for empty in ({"source": "", "target": "/mnt"}, {"source": "/home", "target": ""}):
        assert len(problems_of(**empty, daily_at=time(3))) == 1
    assert problems_of(**paths, every=timedelta(minutes=1), keep=1) == ()
    assert problems_of(**paths, every=timedelta(seconds=59)) == (
        "every must be a minute at least",
    )
    try:
        problems_of(source="/home", daily_at=time(3))
    except TypeError:
        pass
    else:
        raise AssertionError("a required option is missing")

    # The object does not change; a variant is a new one and checked like the first.
    try:
        setattr(plan, "keep", 3)
    except FrozenInstanceError:
        pass
    else:
        raise AssertionError("the plan must not change")
    assert replace(plan, keep=30).keep == 30
    assert plan.keep == 7
    try:
        replace(plan, every=timedelta(hours=1))
    except BackupPlanError as error:
        assert error.problems == ("give either every or daily_at",)
    else:
        raise AssertionError("a variant must be checked")

    # A list that the caller keeps and changes is not shared.
    listed = ["*.tmp"]
    given: Any = listed
    from_list = replace(plan, excluded=given)
    listed.append("*.bak")
    assert from_list.excluded == ("*.tmp",)


demonstrate()
