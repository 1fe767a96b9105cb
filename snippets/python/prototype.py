# pattern: prototype
# prefix: dpPrototype
# description: Prototype: copies a prepared object with changes, deep where it is mutable, with an identity of its own
# placeholders: WorkoutPlan, Exercise, copy_with
# --- imports ---
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any, Self
from uuid import UUID, uuid4


# --- snippet ---
@dataclass(slots=True)
class Exercise:
    name: str
    repetitions: int


@dataclass(kw_only=True, eq=False)
class WorkoutPlan:
    title: str
    exercises: list[Exercise] = field(default_factory=list)
    video: bytes = b""  # Immutable, so copies share it.
    id: UUID = field(
        default_factory=uuid4, init=False
    )  # Not copied: replace makes one.

    def copy_with(self, **changes: Any) -> Self:
        """A plan that shares nothing which can change with this one, nor with what is
        given. An unknown field is a TypeError. Where all fields are immutable,
        dataclasses.replace alone is enough: it copies one level, no deeper."""
        return replace(deepcopy(self), **deepcopy(changes))


# --- demonstration ---
def demonstrate() -> None:
    basic = WorkoutPlan(
        title="Basic",
        exercises=[Exercise("squat", 10), Exercise("row", 8)],
        video=bytes(1_000),
    )

    # A copy has what the prototype has, but for the changes and its identity.
    monday = basic.copy_with(title="Monday")
    assert (basic.title, monday.title) == ("Basic", "Monday")
    assert monday.exercises == basic.exercises
    assert monday.id != basic.id
    assert basic.copy_with().id not in (basic.id, monday.id)

    # Neither sees what happens to the other, at any depth.
    monday.exercises[0].repetitions = 20
    basic.exercises.append(Exercise("plank", 1))
    assert [exercise.repetitions for exercise in basic.exercises] == [10, 8, 1]
    assert [exercise.repetitions for exercise in monday.exercises] == [20, 8]

    # What cannot change is shared.
    assert monday.video is basic.video

    # What is given stays the caller's.
    exercises = [Exercise("lunge", 12)]
    tuesday = basic.copy_with(exercises=exercises)
    exercises[0].repetitions = 99
    exercises.clear()
    assert tuesday.exercises == [Exercise("lunge", 12)]

    # A field that is not there is an error, as is the identity.
    for wrong, kind in (("colour", TypeError), ("id", ValueError)):
        try:
            basic.copy_with(**{wrong: "red"})
        except kind:
            continue
        raise AssertionError(f"{wrong} must not be given")


demonstrate()
