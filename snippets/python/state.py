# pattern: state
# prefix: dpState
# description: State machine as a table from (state, event) to the next state; an illegal event raises, changes nothing
# placeholders: LoanState, LoanEvent, Loan, IllegalLoanEventError
# --- imports ---
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from types import MappingProxyType
from typing import Self


# --- snippet ---
class LoanState(Enum):
    REQUESTED = auto()
    LENT = auto()
    OVERDUE = auto()
    RETURNED = auto()


class LoanEvent(Enum):
    HAND_OUT = auto()
    DUE_DATE_PASSED = auto()
    RENEW = auto()
    BRING_BACK = auto()


# All that may happen; a pair that is not here is illegal.
TRANSITIONS: Mapping[tuple[LoanState, LoanEvent], LoanState] = MappingProxyType(
    {
        (LoanState.REQUESTED, LoanEvent.HAND_OUT): LoanState.LENT,
        (LoanState.LENT, LoanEvent.DUE_DATE_PASSED): LoanState.OVERDUE,
        (LoanState.LENT, LoanEvent.RENEW): LoanState.LENT,
        (LoanState.LENT, LoanEvent.BRING_BACK): LoanState.RETURNED,
        (LoanState.OVERDUE, LoanEvent.BRING_BACK): LoanState.RETURNED,
    }
)


class IllegalLoanEventError(Exception):
    def __init__(self, state: LoanState, event: LoanEvent) -> None:
        super().__init__(f"{event.name} is not possible in {state.name}")
        self.state = state
        self.event = event


@dataclass(frozen=True, slots=True)
class Loan:
    """Immutable: apply returns the loan as it is afterwards. Save it only if the stored
    one is still the one that was read, so that of two events at once one loses."""

    id: str
    state: LoanState = LoanState.REQUESTED

    def apply(self, event: LoanEvent) -> Self:
        try:
            state = TRANSITIONS[self.state, event]
        except KeyError:
            raise IllegalLoanEventError(self.state, event) from None
        return replace(self, state=state)

    def can(self, event: LoanEvent) -> bool:
        return (self.state, event) in TRANSITIONS


# --- demonstration ---
def demonstrate() -> None:
    # A whole life, with an event that leads back to the same state.
    loan = Loan("atlas 7")
    for event, state in [
        (LoanEvent.HAND_OUT, LoanState.LENT),
        (LoanEvent.RENEW, LoanState.LENT),
        (LoanEvent.DUE_DATE_PASSED, LoanState.OVERDUE),
        (LoanEvent.BRING_BACK, LoanState.RETURNED),
    ]:
        before = loan
        loan = loan.apply(event)
        assert loan == Loan("atlas 7", state)
        assert before is not loan

    # Every pair that is not in the table is an error and changes nothing.
    refused = 0
    for state in LoanState:
        for event in LoanEvent:
            loan = Loan("atlas 7", state)
            try:
                loan.apply(event)
                assert loan.can(event)
            except IllegalLoanEventError as error:
                assert not loan.can(event)
                assert (error.state, error.event) == (state, event)
                assert loan == Loan("atlas 7", state)
                refused += 1
    assert refused == len(LoanState) * len(LoanEvent) - 5

    # What is returned stays so, what is overdue cannot be renewed.
    assert not any(Loan("a", LoanState.RETURNED).can(event) for event in LoanEvent)
    try:
        Loan("a", LoanState.OVERDUE).apply(LoanEvent.RENEW)
    except IllegalLoanEventError as error:
        assert str(error) == "RENEW is not possible in OVERDUE"
    else:
        raise AssertionError("an overdue loan must not be renewed")


demonstrate()
