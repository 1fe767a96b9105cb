// pattern: single-flight
// prefix: sdSingleFlight
// description: Single flight: calls of one key at the same time share one run and its result or error; cancelled when nobody waits
// placeholders: SingleFlight, Do, work
// --- preamble ---
package main

import (
	"errors"
	"strings"
)

// --- imports ---
import (
	"context"
	"fmt"
	"sync"
)

// --- snippet ---

// SingleFlight keeps nothing: once a run is done, the next call runs again.
// Its zero value is ready to use. Those who share a result must not change it.
type SingleFlight[K comparable, V any] struct {
	mu      sync.Mutex
	flights map[K]*flight[V]
}

type flight[V any] struct {
	done    chan struct{}
	value   V
	err     error
	waiting int
	cancel  context.CancelFunc
}

// Do joins the run of the key, or begins one. The run has the values of the
// context of whoever began it, but no deadline: it is cancelled when the last
// who waits gives up. A panic becomes an error of all who wait.
func (s *SingleFlight[K, V]) Do(ctx context.Context, key K, work func(context.Context) (V, error)) (V, error) {
	s.mu.Lock()
	shared, found := s.flights[key]
	if !found {
		working, cancel := context.WithCancel(context.WithoutCancel(ctx))
		shared = &flight[V]{done: make(chan struct{}), cancel: cancel}
		if s.flights == nil {
			s.flights = make(map[K]*flight[V])
		}
		s.flights[key] = shared
		go s.run(working, key, shared, work)
	}
	shared.waiting++
	s.mu.Unlock()

	select {
	case <-shared.done:
		return shared.value, shared.err
	case <-ctx.Done():
		s.mu.Lock()
		defer s.mu.Unlock()
		if shared.waiting--; shared.waiting == 0 {
			shared.cancel()
			s.forget(key, shared) // Who comes now must not join a cancelled run.
		}
		var none V
		return none, ctx.Err()
	}
}

func (s *SingleFlight[K, V]) run(ctx context.Context, key K, own *flight[V], work func(context.Context) (V, error)) {
	defer func() {
		if cause := recover(); cause != nil {
			own.err = fmt.Errorf("single flight of %v: panic: %v", key, cause)
		}
		s.mu.Lock()
		s.forget(key, own)
		s.mu.Unlock()
		own.cancel()
		close(own.done)
	}()
	own.value, own.err = work(ctx)
}

func (s *SingleFlight[K, V]) forget(key K, own *flight[V]) {
	if s.flights[key] == own {
		delete(s.flights, key)
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
	errDown := errors.New("down")
	var flights SingleFlight[string, string]
	var mu sync.Mutex
	runs := 0
	begun, gate := make(chan context.Context, 10), make(chan error)
	work := func(ctx context.Context) (string, error) {
		mu.Lock()
		runs++
		answer := fmt.Sprint("answer ", runs)
		mu.Unlock()
		begun <- ctx
		select {
		case err := <-gate:
			return answer, err
		case <-ctx.Done():
			return "", ctx.Err()
		}
	}
	type result struct {
		value string
		err   error
	}
	ask := func(ctx context.Context, key string) chan result {
		results := make(chan result, 1)
		go func() {
			value, err := flights.Do(ctx, key, work)
			results <- result{value, err}
		}()
		return results
	}
	// await lets as many calls join the run of the key.
	await := func(key string, waiting int) {
		for joined := -1; joined != waiting; {
			flights.mu.Lock()
			if shared := flights.flights[key]; shared != nil {
				joined = shared.waiting
			}
			flights.mu.Unlock()
		}
	}

	// Calls at the same time share one run; another key has its own.
	one, two := ask(ctx, "a"), ask(ctx, "a")
	await("a", 2)
	other := ask(ctx, "b")
	<-begun
	<-begun
	gate <- nil
	gate <- nil
	first := <-one
	check(first == <-two && first.err == nil, "got %v", first)
	check((<-other).value != first.value && runs == 2, "%d runs", runs)

	// Nothing is kept: neither a result nor an error, which all who wait get.
	one, two = ask(ctx, "a"), ask(ctx, "a")
	await("a", 2)
	<-begun
	gate <- errDown
	check(errors.Is((<-one).err, errDown) && errors.Is((<-two).err, errDown), "the error is lost")
	one = ask(ctx, "a")
	<-begun
	gate <- nil
	check(<-one == result{"answer 4", nil}, "the error is kept")

	// Who gives up, even the one who began, fails alone.
	impatient, cancel := context.WithCancel(ctx)
	one = ask(impatient, "a")
	running := <-begun
	two = ask(ctx, "a")
	await("a", 2)
	cancel()
	check(errors.Is((<-one).err, context.Canceled), "did not give up")
	check(running.Err() == nil, "cancelled while somebody waits")
	gate <- nil
	check(<-two == result{"answer 5", nil}, "got something else")

	// When nobody waits any more, the run is cancelled, and who comes then gets a new one.
	impatient, cancel = context.WithCancel(ctx)
	one = ask(impatient, "a")
	running = <-begun
	cancel()
	<-one
	<-running.Done()
	one = ask(ctx, "a")
	<-begun
	gate <- nil
	check(<-one == result{"answer 7", nil}, "joined a cancelled run")

	// A panic reaches the caller as an error, and the key is free again.
	_, err := flights.Do(ctx, "a", func(context.Context) (string, error) { panic("broken") })
	check(err != nil && strings.HasSuffix(err.Error(), "broken"), "got %v", err)
	value, err := flights.Do(ctx, "a", func(context.Context) (string, error) { return "fine", nil })
	check(value == "fine" && err == nil && len(flights.flights) == 0, "got %q, %v", value, err)
}
