# pattern: visitor
# prefix: dpVisitor
# description: Visitor by match over a closed union: an operation is a function, a kind left out fails the type check
# placeholders: Text, Strong, Listing, Node, to_html, count_words
# --- imports ---
from dataclasses import dataclass
from html import escape
from typing import TypeAlias, assert_never


# --- snippet ---
@dataclass(frozen=True, slots=True)
class Text:
    content: str


@dataclass(frozen=True, slots=True)
class Strong:
    child: "Node"


@dataclass(frozen=True, slots=True)
class Listing:
    items: tuple["Node", ...]


# Closed: assert_never makes the type checker name each function that lacks a new kind.
# So no accept method is needed, and an operation never touches the classes.
Node: TypeAlias = Text | Strong | Listing


def to_html(node: Node) -> str:
    match node:
        case Text(content):
            return escape(content)
        case Strong(child):
            return f"<strong>{to_html(child)}</strong>"
        case Listing(items):
            rows = "".join(f"<li>{to_html(item)}</li>" for item in items)
            return f"<ul>{rows}</ul>"
        case _:
            assert_never(node)


def count_words(node: Node) -> int:
    match node:
        case Text(content):
            return len(content.split())
        case Strong(child):
            return count_words(child)
        case Listing(items):
            return sum(count_words(item) for item in items)
        case _:
            assert_never(node)


# --- demonstration ---
from collections.abc import Callable
from typing import Any


def demonstrate() -> None:
    note = Listing(
        (
            Text("salt & pepper"),
            Strong(Text("two <large> eggs")),
            Listing((Text(""), Strong(Listing((Text("milk"),))))),
        )
    )

    # Each operation reaches every kind, at any depth.
    assert to_html(note) == (
        "<ul><li>salt &amp; pepper</li>"
        "<li><strong>two &lt;large&gt; eggs</strong></li>"
        "<li><ul><li></li><li><strong><ul><li>milk</li></ul></strong></li></ul></li>"
        "</ul>"
    )
    assert count_words(note) == 7
    assert to_html(Listing(())) == "<ul></ul>"
    assert count_words(Listing(())) == 0

    # What is no node is an error, not an empty result, even where no checker ran.
    stranger: Any = "text"
    operations: list[Callable[[Any], object]] = [to_html, count_words]
    for operation in operations:
        for wrong in (stranger, Strong(stranger), Listing((stranger,))):
            try:
                operation(wrong)
            except AssertionError:
                continue
            raise ValueError("a stranger must not pass")


demonstrate()
