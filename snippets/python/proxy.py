# pattern: proxy
# prefix: dpProxy
# description: Proxy: checks the right to call and opens the real object at the first call that is allowed, once
# placeholders: Archive, GuardedArchive, open_archive, may_read
# --- imports ---
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Protocol, Self


# --- snippet ---
class Archive(Protocol):
    def read(self, sheet: str) -> bytes: ...
    def close(self) -> None: ...


class GuardedArchive:
    """An Archive for one user, to be used where the real one would be. It closes what
    it has opened; threads may share it as far as they may share the real one."""

    def __init__(
        self, open_archive: Callable[[], Archive], may_read: Callable[[str], bool]
    ) -> None:
        self._open_archive = open_archive
        self._may_read = may_read
        self._lock = threading.Lock()
        self._archive: Archive | None = None
        self._is_closed = False

    def read(self, sheet: str) -> bytes:
        if not self._may_read(sheet):
            raise PermissionError(f"not allowed to read {sheet}")
        return self._opened().read(sheet)

    def close(self) -> None:
        with self._lock:
            self._is_closed = True
            archive, self._archive = self._archive, None
        if archive is not None:
            archive.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _opened(self) -> Archive:
        with self._lock:
            if self._is_closed:
                raise ValueError("read from an archive that is closed")
            if self._archive is None:
                self._archive = self._open_archive()
            return self._archive


# --- demonstration ---
from concurrent.futures import ThreadPoolExecutor


class MapArchive:
    def __init__(self) -> None:
        self.read_sheets: list[str] = []
        self.closed = 0

    def read(self, sheet: str) -> bytes:
        self.read_sheets.append(sheet)
        return f"map of {sheet}".encode()

    def close(self) -> None:
        self.closed += 1


def first_letter(archive: Archive, sheet: str) -> str:
    """Does not know whether it has the real one."""
    return archive.read(sheet).decode()[0]


def demonstrate() -> None:
    opened: list[MapArchive] = []
    is_offline = True

    def open_maps() -> Archive:
        if is_offline:
            raise OSError("shelf not reachable")
        opened.append(MapArchive())
        return opened[-1]

    def assert_raises(kind: type[Exception], sheet: str) -> None:
        try:
            guarded.read(sheet)
        except kind:
            return
        raise AssertionError(f"{kind.__name__} expected")

    with GuardedArchive(open_maps, lambda sheet: sheet != "harbour") as guarded:
        # What is not allowed reaches nothing: the archive is not even opened.
        assert_raises(PermissionError, "harbour")
        assert_raises(OSError, "coast")

        # An archive that could not be opened is tried again, then opened once.
        is_offline = False
        assert first_letter(guarded, "coast") == "m"
        assert_raises(PermissionError, "harbour")
        with ThreadPoolExecutor(4) as pool:
            maps = set(pool.map(guarded.read, ["hills"] * 20))
        assert maps == {b"map of hills"}
        assert len(opened) == 1
        assert opened[0].read_sheets == ["coast"] + ["hills"] * 20
        assert opened[0].closed == 0

    # It is closed at the end of the block, once, and not opened again.
    assert opened[0].closed == 1
    guarded.close()
    assert opened[0].closed == 1
    assert_raises(ValueError, "coast")
    assert len(opened) == 1

    # One that was never used is never opened, not even to be closed.
    with GuardedArchive(open_maps, lambda _: True):
        pass
    assert len(opened) == 1


demonstrate()
