# pattern: bridge
# prefix: dpBridge
# description: Bridge: kinds of boards and kinds of displays vary apart; any board works on any display
# placeholders: Display, Board, LedDisplay, PaperDisplay, DepartureBoard, PlatformBoard
# --- imports ---
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


# --- snippet ---
@dataclass(frozen=True, slots=True)
class Departure:
    time: str
    destination: str
    platform: int


class Display(Protocol):
    """How to show: what a board builds on. A new kind works with every board."""

    @property
    def columns(self) -> int: ...

    def show(self, lines: Sequence[str]) -> str: ...


class Board(Protocol):
    """What to show. A new kind works on every display."""

    def refresh(self, departures: Sequence[Departure]) -> str: ...


class LedDisplay:
    columns = 16

    def show(self, lines: Sequence[str]) -> str:
        return "\n".join(line.upper()[: self.columns] for line in lines)


class PaperDisplay:
    columns = 30

    def show(self, lines: Sequence[str]) -> str:
        return "\n".join(
            line[: self.columns].ljust(self.columns, ".") for line in lines
        )


@dataclass(frozen=True, slots=True)
class DepartureBoard:
    display: Display

    def refresh(self, departures: Sequence[Departure]) -> str:
        width = self.display.columns - 9  # the time, the platform and two blanks
        return self.display.show(
            [
                f"{it.time} {it.destination:{width}.{width}} {it.platform:2}"
                for it in departures
            ]
        )


@dataclass(frozen=True, slots=True)
class PlatformBoard:
    display: Display
    platform: int

    def refresh(self, departures: Sequence[Departure]) -> str:
        here = [it for it in departures if it.platform == self.platform]
        return self.display.show([f"{it.time} {it.destination}" for it in here[:1]])


# --- demonstration ---
def demonstrate() -> None:
    departures = [
        Departure("08:05", "Oslo", 3),
        Departure("08:20", "Gothenburg", 12),
        Departure("08:30", "Malmo", 12),
    ]

    # Two by two: each board uses the columns there are, each display its own way.
    expected: list[tuple[Board, str]] = [
        (
            DepartureBoard(LedDisplay()),
            "08:05 OSLO     3\n08:20 GOTHENB 12\n08:30 MALMO   12",
        ),
        (
            DepartureBoard(PaperDisplay()),
            "08:05 Oslo                   3\n"
            "08:20 Gothenburg            12\n"
            "08:30 Malmo                 12",
        ),
        (PlatformBoard(LedDisplay(), 12), "08:20 GOTHENBURG"),
        (PlatformBoard(PaperDisplay(), 12), "08:20 Gothenburg.............."),
    ]
    for board, text in expected:
        assert board.refresh(departures) == text
        assert board.refresh([]) == ""

    # A display that another module adds works with the boards there are.
    class CountingDisplay:
        columns = 12

        def show(self, lines: Sequence[str]) -> str:
            return f"{len(lines)} of {max(len(line) for line in lines)}"

    assert DepartureBoard(CountingDisplay()).refresh(departures) == "3 of 12"
    assert PlatformBoard(CountingDisplay(), 3).refresh(departures) == "1 of 10"


demonstrate()
