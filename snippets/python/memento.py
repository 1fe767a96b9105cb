# pattern: memento
# prefix: dpMemento
# description: Memento: opaque, immutable snapshots of an object's state, kept in a history of bounded length
# placeholders: MixingDesk, Snapshot, Snapshots, limit
# --- imports ---
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


# --- snippet ---
@dataclass(frozen=True, slots=True)
class Snapshot:
    """For the desk that made it; what is inside concerns nobody else."""

    _owner: object = field(repr=False)
    _levels: Mapping[str, float] = field(repr=False)


class MixingDesk:
    def __init__(self, *channels: str) -> None:
        self._levels = dict.fromkeys(channels, 0.0)

    def level(self, channel: str) -> float:
        return self._levels[channel]

    def move(self, channel: str, level: float) -> None:
        if channel not in self._levels or not 0 <= level <= 1:
            raise ValueError(f"{channel} cannot be moved to {level}")
        self._levels[channel] = level

    def save(self) -> Snapshot:
        return Snapshot(self, MappingProxyType(dict(self._levels)))

    def restore(self, snapshot: Snapshot) -> None:
        if snapshot._owner is not self:
            raise ValueError("the snapshot is of another desk")
        self._levels = dict(snapshot._levels)  # A copy: it may be restored again.


class Snapshots:
    """Keeps the latest ones and does not look into them. For one thread."""

    def __init__(self, desk: MixingDesk, limit: int = 50) -> None:
        if limit < 1:
            raise ValueError("limit must be 1 at least")
        self._desk = desk
        self._saved: deque[Snapshot] = deque(maxlen=limit)

    def save(self) -> None:
        """Call it before a change that a person may want to undo."""
        self._saved.append(self._desk.save())

    def undo(self) -> bool:
        """False if nothing is left to go back to."""
        if not self._saved:
            return False
        self._desk.restore(self._saved.pop())
        return True


# --- demonstration ---
from dataclasses import FrozenInstanceError


def demonstrate() -> None:
    desk = MixingDesk("voice", "drums")
    desk.move("voice", 0.5)
    snapshot = desk.save()

    # What happens later does not reach a snapshot, which can be restored twice.
    for level in (0.9, 0.1):
        desk.move("voice", level)
        desk.move("drums", level)
        desk.restore(snapshot)
        assert (desk.level("voice"), desk.level("drums")) == (0.5, 0.0)

    # It is opaque and cannot be changed.
    assert "0.5" not in repr(snapshot)
    try:
        setattr(snapshot, "_levels", {})
    except FrozenInstanceError:
        pass
    else:
        raise AssertionError("a snapshot must not change")

    # Another desk refuses it and stays as it is.
    other = MixingDesk("voice")
    try:
        other.restore(snapshot)
    except ValueError:
        assert other.level("voice") == 0
    else:
        raise AssertionError("ValueError expected")

    # A move that cannot be made changes nothing.
    for channel, level in (("flute", 0.5), ("voice", -0.1), ("voice", 1.1)):
        try:
            desk.move(channel, level)
        except ValueError:
            assert desk.level("voice") == 0.5
        else:
            raise AssertionError("ValueError expected")

    # The history goes back step by step, as far as its limit.
    history = Snapshots(desk, limit=2)
    assert not history.undo()
    for level in (0.6, 0.7, 0.8):
        history.save()
        desk.move("voice", level)
    assert history.undo()
    assert desk.level("voice") == 0.7
    assert history.undo()
    assert desk.level("voice") == 0.6
    assert not history.undo()
    assert desk.level("voice") == 0.6


demonstrate()
