# pattern: single-flight
# prefix: sdSingleFlight
# description: Single flight for threads: calls of a key at the same time share one run, and its error; nothing is kept
# placeholders: SingleFlight, run
# --- imports ---
import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Generic, TypeVar

# --- snippet ---
T = TypeVar("T")


class SingleFlight(Generic[T]):
    """Callers get the same object: let it be immutable. Put into the key all that the
    result depends on, also who asks. An operation must not ask for its own key."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._flights: dict[Hashable, Future[T]] = {}

    def run(
        self, key: Hashable, operation: Callable[[], T], timeout: float | None = None
    ) -> T:
        """The first caller runs its operation, those who come meanwhile wait for it, at
        most `timeout` seconds; then they get a TimeoutError while it goes on."""
        with self._lock:
            flight = self._flights.get(key)
            is_first = flight is None
            if flight is None:
                flight = self._flights[key] = Future()
        if is_first:
            try:
                result = operation()
            except BaseException as error:
                self._forget(key)
                flight.set_exception(error)
                raise
            self._forget(key)  # Before the others get it: who comes now runs anew.
            flight.set_result(result)
        return flight.result(timeout)

    def _forget(self, key: Hashable) -> None:
        with self._lock:
            del self._flights[key]


# --- demonstration ---
from concurrent.futures import ThreadPoolExecutor


def demonstrate() -> None:
    flights = SingleFlight[str]()
    runs: list[str] = []
    began = threading.Event()
    may_end = threading.Event()
    joined = threading.Semaphore(0)

    class Key(str):
        """Tells when a caller has asked for it: a second look-up compares with it."""

        def __hash__(self) -> int:
            return hash(str(self))

        def __eq__(self, other: object) -> bool:
            joined.release()
            return str(self) == str(other)

    def slow() -> str:
        runs.append("slow")
        began.set()
        assert may_end.wait(20)
        if len(runs) > 1:
            raise OSError("harbour closed")
        return f"tide {len(runs)}"

    def never() -> str:
        raise AssertionError("only the first caller's operation is run")

    with ThreadPoolExecutor(5) as pool:
        for is_failure in (False, True):
            began.clear()
            may_end.clear()
            joined = threading.Semaphore(0)
            first = pool.submit(flights.run, Key("brest"), slow)
            assert began.wait(20)
            others = [pool.submit(flights.run, Key("brest"), never) for _ in range(4)]
            for _ in others:
                assert joined.acquire(timeout=20)

            # Another key does not wait for it.
            assert flights.run("dover", lambda: "tide of dover") == "tide of dover"

            # Who does not want to wait for ever gets a timeout; the others stay.
            try:
                flights.run("brest", never, timeout=0.001)
            except TimeoutError:
                pass
            else:
                raise AssertionError("TimeoutError expected")

            # All get the result, or the error, of the one run.
            may_end.set()
            for caller in (first, *others):
                if is_failure:
                    assert isinstance(caller.exception(20), OSError)
                else:
                    assert caller.result(20) == "tide 1"
            assert runs == ["slow"] * (1 + is_failure)

            # Neither is kept: the next caller runs anew.
            assert flights.run("brest", lambda: "fresh") == "fresh"


demonstrate()
