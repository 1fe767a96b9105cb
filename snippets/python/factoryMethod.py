# pattern: factory-method
# prefix: dpFactoryMethod
# description: Factory: a table of constructors makes the product for a kind from settings; an unknown kind is an error
# placeholders: Exporter, EXPORTERS, create_exporter, UnknownExporterError
# --- imports ---
import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Protocol

# --- snippet ---
Row = Mapping[str, str | int]


class Exporter(Protocol):
    def export(self, rows: Iterable[Row]) -> str: ...


class UnknownExporterError(LookupError):
    pass


class CsvExporter:
    """Takes the columns from the first row; a row with others is a ValueError."""

    def export(self, rows: Iterable[Row]) -> str:
        text, listed = io.StringIO(), list(rows)
        if listed:
            writer = csv.DictWriter(text, listed[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(listed)
        return text.getvalue()


class JsonLinesExporter:
    def export(self, rows: Iterable[Row]) -> str:
        return "".join(json.dumps(dict(row)) + "\n" for row in rows)


# Constructors, not objects: each caller gets an exporter of its own.
EXPORTERS: Mapping[str, Callable[[], Exporter]] = MappingProxyType(
    {"csv": CsvExporter, "jsonl": JsonLinesExporter}
)


def create_exporter(kind: str) -> Exporter:
    try:
        create = EXPORTERS[kind]
    except KeyError:
        known = ", ".join(sorted(EXPORTERS))
        raise UnknownExporterError(f"{kind!r} is none of: {known}") from None
    return create()


# --- demonstration ---
def demonstrate() -> None:
    rows: list[Row] = [{"tree": "oak", "age": 90}, {"tree": 'a "fir"', "age": 7}]

    # The kind decides on the product; the caller uses them all alike.
    expected = {
        "csv": 'tree,age\noak,90\n"a ""fir""",7\n',
        "jsonl": '{"tree": "oak", "age": 90}\n{"tree": "a \\"fir\\"", "age": 7}\n',
    }
    for kind in EXPORTERS:
        assert create_exporter(kind).export(rows) == expected[kind]
        assert create_exporter(kind).export([]) == ""
        assert create_exporter(kind) is not create_exporter(kind)

    # An unknown kind is told, with those that there are.
    try:
        create_exporter("pdf")
    except UnknownExporterError as error:
        assert str(error) == "'pdf' is none of: csv, jsonl"
    else:
        raise AssertionError("an unknown kind must not pass")

    # A KeyError from within a product is not taken for an unknown kind.
    try:
        create_exporter("csv").export([{"tree": "oak"}, {"bush": "box"}])
    except UnknownExporterError:
        raise
    except ValueError:
        pass
    else:
        raise AssertionError("a row with other columns must not pass")


demonstrate()
