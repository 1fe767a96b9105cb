// pattern: saga
// prefix: sdSagaOrchestrator
// description: Saga: runs steps in order, after a failure compensates in reverse order, and reports what could not be compensated
// placeholders: Saga, SagaStep, SagaError, Run, Compensate
// --- preamble ---
package main

// --- imports ---
import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"
)

// --- snippet ---

// SagaStep is a local transaction of one service. A step that fails must have
// had no effect: if one times out, find out before it returns an error.
type SagaStep struct {
	Name       string
	Run        func(context.Context) error
	Compensate func(context.Context) error // nil: there is nothing to take back
}

// Saga makes its steps all happen, or takes back those that have. It is kept
// in memory: if it must survive the process, let the steps be idempotent and
// record their progress, and take it up again from there.
type Saga struct {
	Steps            []SagaStep
	CompensateWithin time.Duration // for each compensation
}

// SagaError tells why the saga stopped and what remains to be done by hand.
type SagaError struct {
	Step          string
	Cause         error
	Uncompensated error // nil: all that was done is taken back
}

func (e *SagaError) Error() string {
	if e.Uncompensated != nil {
		return fmt.Sprintf("saga stopped at %s: %v; not compensated: %v", e.Step, e.Cause, e.Uncompensated)
	}
	return fmt.Sprintf("saga stopped at %s: %v", e.Step, e.Cause)
}

func (e *SagaError) Unwrap() error { return e.Cause }

// Run returns nil or a *SagaError. A cancellation stops it before the next
// step; what was done is still taken back.
func (s *Saga) Run(ctx context.Context) error {
	for i, step := range s.Steps {
		err := ctx.Err()
		if err == nil {
			err = step.Run(ctx)
		}
		if err != nil {
			failures := s.compensate(context.WithoutCancel(ctx), s.Steps[:i])
			return &SagaError{Step: step.Name, Cause: err, Uncompensated: failures}
		}
	}
	return nil
}

// compensate goes on after a failure: the other steps are to be taken back, too.
func (s *Saga) compensate(ctx context.Context, done []SagaStep) error {
	var failures []error
	for _, step := range slices.Backward(done) {
		if step.Compensate == nil {
			continue
		}
		limited, cancel := context.WithTimeout(ctx, s.CompensateWithin)
		if err := step.Compensate(limited); err != nil {
			failures = append(failures, fmt.Errorf("%s: %w", step.Name, err))
		}
		cancel()
	}
	return errors.Join(failures...)
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	ctx := context.Background()
	errFull, errGone := errors.New("full"), errors.New("gone")
	var log []string
	failures := map[string]error{}
	act := func(name string) func(context.Context) error {
		return func(ctx context.Context) error {
			log = append(log, name)
			return errors.Join(ctx.Err(), failures[name])
		}
	}
	saga := &Saga{CompensateWithin: time.Minute, Steps: []SagaStep{
		{"cabin", act("+cabin"), act("-cabin")},
		{"mail", act("+mail"), nil},
		{"meals", act("+meals"), act("-meals")},
		{"pay", act("+pay"), act("-pay")},
	}}
	run := func(ctx context.Context, wantedLog ...string) *SagaError {
		log = nil
		err := saga.Run(ctx)
		check(slices.Equal(log, wantedLog), "did %q instead of %q", log, wantedLog)
		var failure *SagaError
		check(err == nil || errors.As(err, &failure), "got %v", err)
		return failure
	}

	// All steps, in order, and nothing is taken back.
	failure := run(ctx, "+cabin", "+mail", "+meals", "+pay")
	check(failure == nil, "got %v", failure)

	// A failure takes back what was done, the last first, but not the step that failed.
	failures["+pay"] = errFull
	failure = run(ctx, "+cabin", "+mail", "+meals", "+pay", "-meals", "-cabin")
	check(failure.Step == "pay" && errors.Is(failure, errFull) && failure.Uncompensated == nil, "got %v", failure)

	// A compensation that fails is reported and stops no other.
	failures["-meals"] = errGone
	failure = run(ctx, "+cabin", "+mail", "+meals", "+pay", "-meals", "-cabin")
	check(errors.Is(failure, errFull) && errors.Is(failure.Uncompensated, errGone), "got %v", failure)
	check(failure.Error() == "saga stopped at pay: full; not compensated: meals: gone", "got %v", failure)
	failures["+cabin"] = errFull
	failure = run(ctx, "+cabin")
	check(failure.Step == "cabin" && failure.Uncompensated == nil, "got %v", failure)
	clear(failures)

	// A cancellation stops it, and the compensations are not cancelled with it.
	cancelled, cancel := context.WithCancel(ctx)
	saga.Steps[2].Run = func(context.Context) error {
		cancel()
		return nil
	}
	failure = run(cancelled, "+cabin", "+mail", "-meals", "-cabin")
	check(failure.Step == "pay" && errors.Is(failure, context.Canceled), "got %v", failure)
	check(failure.Uncompensated == nil, "got %v", failure)

	// One that hangs is given up.
	saga.CompensateWithin = time.Millisecond
	saga.Steps[2].Compensate = func(ctx context.Context) error {
		<-ctx.Done()
		return ctx.Err()
	}
	failure = run(cancelled)
	check(failure.Step == "cabin", "got %v", failure)
	failures["+pay"] = errFull
	failure = run(ctx, "+cabin", "+mail", "+pay", "-cabin")
	check(errors.Is(failure.Uncompensated, context.DeadlineExceeded), "got %v", failure)
}
