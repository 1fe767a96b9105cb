# pattern: adapter
# prefix: dpAdapter
# description: Adapter: makes a vendor's client fit the interface of the application; translates units, gaps and errors
# placeholders: TideGauge, VendorClient, VendorTideGauge, GaugeUnavailableError
# --- imports ---
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol


# --- snippet ---
@dataclass(frozen=True, slots=True)
class TideReading:
    taken_at: datetime  # with time zone
    height_m: float


class GaugeUnavailableError(Exception):
    """The gauge cannot be asked at present; asking later may help."""


class TideGauge(Protocol):
    """What the application wants."""

    def latest(self, station: str) -> TideReading | None:
        """None where the station has no valid reading."""


class VendorClient(Protocol):
    """What there is: as much of the vendor's class as is used here."""

    def query(self, station_code: str) -> dict[str, int]:
        """Time in ms since 1970, level in millifeet; raises OSError when offline."""


MILLIFEET_PER_METRE = 1000 / 0.3048
NO_LEVEL = -99_999  # the vendor's mark for a sensor that failed


@dataclass(frozen=True, slots=True)
class VendorTideGauge:
    """A TideGauge. The caller closes the client, which is used one call at a time."""

    client: VendorClient

    def latest(self, station: str) -> TideReading | None:
        try:
            answer = self.client.query(station.upper())
            time_ms, level = answer["time"], answer["level"]
        except (OSError, KeyError) as error:
            raise GaugeUnavailableError(station) from error
        if level == NO_LEVEL:
            return None
        taken_at = datetime.fromtimestamp(time_ms / 1000, UTC)
        return TideReading(taken_at, level / MILLIFEET_PER_METRE)


# --- demonstration ---
class FakeClient:
    def __init__(self, answer: dict[str, int] | Exception) -> None:
        self.answer = answer
        self.asked: list[str] = []

    def query(self, station_code: str) -> dict[str, int]:
        self.asked.append(station_code)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def report(gauge: TideGauge) -> TideReading | None:
    """Knows the wanted interface alone."""
    return gauge.latest("brest")


def demonstrate() -> None:
    # Names, units and time are translated.
    client = FakeClient({"time": 86_400_500, "level": 10_000})
    reading = report(VendorTideGauge(client))
    assert reading is not None
    assert abs(reading.height_m - 3.048) < 1e-9
    assert reading.taken_at.isoformat() == "1970-01-02T00:00:00.500000+00:00"
    assert client.asked == ["BREST"]

    # The mark for no level does not pass as a depth of thirty metres.
    assert report(VendorTideGauge(FakeClient({"time": 0, "level": -99_999}))) is None
    low = report(VendorTideGauge(FakeClient({"time": 0, "level": -1_000})))
    assert low is not None
    assert abs(low.height_m + 0.3048) < 1e-9

    # The vendor's errors become one of ours, with their cause.
    for problem in (TimeoutError("offline"), KeyError("level")):
        try:
            report(VendorTideGauge(FakeClient(problem)))
        except GaugeUnavailableError as error:
            assert error.__cause__ is problem
        else:
            raise AssertionError("GaugeUnavailableError expected")
    try:
        report(VendorTideGauge(FakeClient({"time": 0})))
    except GaugeUnavailableError as error:
        assert isinstance(error.__cause__, KeyError)
    else:
        raise AssertionError("GaugeUnavailableError expected")

    # Mistakes in the program are not disguised.
    try:
        report(VendorTideGauge(FakeClient(TypeError("bug"))))
    except TypeError:
        pass
    else:
        raise AssertionError("TypeError expected")


demonstrate()
