# pattern: unit-of-work
# prefix: sdUnitOfWork
# description: Unit of work: collects what is new, changed and removed; at the end of the block it writes all or nothing
# placeholders: Plot, PlotStore, PlotTransaction, UnitOfWork, unit_of_work
# --- imports ---
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Protocol


# --- snippet ---
@dataclass(frozen=True, slots=True)
class Plot:
    id: int
    crop: str


class PlotTransaction(Protocol):
    def insert(self, plot: Plot) -> None: ...
    def update(self, plot: Plot) -> None: ...
    def delete(self, plot_id: int) -> None: ...


class PlotStore(Protocol):
    def transaction(self) -> AbstractContextManager[PlotTransaction]:
        """Commits at the end of the block; rolls back and raises if that raises."""
        ...


@dataclass(eq=False)
class UnitOfWork:
    """For one request and one thread. Keeps the last state of each plot."""

    _new: dict[int, Plot] = field(default_factory=dict, init=False)
    _changed: dict[int, Plot] = field(default_factory=dict, init=False)
    _removed: set[int] = field(default_factory=set, init=False)

    def add(self, plot: Plot) -> None:
        if plot.id in self._new or plot.id in self._changed:
            raise ValueError(f"plot {plot.id} is there already")
        if plot.id in self._removed:
            self._removed.discard(plot.id)
            self._changed[plot.id] = plot
        else:
            self._new[plot.id] = plot

    def change(self, plot: Plot) -> None:
        if plot.id in self._removed:
            raise ValueError(f"plot {plot.id} is removed")
        (self._new if plot.id in self._new else self._changed)[plot.id] = plot

    def remove(self, plot_id: int) -> None:
        if self._new.pop(plot_id, None) is None:
            self._changed.pop(plot_id, None)
            self._removed.add(plot_id)

    def write(self, transaction: PlotTransaction) -> None:
        for plot_id in self._removed:
            transaction.delete(plot_id)
        for plot in self._changed.values():
            transaction.update(plot)
        for plot in self._new.values():
            transaction.insert(plot)


@contextmanager
def unit_of_work(store: PlotStore) -> Iterator[UnitOfWork]:
    """A block that raises writes nothing. The transaction is open during the writes
    only; so what was read before needs a version to be checked where that matters."""
    work = UnitOfWork()
    yield work
    with store.transaction() as transaction:
        work.write(transaction)


# --- demonstration ---
import sqlite3
from contextlib import closing


class SqlitePlots:
    """Both the store and its transactions."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.calls: list[str] = []
        connection.execute("CREATE TABLE plots (id INTEGER PRIMARY KEY, crop TEXT)")

    @contextmanager
    def transaction(self) -> Iterator[PlotTransaction]:
        self.calls.append("begin")
        with self.connection:
            yield self

    def insert(self, plot: Plot) -> None:
        self.calls.append(f"insert {plot.id}")
        self.connection.execute("INSERT INTO plots VALUES (?, ?)", (plot.id, plot.crop))

    def update(self, plot: Plot) -> None:
        self.calls.append(f"update {plot.id}")
        self.connection.execute(
            "UPDATE plots SET crop = ? WHERE id = ?", (plot.crop, plot.id)
        )

    def delete(self, plot_id: int) -> None:
        self.calls.append(f"delete {plot_id}")
        self.connection.execute("DELETE FROM plots WHERE id = ?", (plot_id,))

    def crops(self) -> dict[int, str]:
        return dict(self.connection.execute("SELECT id, crop FROM plots"))


def demonstrate(connection: sqlite3.Connection) -> None:
    store = SqlitePlots(connection)

    # Nothing is written before the end of the block, then all is.
    with unit_of_work(store) as work:
        work.add(Plot(1, "beans"))
        work.add(Plot(2, "kale"))
        assert store.calls == []
    assert store.crops() == {1: "beans", 2: "kale"}

    # The last state of each plot is written, once; what came and went is not.
    store.calls.clear()
    with unit_of_work(store) as work:
        work.add(Plot(3, "peas"))
        work.change(Plot(3, "corn"))
        work.add(Plot(4, "dill"))
        work.remove(4)
        work.change(Plot(1, "leek"))
        work.change(Plot(1, "mint"))
        work.change(Plot(2, "rye"))
        work.remove(2)
    assert store.calls == ["begin", "delete 2", "update 1", "insert 3"]
    assert store.crops() == {1: "mint", 3: "corn"}

    # What is removed and added again stays, with its new state.
    with unit_of_work(store) as work:
        work.remove(3)
        work.add(Plot(3, "oats"))
    assert store.calls[-1] == "update 3"
    assert store.crops() == {1: "mint", 3: "oats"}

    # A block that raises writes nothing, and its error comes out.
    store.calls.clear()
    try:
        with unit_of_work(store) as work:
            work.remove(1)
            raise OSError("weather service down")
    except OSError:
        assert store.calls == []
    else:
        raise AssertionError("OSError expected")

    # If a write fails, those before it are rolled back.
    try:
        with unit_of_work(store) as work:
            work.remove(3)
            work.add(Plot(1, "a second plot 1"))
    except sqlite3.IntegrityError:
        assert store.calls == ["begin", "delete 3", "insert 1"]
        assert store.crops() == {1: "mint", 3: "oats"}
    else:
        raise AssertionError("IntegrityError expected")

    # What contradicts is an error at once.
    work = UnitOfWork()
    work.add(Plot(5, "figs"))
    work.remove(1)
    for call, plot in ((work.add, Plot(5, "hops")), (work.change, Plot(1, "hops"))):
        try:
            call(plot)
        except ValueError:
            continue
        raise AssertionError("ValueError expected")


with closing(sqlite3.connect(":memory:")) as database:
    demonstrate(database)
