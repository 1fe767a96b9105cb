// pattern: health-check
// prefix: sdHealthCheck
// description: Health checks: liveness without dependencies; readiness asks them in parallel, each with a timeout, and keeps the result shortly
// placeholders: Readiness, NewReadiness, Livez, checkTimeout, keepFor
// --- preamble ---
package main

import (
	"errors"
	"net/http/httptest"
	"strings"
	"sync/atomic"
)

// --- imports ---
import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"
)

// --- snippet ---

// Check asks a dependency that no request can do without. One that ignores its
// context leaves a goroutine behind when it hangs.
type Check func(context.Context) error

// Livez tells that the process answers. It asks nobody else: a restart would
// not repair a database.
func Livez(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) }

// Readiness is an http.Handler for /readyz, safe for goroutines.
type Readiness struct {
	checks       map[string]Check
	checkTimeout time.Duration
	keepFor      time.Duration // so that probes do not burden the dependencies
	onFailure    func(name string, err error)
	now          func() time.Time

	mu     sync.Mutex
	asked  time.Time
	failed map[string]bool
}

// NewReadiness takes over the map. onFailure gets the causes, for the log:
// clients are not told them. It is called by one goroutine at a time.
func NewReadiness(checks map[string]Check, checkTimeout, keepFor time.Duration, onFailure func(name string, err error)) *Readiness {
	return &Readiness{checks: checks, checkTimeout: checkTimeout, keepFor: keepFor, onFailure: onFailure, now: time.Now}
}

// ServeHTTP answers 200, or 503 if a dependency fails, with the state of each.
func (r *Readiness) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	failed := r.results()
	code, states := http.StatusOK, make(map[string]string)
	for name := range r.checks {
		states[name] = "ok"
		if failed[name] {
			code, states[name] = http.StatusServiceUnavailable, "failed"
		}
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(code)
	_ = json.NewEncoder(w).Encode(states) // Fails only if the client is gone.
}

// results lets one caller ask while the others wait for what it hears.
func (r *Readiness) results() map[string]bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.failed != nil && r.now().Sub(r.asked) < r.keepFor {
		return r.failed
	}
	type result struct {
		name string
		err  error
	}
	results := make(chan result, len(r.checks))
	for name, check := range r.checks {
		go func() { results <- result{name, r.run(check)} }()
	}
	failed := make(map[string]bool)
	for range r.checks {
		if result := <-results; result.err != nil {
			failed[result.name] = true
			r.onFailure(result.name, result.err)
		}
	}
	r.asked, r.failed = r.now(), failed
	return failed
}

// run does not wait for a check that ignores its context.
func (r *Readiness) run(check Check) error {
	ctx, cancel := context.WithTimeout(context.Background(), r.checkTimeout)
	defer cancel()
	done := make(chan error, 1)
	go func() {
		defer func() {
			if cause := recover(); cause != nil {
				done <- fmt.Errorf("panic: %v", cause)
			}
		}()
		done <- check(ctx)
	}()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	errDown := errors.New("password is wrong for admin@10.0.0.7")
	var asked atomic.Int32
	var meet sync.WaitGroup
	var outcome error
	failures := map[string]error{}
	hanging := make(chan bool)
	readiness := NewReadiness(map[string]Check{
		"database": func(context.Context) error {
			asked.Add(1)
			meet.Done()
			meet.Wait()
			return outcome
		},
		"queue": func(context.Context) error {
			meet.Done()
			meet.Wait()
			return nil
		},
	}, time.Minute, 2*time.Second, func(name string, err error) { failures[name] = err })
	clock := time.Unix(1_700_000_000, 0)
	readiness.now = func() time.Time { return clock }
	probe := func(handler http.Handler, wantedCode int, wantedBody string) {
		recorder := httptest.NewRecorder()
		handler.ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, "/", nil))
		body := strings.TrimSpace(recorder.Body.String())
		check(recorder.Code == wantedCode && body == wantedBody, "got %d, %s", recorder.Code, body)
		if body != "" {
			header := recorder.Header()
			check(header.Get("Content-Type") == "application/json", "got %v", header)
			check(header.Get("Cache-Control") == "no-store", "got %v", header)
		}
	}
	const (
		ready    = `{"database":"ok","queue":"ok"}`
		notReady = `{"database":"failed","queue":"ok"}`
	)

	// All are asked, at the same time: each waits for the other.
	meet.Add(2)
	probe(readiness, http.StatusOK, ready)
	check(asked.Load() == 1, "asked %d times", asked.Load())

	// The result is kept for a short time.
	outcome = errDown
	clock = clock.Add(2*time.Second - 1)
	probe(readiness, http.StatusOK, ready)
	check(asked.Load() == 1, "asked %d times", asked.Load())

	// Then a failure is told without its cause, which only the log gets.
	clock = clock.Add(1)
	meet.Add(2)
	probe(readiness, http.StatusServiceUnavailable, notReady)
	probe(readiness, http.StatusServiceUnavailable, notReady)
	check(asked.Load() == 2, "asked %d times", asked.Load())
	check(len(failures) == 1 && errors.Is(failures["database"], errDown), "heard %v", failures)

	// The process is alive all the same.
	probe(http.HandlerFunc(Livez), http.StatusNoContent, "")

	// Many probes at once ask once, and hear of the recovery.
	outcome = nil
	clock = clock.Add(time.Minute)
	meet.Add(2)
	var group sync.WaitGroup
	for range 10 {
		group.Add(1)
		go func() {
			defer group.Done()
			probe(readiness, http.StatusOK, ready)
		}()
	}
	group.Wait()
	check(asked.Load() == 3, "asked %d times", asked.Load())

	// One that panics fails alone.
	clear(failures)
	note := func(name string, err error) { failures[name] = err }
	probe(NewReadiness(map[string]Check{
		"breaks": func(context.Context) error { panic("broken") },
		"works":  func(context.Context) error { return nil },
	}, time.Minute, time.Minute, note), http.StatusServiceUnavailable, `{"breaks":"failed","works":"ok"}`)
	check(len(failures) == 1 && failures["breaks"].Error() == "panic: broken", "heard %v", failures)

	// Nobody waits longer than the timeout, not even for one that ignores it.
	clear(failures)
	probe(NewReadiness(map[string]Check{
		"hangs": func(context.Context) error { <-hanging; return nil },
		"slow":  func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() },
	}, time.Millisecond, time.Minute, note), http.StatusServiceUnavailable, `{"hangs":"failed","slow":"failed"}`)
	check(errors.Is(failures["hangs"], context.DeadlineExceeded), "heard %v", failures)
	check(errors.Is(failures["slow"], context.DeadlineExceeded), "heard %v", failures)
	close(hanging)

	// Without dependencies it is ready.
	probe(NewReadiness(nil, time.Second, time.Second, nil), http.StatusOK, "{}")
}
