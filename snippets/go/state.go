// pattern: state
// prefix: dpState
// description: State: a table of transitions; an event that the state does not allow is an error and changes nothing; safe for goroutines
// placeholders: Loan, LoanState, LoanEvent, Apply, ErrIllegalTransition
// --- preamble ---
package main

// --- imports ---
import (
	"errors"
	"fmt"
	"sync"
)

// --- snippet ---

// LoanState is a state of a book's loan. In Go, states are values with a table
// of transitions; a type per state pays once each has data of its own.
type LoanState string

const (
	Shelved  LoanState = "shelved"
	Reserved LoanState = "reserved"
	Lent     LoanState = "lent"
	Missing  LoanState = "missing"
)

// LoanEvent is what happens to a book.
type LoanEvent string

const (
	Reserve LoanEvent = "reserve"
	Cancel  LoanEvent = "cancel"
	Lend    LoanEvent = "lend"
	Return  LoanEvent = "return"
	Lose    LoanEvent = "lose"
)

var transitions = map[LoanState]map[LoanEvent]LoanState{
	Shelved:  {Reserve: Reserved, Lend: Lent},
	Reserved: {Cancel: Shelved, Lend: Lent},
	Lent:     {Return: Shelved, Lose: Missing},
	Missing:  {Return: Shelved},
}

var ErrIllegalTransition = errors.New("illegal transition")

// Next is pure: it tells where the event leads, and from an illegal one nowhere.
func (s LoanState) Next(event LoanEvent) (LoanState, error) {
	if next, allowed := transitions[s][event]; allowed {
		return next, nil
	}
	return s, fmt.Errorf("%w: %s while %s", ErrIllegalTransition, event, s)
}

// Loan holds the state of one book.
type Loan struct {
	mu    sync.Mutex
	state LoanState
}

func NewLoan() *Loan { return &Loan{state: Shelved} }

func (l *Loan) State() LoanState {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.state
}

// Apply changes the state, or leaves it as it is and returns an error.
func (l *Loan) Apply(event LoanEvent) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	next, err := l.state.Next(event)
	l.state = next
	return err
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	loan := NewLoan()
	check(loan.State() == Shelved, "begins %s", loan.State())

	// What is allowed leads to the next state.
	for _, step := range []struct {
		event  LoanEvent
		wanted LoanState
	}{
		{Reserve, Reserved}, {Cancel, Shelved}, {Reserve, Reserved}, {Lend, Lent}, {Lose, Missing},
		{Return, Shelved}, {Lend, Lent}, {Return, Shelved},
	} {
		err := loan.Apply(step.event)
		check(err == nil && loan.State() == step.wanted, "%s leads to %s, %v", step.event, loan.State(), err)
	}

	// What is not allowed is an error and changes nothing; so is an event that nobody knows.
	for _, event := range []LoanEvent{Cancel, Return, Lose, "burn"} {
		err := loan.Apply(event)
		check(errors.Is(err, ErrIllegalTransition), "%s: %v", event, err)
		check(loan.State() == Shelved, "%s leads to %s", event, loan.State())
	}

	// In all, seven of the twenty pairs are allowed, and each leads to a state that is known.
	allowed := 0
	for _, state := range []LoanState{Shelved, Reserved, Lent, Missing} {
		for _, event := range []LoanEvent{Reserve, Cancel, Lend, Return, Lose} {
			next, err := state.Next(event)
			if err == nil {
				allowed++
				check(transitions[next] != nil, "%s leads to %s", event, next)
			}
		}
	}
	check(allowed == 7, "%d pairs are allowed", allowed)

	// Of many who want to lend the same book one succeeds.
	var group sync.WaitGroup
	lent := make(chan bool, 20)
	for range 20 {
		group.Add(1)
		go func() {
			defer group.Done()
			if loan.Apply(Lend) == nil {
				lent <- true
			}
		}()
	}
	group.Wait()
	check(len(lent) == 1, "lent %d times", len(lent))
}
