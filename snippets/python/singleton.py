# pattern: singleton
# prefix: dpSingleton
# description: Singleton as a function that creates one object per process on first use, once however many threads ask
# placeholders: Glossary, glossary, load_glossary
# --- imports ---
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


# --- snippet ---
@dataclass(frozen=True)
class Glossary:
    """An ordinary class: tests and callers with other needs make their own."""

    terms: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def load_glossary() -> Glossary:
    return Glossary(MappingProxyType({"SLO": "service level objective"}))


_lock = threading.Lock()
_instance: Glossary | None = None


def glossary() -> Glossary:
    """The one of this process; each worker process has its own. If loading fails, the
    next call tries again. Ask for it where the program is put together and pass it on:
    code that calls this itself is hard to test. An object that is cheap to make needs
    none of this, since a module's own variables are made once; functools.cache is not
    enough, because threads that call at the same time run the function twice."""
    global _instance
    if _instance is None:  # Nobody waits for the lock once it is there.
        with _lock:
            if _instance is None:
                _instance = load_glossary()
    return _instance


# --- demonstration ---
from concurrent.futures import ThreadPoolExecutor

loads = 0
fails = True
start = threading.Barrier(8)


def load_slowly() -> Glossary:
    global loads
    loads += 1
    count = loads
    if fails:
        raise OSError("disk not ready")
    threading.Event().wait(0.02)  # Gives the other threads the time to come in.
    return Glossary(MappingProxyType({"loads": str(count)}))


def ask_together(_: int) -> Glossary:
    start.wait(20)
    return glossary()


def demonstrate() -> None:
    global load_glossary, fails

    # Nothing is loaded before the first call.
    assert _instance is None
    assert load_glossary().terms["SLO"] == "service level objective"
    load_glossary = load_slowly

    # A failure is not remembered.
    try:
        glossary()
    except OSError:
        assert loads == 1
    else:
        raise AssertionError("OSError expected")
    fails = False

    # Threads that ask at the same time get the same object, loaded once.
    with ThreadPoolExecutor(8) as pool:
        seen = list(pool.map(ask_together, range(8)))
    assert {id(it) for it in seen} == {id(glossary())}
    assert glossary().terms["loads"] == "2"
    assert loads == 2

    # Others can still make their own.
    assert Glossary() is not glossary()


demonstrate()
