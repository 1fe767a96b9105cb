# pattern: flyweight
# prefix: dpFlyweight
# description: Flyweight: one immutable object a key, shared while somebody uses it; what differs comes as an argument
# placeholders: WagonType, WagonTypes, load
# --- imports ---
import threading
from collections.abc import Callable
from dataclasses import dataclass
from weakref import WeakValueDictionary


# --- snippet ---
@dataclass(frozen=True, slots=True, weakref_slot=True)
class WagonType:
    """What all wagons of a series have in common; the load of one is not part of it."""

    series: str
    empty_kg: int
    limit_kg: int

    def total_kg(self, load_kg: int) -> int:
        if not 0 <= load_kg <= self.limit_kg - self.empty_kg:
            raise ValueError(f"{load_kg} kg do not go on a wagon of {self.series}")
        return self.empty_kg + load_kg


class WagonTypes:
    """Threads may share it. A type is freed when nobody uses it any more, so that keys
    from outside do not fill the memory. Worth it for many objects alike: measure."""

    def __init__(self, load: Callable[[str], WagonType]) -> None:
        self._load = load
        self._lock = threading.Lock()
        self._types: WeakValueDictionary[str, WagonType] = WeakValueDictionary()

    def get(self, series: str) -> WagonType:
        """The same object for the same series. Others wait while one is loaded."""
        with self._lock:
            found = self._types.get(series)
            if found is None:
                found = self._types[series] = self._load(series)
            return found


# --- demonstration ---
import gc
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError


def demonstrate() -> None:
    loaded: list[str] = []
    known = {"Eanos": (24_000, 90_000), "Habbiins": (27_000, 90_000)}

    def load(series: str) -> WagonType:
        loaded.append(series)
        return WagonType(series, *known[series])

    types = WagonTypes(load)

    # One object a key, however many wagons there are.
    train = [(types.get(name), kg) for name in known for kg in (0, 500, 60_000)]
    assert len({id(kind) for kind, _ in train}) == 2
    assert loaded == ["Eanos", "Habbiins"]
    with ThreadPoolExecutor(8) as pool:
        assert {id(kind) for kind in pool.map(types.get, ["Eanos"] * 50)} == {
            id(train[0][0])
        }
    assert loaded == ["Eanos", "Habbiins"]

    # What differs comes as an argument and leaves no trace.
    assert [kind.total_kg(kg) for kind, kg in train[:3]] == [24_000, 24_500, 84_000]
    assert types.get("Eanos").total_kg(0) == 24_000
    assert types.get("Habbiins").total_kg(63_000) == 90_000
    for wrong in (-1, 63_001):
        try:
            types.get("Habbiins").total_kg(wrong)
        except ValueError:
            continue
        raise AssertionError("ValueError expected")

    # Nobody changes what all share.
    try:
        setattr(types.get("Eanos"), "empty_kg", 1)
    except FrozenInstanceError:
        pass
    else:
        raise AssertionError("a shared type must not change")

    # A key that cannot be loaded leaves nothing behind.
    for _ in range(2):
        try:
            types.get("Moon")
        except KeyError:
            continue
        raise AssertionError("KeyError expected")
    assert loaded[2:] == ["Moon", "Moon"]

    # What nobody uses any more is freed, and loaded again when it is wanted.
    train.clear()
    gc.collect()
    assert types.get("Eanos").limit_kg == 90_000
    assert loaded[4:] == ["Eanos"]


demonstrate()
