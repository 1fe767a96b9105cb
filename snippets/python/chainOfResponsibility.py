# pattern: chain-of-responsibility
# prefix: dpChainOfResponsibility
# description: Chain of responsibility: functions in order, the first that answers decides; no answer is an error
# placeholders: Claim, Decision, chain, UnhandledClaimError
# --- imports ---
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal


# --- snippet ---
@dataclass(frozen=True, slots=True)
class Claim:
    id: str
    amount: Decimal
    days_since_damage: int
    has_photos: bool


@dataclass(frozen=True, slots=True)
class Decision:
    approved: bool
    reason: str


# None passes the request on. A handler that raises ends the chain.
Handler = Callable[[Claim], Decision | None]


class UnhandledClaimError(Exception):
    def __init__(self, claim: Claim) -> None:
        super().__init__(f"no handler answered {claim.id}")
        self.claim = claim


def chain(*handlers: Handler) -> Callable[[Claim], Decision]:
    """End it with a handler that always answers where there is a sensible default."""

    def handle(claim: Claim) -> Decision:
        for handler in handlers:
            if (decision := handler(claim)) is not None:
                return decision
        raise UnhandledClaimError(claim)

    return handle


def refuse_late(claim: Claim) -> Decision | None:
    return Decision(False, "too late") if claim.days_since_damage > 30 else None


def approve_up_to(limit: Decimal) -> Handler:
    def approve(claim: Claim) -> Decision | None:
        if claim.amount > limit or not claim.has_photos:
            return None
        return Decision(True, f"up to {limit}")

    return approve


# --- demonstration ---
def demonstrate() -> None:
    asked: list[str] = []

    def expert(claim: Claim) -> Decision | None:
        asked.append(claim.id)
        return Decision(False, "photos missing") if not claim.has_photos else None

    decide = chain(refuse_late, approve_up_to(Decimal(200)), expert)
    small = Claim("c1", Decimal(200), days_since_damage=3, has_photos=True)

    # The first that answers decides; those behind it are not asked.
    assert decide(small) == Decision(True, "up to 200")
    late = Claim("c2", Decimal(10), days_since_damage=31, has_photos=True)
    assert decide(late) == Decision(False, "too late")
    assert asked == []

    # The order is what the caller says.
    generous = chain(approve_up_to(Decimal(200)), refuse_late)
    assert generous(late) == Decision(True, "up to 200")

    # What no earlier one answers goes on to the last.
    bare = Claim("c3", Decimal(10), days_since_damage=30, has_photos=False)
    assert decide(bare) == Decision(False, "photos missing")
    assert asked == ["c3"]

    # If it has no answer either, that is not taken for a refusal.
    large = Claim("c4", Decimal("200.01"), days_since_damage=1, has_photos=True)
    try:
        decide(large)
    except UnhandledClaimError as error:
        assert error.claim is large
        assert str(error) == "no handler answered c4"
    else:
        raise AssertionError("an unhandled claim must not pass")
    assert asked == ["c3", "c4"]

    # A chain is a handler: chains can be put together.
    longer = chain(refuse_late, chain(expert, lambda _: Decision(True, "trusted")))
    assert longer(large) == Decision(True, "trusted")


demonstrate()
