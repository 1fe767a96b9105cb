// pattern: chain-of-responsibility
// prefix: dpChainOfResponsibility
// description: Chain of responsibility: a list of functions; the first that can decide answers, an error ends the chain, unhandled is explicit
// placeholders: Refund, Decision, Approver, FirstOf, ErrUndecided
// --- preamble ---
package main

import "slices"

// --- imports ---
import (
	"context"
	"errors"
	"fmt"
)

// --- snippet ---

type Refund struct {
	Order string
	Cents int64
}

type Decision struct {
	Approved bool
	By       string
}

// ErrUndecided tells that no approver took the request.
var ErrUndecided = errors.New("nobody decided")

// Approver is a handler. It returns ErrUndecided, as it is or wrapped, to
// leave the request to the next one; any other error ends the chain.
type Approver func(ctx context.Context, refund Refund) (Decision, error)

// FirstOf makes a chain, itself a handler, that asks one after the other until
// one decides. In Go it is a list; handlers need not know each other.
func FirstOf(approvers ...Approver) Approver {
	return func(ctx context.Context, refund Refund) (Decision, error) {
		for _, approve := range approvers {
			if err := ctx.Err(); err != nil {
				return Decision{}, err
			}
			decision, err := approve(ctx, refund)
			if err == nil {
				return decision, nil
			}
			if !errors.Is(err, ErrUndecided) {
				return Decision{}, err
			}
		}
		return Decision{}, fmt.Errorf("refund of order %s: %w", refund.Order, ErrUndecided)
	}
}

// UpTo approves what is not above the limit.
func UpTo(limit int64, by string) Approver {
	return func(_ context.Context, refund Refund) (Decision, error) {
		if refund.Cents > limit {
			return Decision{}, ErrUndecided
		}
		return Decision{Approved: true, By: by}, nil
	}
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	ctx := context.Background()
	errLedger := errors.New("ledger is down")
	var asked []string
	noted := func(name string, approver Approver) Approver {
		return func(ctx context.Context, refund Refund) (Decision, error) {
			asked = append(asked, name)
			return approver(ctx, refund)
		}
	}
	fraud := func(_ context.Context, refund Refund) (Decision, error) {
		switch refund.Order {
		case "stolen":
			return Decision{By: "fraud"}, nil
		case "broken":
			return Decision{Approved: true, By: "nobody"}, errLedger
		}
		return Decision{}, fmt.Errorf("not suspicious: %w", ErrUndecided)
	}
	chain := FirstOf(
		noted("fraud", fraud),
		FirstOf(noted("clerk", UpTo(5_000, "clerk")), noted("manager", UpTo(100_000, "manager"))),
	)
	expect := func(refund Refund, wanted Decision, wantedErr error, wantedAsked ...string) {
		asked = nil
		decision, err := chain(ctx, refund)
		check(decision == wanted && errors.Is(err, wantedErr), "%v: %v, %v", refund, decision, err)
		check(slices.Equal(asked, wantedAsked), "%v: asked %q", refund, asked)
	}

	// The first that can decides, and those behind are not asked.
	expect(Refund{"stolen", 1}, Decision{false, "fraud"}, nil, "fraud")
	expect(Refund{"a", 5_000}, Decision{true, "clerk"}, nil, "fraud", "clerk")
	expect(Refund{"a", 5_001}, Decision{true, "manager"}, nil, "fraud", "clerk", "manager")

	// If none can, that is told, and nothing is approved.
	expect(Refund{"a", 100_001}, Decision{}, ErrUndecided, "fraud", "clerk", "manager")
	_, err := FirstOf()(ctx, Refund{})
	check(errors.Is(err, ErrUndecided), "got %v", err)

	// A failure is not taken for "not mine".
	expect(Refund{"broken", 1}, Decision{}, errLedger, "fraud")

	// A cancelled request goes no further.
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	ctx = cancelled
	expect(Refund{"a", 1}, Decision{}, context.Canceled)
}
