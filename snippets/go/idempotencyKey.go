// pattern: idempotency-key
// prefix: sdIdempotencyKey
// description: Idempotency key: runs a request once, replays its stored answer; in flight, or with another request, the key is refused
// placeholders: RunOnce, KeyStore, KeyRecord, ErrInFlight, ErrMismatch
// --- preamble ---
package main

import (
	"bytes"
	"sync"
)

// --- imports ---
import (
	"context"
	"errors"
	"fmt"
)

// --- snippet ---

var (
	ErrInFlight = errors.New("a request with this key is in flight") // HTTP: 409
	ErrMismatch = errors.New("the key belongs to another request")   // HTTP: 422
)

// KeyRecord is what is kept of a request. A store lets it expire after a day,
// say, and one that is not Done when the longest operation must be over.
type KeyRecord struct {
	RequestHash string
	Done        bool
	Answer      []byte
}

// KeyStore is a table with a unique key, shared by all processes.
type KeyStore interface {
	// Insert returns the record that has the key already, or stores the new one and returns nil.
	Insert(ctx context.Context, key string, record KeyRecord) (*KeyRecord, error)
	Update(ctx context.Context, key string, record KeyRecord) error
	Delete(ctx context.Context, key string) error
}

// RunOnce runs the operation, or replays its answer if the key has one. Take
// keys per user, hash what makes the request: method, path and body. If the
// answer cannot be stored, the key remains taken, because the operation has
// had its effect; a store in the database of the effect can do both at once.
func RunOnce(ctx context.Context, store KeyStore, key, requestHash string, operation func(context.Context) ([]byte, error)) (answer []byte, err error) {
	existing, err := store.Insert(ctx, key, KeyRecord{RequestHash: requestHash})
	switch {
	case err != nil:
		return nil, fmt.Errorf("claim the idempotency key: %w", err)
	case existing == nil:
	case existing.RequestHash != requestHash:
		return nil, ErrMismatch
	case !existing.Done:
		return nil, ErrInFlight
	default:
		return existing.Answer, nil
	}

	cleanUp := context.WithoutCancel(ctx) // The caller may be gone by then.
	succeeded := false
	defer func() { // Deferred: the operation may panic.
		if !succeeded {
			err = errors.Join(err, store.Delete(cleanUp, key))
		}
	}()
	if answer, err = operation(ctx); err != nil {
		return nil, err
	}
	succeeded = true
	record := KeyRecord{RequestHash: requestHash, Done: true, Answer: answer}
	if err = store.Update(cleanUp, key, record); err != nil {
		return nil, fmt.Errorf("store the answer: %w", err)
	}
	return answer, nil
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

type memory struct {
	mu      sync.Mutex
	records map[string]KeyRecord
	failure error
}

func (m *memory) Insert(ctx context.Context, key string, record KeyRecord) (*KeyRecord, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if existing, found := m.records[key]; found {
		return &existing, ctx.Err()
	}
	m.records[key] = record
	return nil, ctx.Err()
}

func (m *memory) Update(ctx context.Context, key string, record KeyRecord) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.failure == nil {
		m.records[key] = record
	}
	return errors.Join(ctx.Err(), m.failure)
}

func (m *memory) Delete(ctx context.Context, key string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.records, key)
	return ctx.Err()
}

func main() {
	ctx := context.Background()
	errDeclined := errors.New("declined")
	store := &memory{records: map[string]KeyRecord{}}
	charges := 0
	charge := func(context.Context) ([]byte, error) {
		charges++
		return fmt.Appendf(nil, "charge %d", charges), nil
	}
	expect := func(key, hash, wanted string, wantedErr error) {
		answer, err := RunOnce(ctx, store, key, hash, charge)
		check(errors.Is(err, wantedErr), "%s: %v instead of %v", key, err, wantedErr)
		check(bytes.Equal(answer, []byte(wanted)), "%s: %q instead of %q", key, answer, wanted)
	}

	// The same request runs once and gets the same answer; another key runs again.
	expect("k1", "a", "charge 1", nil)
	expect("k1", "a", "charge 1", nil)
	expect("k2", "a", "charge 2", nil)
	check(charges == 2, "%d charges", charges)

	// Another request with the same key is refused, before and after the end.
	expect("k1", "b", "", ErrMismatch)
	_, err := RunOnce(ctx, store, "k3", "a", func(context.Context) ([]byte, error) {
		expect("k3", "a", "", ErrInFlight)
		expect("k3", "b", "", ErrMismatch)
		return nil, nil
	})
	check(err == nil && charges == 2, "%v, %d charges", err, charges)

	// A failure frees the key, also after a cancellation or a panic.
	cancelled, cancel := context.WithCancel(ctx)
	_, err = RunOnce(cancelled, store, "k4", "a", func(context.Context) ([]byte, error) {
		cancel()
		return nil, errDeclined
	})
	check(err != nil && err.Error() == "declined", "got %v", err)
	func() {
		defer func() { check(recover() == "broken", "the panic is lost") }()
		_, _ = RunOnce(ctx, store, "k4", "a", func(context.Context) ([]byte, error) { panic("broken") })
	}()
	expect("k4", "a", "charge 3", nil)

	// If the answer is not stored, the effect does not happen a second time.
	store.failure = errors.New("down")
	expect("k5", "a", "", store.failure)
	expect("k5", "a", "", ErrInFlight)
	check(charges == 4, "%d charges", charges)
	store.failure = nil

	// Of many at once one runs.
	charges = 0
	var group sync.WaitGroup
	for range 20 {
		group.Add(1)
		go func() {
			defer group.Done()
			answer, err := RunOnce(ctx, store, "k6", "a", charge)
			check(errors.Is(err, ErrInFlight) || string(answer) == "charge 1", "%q, %v", answer, err)
		}()
	}
	group.Wait()
	check(charges == 1, "%d charges", charges)
}
