// pattern: bulkhead
// prefix: sdBulkhead
// description: Bulkhead: bounds how many calls run at once and how many wait; more are refused at once; slots are freed on failure too
// placeholders: Bulkhead, ErrBulkheadFull, maxConcurrent, maxQueue
// --- preamble ---
package main

import "sync"

// --- imports ---
import (
	"context"
	"errors"
	"fmt"
)

// --- snippet ---

// ErrBulkheadFull tells that the operation was not called.
var ErrBulkheadFull = errors.New("bulkhead: too many calls are running and waiting")

// Bulkhead keeps a slow dependency from taking all of the process. Use one per
// dependency, and give operations a timeout: a hanging one keeps its slot.
type Bulkhead struct {
	running  chan struct{} // holds a value for each call that runs
	admitted chan struct{} // holds one for each that runs or waits
}

func NewBulkhead(maxConcurrent, maxQueue int) (*Bulkhead, error) {
	if maxConcurrent < 1 || maxQueue < 0 {
		return nil, fmt.Errorf("bulkhead: %d at once and %d waiting", maxConcurrent, maxQueue)
	}
	return &Bulkhead{
		running:  make(chan struct{}, maxConcurrent),
		admitted: make(chan struct{}, maxConcurrent+maxQueue),
	}, nil
}

// Run calls the operation once a slot is free. While it waits, it ends with
// the context; those who wait get their turn in the order of their arrival.
func (b *Bulkhead) Run(ctx context.Context, operation func(context.Context) error) error {
	select {
	case b.admitted <- struct{}{}:
		defer func() { <-b.admitted }()
	default:
		return ErrBulkheadFull
	}
	select {
	case b.running <- struct{}{}:
		defer func() { <-b.running }() // Also if the operation panics.
	case <-ctx.Done():
		return ctx.Err()
	}
	if err := ctx.Err(); err != nil { // Both may have been ready.
		return err
	}
	return operation(ctx)
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	ctx := context.Background()
	errFailed := errors.New("failed")
	bulkhead, err := NewBulkhead(2, 1)
	check(err == nil, "got %v", err)

	started, outcome := make(chan string, 10), make(chan error)
	done := make(chan error, 10)
	begin := func(ctx context.Context, name string) {
		go func() {
			done <- bulkhead.Run(ctx, func(context.Context) error {
				started <- name
				return <-outcome
			})
		}()
	}
	// awaitAdmitted lets a call get into the queue.
	awaitAdmitted := func(count int) {
		for len(bulkhead.admitted) != count {
			select {
			case err := <-done:
				panic(err)
			default:
			}
		}
	}
	refused := func() {
		err := bulkhead.Run(ctx, func(context.Context) error { panic("called") })
		check(errors.Is(err, ErrBulkheadFull), "got %v", err)
	}

	// As many as allowed run, one more waits, the next is refused at once.
	begin(ctx, "a")
	begin(ctx, "b")
	<-started
	<-started
	begin(ctx, "c")
	awaitAdmitted(3)
	refused()
	check(len(started) == 0, "%s runs beside two others", "c")

	// A failure frees its slot for the one who waits.
	outcome <- errFailed
	check(errors.Is(<-done, errFailed), "the error is lost")
	check(<-started == "c", "c does not run")

	// Who waits may give up, which frees the place in the queue.
	impatient, cancel := context.WithCancel(ctx)
	begin(impatient, "d")
	awaitAdmitted(3)
	refused()
	cancel()
	check(errors.Is(<-done, context.Canceled), "d did not give up")
	begin(ctx, "e")
	awaitAdmitted(3)
	refused()

	// In the end all slots are free.
	for range 3 {
		outcome <- nil
		check(<-done == nil, "no error expected")
	}
	check(<-started == "e", "e did not run")
	check(len(bulkhead.admitted) == 0 && len(bulkhead.running) == 0, "slots are taken")

	// Also after a panic; and who comes cancelled is not called.
	for range 4 {
		func() {
			defer func() { check(recover() == "broken", "the panic is lost") }()
			_ = bulkhead.Run(ctx, func(context.Context) error { panic("broken") })
		}()
		err := bulkhead.Run(impatient, func(context.Context) error { panic("called") })
		check(errors.Is(err, context.Canceled), "got %v", err)
	}

	// Under load there are never more than the limit.
	wide, err := NewBulkhead(3, 100)
	check(err == nil, "got %v", err)
	var mu sync.Mutex
	var group sync.WaitGroup
	now, most := 0, 0
	for range 50 {
		group.Add(1)
		go func() {
			defer group.Done()
			err := wide.Run(ctx, func(context.Context) error {
				mu.Lock()
				now++
				most = max(most, now)
				mu.Unlock()
				mu.Lock()
				now--
				mu.Unlock()
				return nil
			})
			check(err == nil, "got %v", err)
		}()
	}
	group.Wait()
	check(most >= 1 && most <= 3, "%d at once", most)

	// The smallest one has a slot and no queue.
	small, err := NewBulkhead(1, 0)
	check(err == nil, "got %v", err)
	err = small.Run(ctx, func(ctx context.Context) error {
		err := small.Run(ctx, func(context.Context) error { panic("called") })
		check(errors.Is(err, ErrBulkheadFull), "got %v", err)
		return errFailed
	})
	check(errors.Is(err, errFailed), "got %v", err)
	for _, wrong := range [][2]int{{0, 1}, {1, -1}} {
		_, err = NewBulkhead(wrong[0], wrong[1])
		check(err != nil, "made one of %v", wrong)
	}
}
