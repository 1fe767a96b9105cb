# pattern: command
# prefix: dpCommand
# description: Command: execute, undo and redo with a bounded history; a command that fails is not recorded
# placeholders: Command, History, limit
# --- imports ---
from collections import deque
from typing import Protocol


# --- snippet ---
class Command(Protocol):
    """Either changes all it is meant to change or raises and has changed nothing."""

    def execute(self) -> None:
        """Also called to do it again after undo."""

    def undo(self) -> None: ...


class History:
    """For one thread. Everything that changes the document goes through it: a change
    past it makes undo wrong."""

    def __init__(self, limit: int = 100) -> None:
        if limit < 1:
            raise ValueError("limit must be 1 at least")
        self._done: deque[Command] = deque(maxlen=limit)  # Drops the oldest.
        self._undone: list[Command] = []

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    def execute(self, command: Command) -> None:
        command.execute()
        self._done.append(command)
        self._undone.clear()

    def undo(self) -> bool:
        """False if there is nothing to undo."""
        if not self._done:
            return False
        self._done[-1].undo()  # If it raises, it stays where it is.
        self._undone.append(self._done.pop())
        return True

    def redo(self) -> bool:
        """False if there is nothing to do again."""
        if not self._undone:
            return False
        self._undone[-1].execute()
        self._done.append(self._undone.pop())
        return True


# --- demonstration ---
from dataclasses import dataclass


@dataclass(frozen=True)
class AddSong:
    playlist: list[str]
    song: str

    def execute(self) -> None:
        if self.song in self.playlist:
            raise ValueError(f"{self.song} is in the list")
        self.playlist.append(self.song)

    def undo(self) -> None:
        self.playlist.remove(self.song)


def demonstrate() -> None:
    playlist: list[str] = []
    history = History(limit=3)
    assert history.undo() is False
    assert history.redo() is False
    assert history.can_undo is False
    try:
        History(limit=0)
    except ValueError:
        pass
    else:
        raise AssertionError("ValueError expected")

    # Undo goes back in reverse order, redo forth again.
    for song in "abc":
        history.execute(AddSong(playlist, song))
    assert history.can_undo is True
    assert history.undo()
    assert history.undo()
    assert playlist == ["a"]
    assert history.redo()
    assert playlist == ["a", "b"]

    # A command that fails is not recorded and does not end what can be done again.
    try:
        history.execute(AddSong(playlist, "a"))
    except ValueError:
        pass
    else:
        raise AssertionError("ValueError expected")
    assert history.can_redo
    assert history.redo()
    assert playlist == ["a", "b", "c"]

    # A new command ends it.
    history.undo()
    history.execute(AddSong(playlist, "d"))
    assert not history.can_redo
    assert playlist == ["a", "b", "d"]

    # The history forgets its oldest command.
    history.execute(AddSong(playlist, "e"))
    while history.undo():
        pass
    assert playlist == ["a"]
    assert not history.can_undo
    while history.redo():
        pass
    assert playlist == ["a", "b", "d", "e"]

    # An undo that fails can be tried again.
    playlist.remove("e")
    try:
        history.undo()
    except ValueError:
        pass
    else:
        raise AssertionError("ValueError expected")
    playlist.append("e")
    assert history.undo()
    assert playlist == ["a", "b", "d"]


demonstrate()
