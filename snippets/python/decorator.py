# pattern: decorator
# prefix: dpDecorator
# description: Decorators for functions that keep name and signature; the one nearest to the function runs innermost
# placeholders: timed, fallback, report
# --- imports ---
import functools
import time
from collections.abc import Callable
from typing import ParamSpec, TypeVar

# --- snippet ---
P = ParamSpec("P")
R = TypeVar("R")


def timed(
    report: Callable[[str, float], None],
    clock: Callable[[], float] = time.perf_counter,
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Reports the name and the seconds of every call, also of one that raises. For
    plain functions: of a coroutine function it would measure no more than the start."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(function)
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            start = clock()
            try:
                return function(*args, **kwargs)
            finally:
                report(function.__qualname__, clock() - start)

        return wrapper

    return decorate


def fallback(
    value: R, *errors: type[Exception]
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Answers with `value` where the function raises one of `errors`. All callers get
    the same object: give one that does not change."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(function)
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            try:
                return function(*args, **kwargs)
            except errors:
                return value

        return wrapper

    return decorate


# --- demonstration ---
import inspect


def demonstrate() -> None:
    now = 0.0
    reports: list[tuple[str, float, str]] = []

    def into(layer: str) -> Callable[[str, float], None]:
        return lambda name, seconds: reports.append((layer, seconds, name))

    def depth(gauge: str, *, metres: bool = True) -> float:
        """Depth of the water."""
        nonlocal now
        now += 2
        if gauge == "broken":
            raise OSError(gauge)
        if gauge == "unknown":
            raise KeyError(gauge)
        return 1.5 if metres else 150.0

    def tick() -> float:
        nonlocal now
        now += 1
        return now

    def inner(function: Callable[P, R]) -> Callable[P, R]:
        return timed(into("inner"), lambda: now)(function)

    # Arguments and results pass through; the layers run from the outside in.
    stacked = timed(into("outer"), tick)(fallback(-1.0, OSError)(inner(depth)))
    assert stacked("north", metres=False) == 150.0
    assert stacked("north") == 1.5
    assert [report[:2] for report in reports[:2]] == [("inner", 2.0), ("outer", 3.0)]
    assert reports[0][2].endswith("depth")

    # The fallback answers for the errors it was told, and for no others.
    reports.clear()
    assert stacked("broken") == -1.0
    try:
        stacked("unknown")
    except KeyError:
        pass
    else:
        raise AssertionError("KeyError expected")
    assert [layer for layer, _, _ in reports] == ["inner", "outer"] * 2

    # In the other order the fallback is outermost, so it hides a failing layer as well.
    assert fallback(-1.0, OSError)(timed(into("only"))(depth))("broken") == -1.0

    # Tools still see the function.
    assert stacked.__name__ == "depth"
    assert stacked.__doc__ == "Depth of the water."
    assert inspect.signature(stacked) == inspect.signature(depth)

    # It does not know of its decorators.
    reports.clear()
    assert depth("north") == 1.5
    assert reports == []


demonstrate()
