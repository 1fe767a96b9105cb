# pattern: interpreter
# prefix: dpInterpreter
# description: Interpreter: an expression tree of dataclasses evaluated by match; unknown variables and x/0 are errors
# placeholders: Expression, Number, Variable, Binary, evaluate, EvaluationError
# --- imports ---
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias, assert_never


# --- snippet ---
@dataclass(frozen=True, slots=True)
class Number:
    value: Fraction


@dataclass(frozen=True, slots=True)
class Variable:
    name: str


@dataclass(frozen=True, slots=True)
class Binary:
    operator: Literal["+", "-", "*", "/"]
    left: "Expression"
    right: "Expression"


Expression: TypeAlias = Number | Variable | Binary


class EvaluationError(ValueError):
    """The expression has no value; the message is fit for its author."""


def evaluate(expression: Expression, variables: Mapping[str, Fraction]) -> Fraction:
    """Recursive: limit the depth of trees that come from outside. Use a parser library
    to make them of text as soon as the grammar has more than a few rules."""
    match expression:
        case Number(value):
            return value
        case Variable(name):
            if name not in variables:
                raise EvaluationError(f"unknown variable {name}")
            return variables[name]
        case Binary(operator, left, right):
            a, b = evaluate(left, variables), evaluate(right, variables)
            match operator:
                case "+":
                    return a + b
                case "-":
                    return a - b
                case "*":
                    return a * b
                case "/":
                    if b == 0:
                        raise EvaluationError("division by zero")
                    return a / b
                case _:
                    assert_never(operator)
        case _:
            assert_never(expression)


# --- demonstration ---
from typing import Any


def number(value: int) -> Number:
    return Number(Fraction(value))


def demonstrate() -> None:
    def value_of(expression: Expression, **variables: int) -> Fraction:
        return evaluate(
            expression, {name: Fraction(value) for name, value in variables.items()}
        )

    def assert_error(message: str, expression: Expression, **variables: int) -> None:
        try:
            value_of(expression, **variables)
        except EvaluationError as error:
            assert str(error) == message
        else:
            raise AssertionError(f"an error expected: {message}")

    # Each operator, with the operands in their order.
    ten, four = number(10), number(4)
    assert value_of(Binary("+", ten, four)) == 14
    assert value_of(Binary("-", ten, four)) == 6
    assert value_of(Binary("*", ten, four)) == 40
    assert value_of(Binary("/", ten, four)) == Fraction(5, 2)

    # Grams of flour for some guests: the tree says what comes first, values are exact.
    per_guest = Binary("/", Variable("flour"), number(3))
    flour = Binary("*", per_guest, Binary("+", Variable("guests"), number(1)))
    assert value_of(flour, flour=500, guests=5) == 1000
    assert value_of(flour, flour=1, guests=0) == Fraction(1, 3)

    # What has no value is an error and tells why.
    assert_error("unknown variable guests", flour, flour=500)
    difference = Binary("-", Variable("guests"), number(2))
    assert_error("division by zero", Binary("/", ten, difference), guests=2)
    assert value_of(Binary("/", difference, ten), guests=2) == 0

    # So is a node that does not belong to the language.
    stranger: Any = "10"
    for wrong in (stranger, Binary(stranger, ten, four), Binary("+", ten, stranger)):
        try:
            value_of(wrong)
        except AssertionError:
            continue
        raise ValueError("a stranger must not pass")


demonstrate()
