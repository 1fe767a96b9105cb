// pattern: circuit-breaker
// prefix: sdCircuitBreaker
// description: Circuit breaker: after repeated failures refuses calls at once, then lets one trial through; safe for goroutines
// placeholders: CircuitBreaker, ErrCircuitOpen, failureThreshold, openFor, isFailure
// --- preamble ---
package main

import "fmt"

// --- imports ---
import (
	"errors"
	"sync"
	"time"
)

// --- snippet ---

// ErrCircuitOpen tells that the operation was not called.
var ErrCircuitOpen = errors.New("circuit breaker: refused")

type breakerState int

const (
	closed breakerState = iota
	open
	halfOpen
)

// CircuitBreaker is for one dependency of this process. A trial that hangs
// keeps all other calls out: give operations a timeout.
type CircuitBreaker struct {
	failureThreshold int // consecutive failures that open the circuit
	openFor          time.Duration
	isFailure        func(error) bool // false for errors that are the caller's own, such as "not found"
	now              func() time.Time

	mu       sync.Mutex
	state    breakerState
	period   int // counts the changes of state
	failures int
	openedAt time.Time
}

func NewCircuitBreaker(failureThreshold int, openFor time.Duration, isFailure func(error) bool) *CircuitBreaker {
	return &CircuitBreaker{failureThreshold: failureThreshold, openFor: openFor, isFailure: isFailure, now: time.Now}
}

// Run calls the operation and passes its error on, or returns ErrCircuitOpen.
func (b *CircuitBreaker) Run(operation func() error) error {
	period, admitted := b.admit()
	if !admitted {
		return ErrCircuitOpen
	}
	failed := true // Remains so if the operation panics.
	defer func() { b.settle(period, failed) }()
	err := operation()
	failed = err != nil && b.isFailure(err)
	return err
}

func (b *CircuitBreaker) admit() (period int, admitted bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.state == open && b.now().Sub(b.openedAt) >= b.openFor {
		b.change(halfOpen) // For this call alone: the next one finds it so.
		return b.period, true
	}
	return b.period, b.state == closed
}

// settle counts an outcome, unless the call began before the last change.
func (b *CircuitBreaker) settle(period int, failed bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case period != b.period:
	case failed:
		b.failures++
		if b.state == halfOpen || b.failures >= b.failureThreshold {
			b.change(open)
			b.openedAt = b.now()
		}
	case b.state == halfOpen:
		b.change(closed)
	default:
		b.failures = 0
	}
}

func (b *CircuitBreaker) change(to breakerState) {
	b.state, b.failures = to, 0
	b.period++
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	var (
		errDown     = errors.New("down")
		errNotFound = errors.New("not found")
		clock       time.Time
		calls       int
	)
	isFailure := func(err error) bool { return !errors.Is(err, errNotFound) }
	breaker := NewCircuitBreaker(3, 10*time.Second, isFailure)
	breaker.now = func() time.Time { return clock }
	expect := func(operation, wanted error) {
		err := breaker.Run(func() error {
			calls++
			return operation
		})
		check(errors.Is(err, wanted), "got %v instead of %v", err, wanted)
	}
	// lets a call hang until the function returned gives it its outcome.
	hang := func() (finish func(error)) {
		started, outcome, done := make(chan struct{}), make(chan error), make(chan error)
		go func() {
			done <- breaker.Run(func() error {
				close(started)
				return <-outcome
			})
		}()
		<-started
		return func(err error) {
			outcome <- err
			<-done
		}
	}

	// Only consecutive failures count, and errors of the caller do not.
	expect(errDown, errDown)
	expect(errDown, errDown)
	expect(errNotFound, errNotFound)
	expect(errDown, errDown)
	expect(errDown, errDown)
	expect(nil, nil)
	expect(errDown, errDown)
	expect(errDown, errDown)
	late := hang()
	lateToo := hang()

	// The third one opens the circuit, and the dependency is left alone.
	expect(errDown, errDown)
	calls = 0
	expect(nil, ErrCircuitOpen)
	clock = clock.Add(10*time.Second - 1)
	expect(nil, ErrCircuitOpen)
	check(calls == 0, "%d calls while open", calls)

	// A call of the time before changes nothing, neither now nor in the half-open state.
	late(nil)
	expect(nil, ErrCircuitOpen)

	// Then one trial goes through, and no second one beside it.
	clock = clock.Add(1)
	trial := hang()
	expect(nil, ErrCircuitOpen)
	lateToo(nil)
	expect(nil, ErrCircuitOpen)
	check(calls == 0, "%d calls beside the trial", calls)

	// It fails: the pause begins anew.
	trial(errDown)
	clock = clock.Add(10*time.Second - 1)
	expect(nil, ErrCircuitOpen)
	clock = clock.Add(1)

	// A panic is a failure, too, and does not leave the circuit half-open.
	func() {
		defer func() { check(recover() == "broken", "the panic is lost") }()
		_ = breaker.Run(func() error { panic("broken") })
	}()
	expect(nil, ErrCircuitOpen)
	clock = clock.Add(10 * time.Second)

	// It succeeds: the circuit is closed, and the count starts at zero.
	expect(nil, nil)
	expect(errDown, errDown)
	expect(errDown, errDown)
	expect(nil, nil)
	check(calls == 4, "%d calls", calls)
}
