# pattern: composite
# prefix: dpComposite
# description: Composite: parts and kits of parts answer alike; kits are immutable, so a tree can have no cycle
# placeholders: Component, Part, Kit, mass_g
# --- imports ---
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol


# --- snippet ---
class Component(Protocol):
    @property
    def name(self) -> str: ...

    def mass_g(self) -> int: ...

    def parts(self) -> Iterator["Part"]:
        """The parts below it, or itself, from left to right."""
        ...


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    grams: int

    def mass_g(self) -> int:
        return self.grams

    def parts(self) -> Iterator["Part"]:
        yield self


@dataclass(frozen=True, slots=True)
class Kit:
    """Exists after its members and never changes, so it cannot contain itself. A member
    that stands in several kits counts in each. Recursive: for trees of some hundred
    levels, not for deeper ones."""

    name: str
    members: tuple[Component, ...] = ()

    def __post_init__(self) -> None:
        # A list could be changed later and so close a cycle.
        object.__setattr__(self, "members", tuple(self.members))

    def mass_g(self) -> int:
        return sum(member.mass_g() for member in self.members)

    def parts(self) -> Iterator[Part]:
        for member in self.members:
            yield from member.parts()


# --- demonstration ---
from dataclasses import FrozenInstanceError
from typing import Any


def demonstrate() -> None:
    pole = Part("pole", 300)
    peg = Part("peg", 15)
    pegs = Kit("pegs", (peg,) * 4)
    tent = Kit("tent", (Part("canvas", 900), pole, pegs, pole))
    gear: list[Component] = [tent, Part("lamp", 80), Kit("nothing")]

    # A single part, a tree of them and an empty kit answer alike.
    assert [component.mass_g() for component in gear] == [1560, 80, 0]
    assert [part.name for part in tent.parts()] == (
        ["canvas", "pole"] + ["peg"] * 4 + ["pole"]
    )
    assert list(pole.parts()) == [pole]
    assert list(Kit("nothing").parts()) == []

    # A kit takes the place of a part, at any depth.
    assert Kit("car", (tent, Kit("spare", (pegs,)))).mass_g() == 1620

    # Neither the kit nor the list it was made of closes a cycle.
    members: Any = [pole]
    box = Kit("box", members)
    members.append(box)
    assert box.mass_g() == 300
    try:
        setattr(box, "members", (box,))
    except FrozenInstanceError:
        pass
    else:
        raise AssertionError("a kit must not change")

    # Equal trees are equal.
    assert Kit("box", (Part("pole", 300),)) == box


demonstrate()
