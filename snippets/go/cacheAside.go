// pattern: cache-aside
// prefix: sdCacheAside
// description: Cache-aside: get, load on a miss, store with jittered TTL; one load per key; nothing stale stored after a write
// placeholders: CacheAside, CacheStore, ttl, loadTimeout
// --- preamble ---
package main

import (
	"errors"
	"slices"
)

// --- imports ---
import (
	"context"
	"fmt"
	"hash/maphash"
	"math/rand/v2"
	"sync"
	"time"
)

// --- snippet ---

// CacheStore is a cache such as Redis. Get and Set should time out soon, and
// treat an outage as a miss: reads go on without the cache.
type CacheStore[V any] interface {
	Get(ctx context.Context, key string) (value V, found bool)
	Set(ctx context.Context, key string, value V, ttl time.Duration)
	Delete(ctx context.Context, key string) error
}

type flight[V any] struct {
	done  chan struct{}
	value V
	err   error
}

// CacheAside looks into the cache first and loads what is not there.
type CacheAside[V any] struct {
	store       CacheStore[V]
	load        func(ctx context.Context, key string) (V, error)
	ttl         time.Duration // also bounds how long a write of another process goes unseen
	loadTimeout time.Duration
	random      func() float64

	mu      sync.Mutex
	flights map[string]*flight[V]
	seed    maphash.Seed
	turns   [64]sync.Mutex // by hash of the key: a set under way must not arrive behind a later delete
}

func NewCacheAside[V any](store CacheStore[V], load func(ctx context.Context, key string) (V, error), ttl, loadTimeout time.Duration) *CacheAside[V] {
	return &CacheAside[V]{store: store, load: load, ttl: ttl, loadTimeout: loadTimeout,
		random: rand.Float64, flights: make(map[string]*flight[V]), seed: maphash.MakeSeed()}
}

// Get shares one look into the cache and one load among all who ask for a key
// at the same time. The load has the values of the first one's context and a
// timeout of its own, so that nobody's cancellation fails the others.
func (c *CacheAside[V]) Get(ctx context.Context, key string) (V, error) {
	c.mu.Lock()
	shared, found := c.flights[key]
	if !found {
		shared = &flight[V]{done: make(chan struct{})}
		c.flights[key] = shared
		go c.fly(context.WithoutCancel(ctx), key, shared)
	}
	c.mu.Unlock()
	select {
	case <-shared.done:
		return shared.value, shared.err
	case <-ctx.Done():
		var none V
		return none, ctx.Err()
	}
}

// Invalidate is to be called when a write is committed. A load that began
// before is neither stored nor shared any more.
func (c *CacheAside[V]) Invalidate(ctx context.Context, key string) error {
	c.forget(key, nil)
	turn := c.turn(key)
	turn.Lock()
	defer turn.Unlock()
	defer c.forget(key, nil) // Who looked before the delete may have found the old value.
	return c.store.Delete(ctx, key)
}

func (c *CacheAside[V]) fly(ctx context.Context, key string, own *flight[V]) {
	ctx, cancel := context.WithTimeout(ctx, c.loadTimeout)
	defer cancel()
	defer close(own.done)
	defer c.forget(key, own)
	defer func() { // In a goroutine of its own a panic would end the process.
		if cause := recover(); cause != nil {
			own.err = fmt.Errorf("load %q: panic: %v", key, cause)
		}
	}()
	if value, found := c.store.Get(ctx, key); found {
		own.value = value
		return
	}
	if own.value, own.err = c.load(ctx, key); own.err != nil {
		return
	}
	turn := c.turn(key)
	turn.Lock()
	defer turn.Unlock()
	if c.isCurrent(key, own) {
		ttl := time.Duration(float64(c.ttl) * (0.9 + 0.2*c.random())) // Not all expire at once.
		c.store.Set(ctx, key, own.value, ttl)
	}
}

// forget ends the sharing of this flight, or of any if it is nil.
func (c *CacheAside[V]) forget(key string, own *flight[V]) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if own == nil || c.flights[key] == own {
		delete(c.flights, key)
	}
}

func (c *CacheAside[V]) isCurrent(key string, own *flight[V]) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.flights[key] == own
}

func (c *CacheAside[V]) turn(key string) *sync.Mutex {
	return &c.turns[maphash.String(c.seed, key)%uint64(len(c.turns))]
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

type entry struct {
	value string
	ttl   time.Duration
}

// memory lets a set or a load wait for its gate.
type memory struct {
	mu      sync.Mutex
	entries map[string]entry
	failure error
	setting chan chan struct{}
}

func (m *memory) Get(_ context.Context, key string) (string, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	found, has := m.entries[key]
	return found.value, has && m.failure == nil
}

func (m *memory) Set(_ context.Context, key, value string, ttl time.Duration) {
	if m.setting != nil {
		gate := make(chan struct{})
		m.setting <- gate
		<-gate
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.failure == nil {
		m.entries[key] = entry{value, ttl}
	}
}

func (m *memory) Delete(_ context.Context, key string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.entries, key)
	return m.failure
}

func main() {
	ctx := context.Background()
	errDown := errors.New("down")
	store := &memory{entries: map[string]entry{}}
	var (
		loads   []string
		source  = map[string]string{"a": "first"}
		broken  error
		loading chan chan struct{}
	)
	type traceKey struct{}
	ctx = context.WithValue(ctx, traceKey{}, "trace 7")
	readSource := func(ctx context.Context, key string) (string, error) {
		_, limited := ctx.Deadline()
		check(limited && ctx.Value(traceKey{}) == "trace 7", "the load has another context")
		loads = append(loads, key)
		value, found := source[key]
		if !found {
			panic("no such key")
		}
		if loading != nil {
			gate := make(chan struct{})
			loading <- gate
			<-gate
		}
		return value, broken
	}
	cache := NewCacheAside(store, readSource, time.Second, time.Minute)
	cache.random = func() float64 { return 0 }
	get := func(wanted string) {
		value, err := cache.Get(ctx, "a")
		check(err == nil && value == wanted, "got %q, %v instead of %q", value, err, wanted)
	}
	type answer struct {
		value string
		err   error
	}
	ask := func() chan answer {
		answers := make(chan answer, 1)
		go func() {
			value, err := cache.Get(ctx, "a")
			answers <- answer{value, err}
		}()
		return answers
	}
	invalidate := func() { check(cache.Invalidate(ctx, "a") == nil, "not invalidated") }

	// A miss loads and stores with jittered time to live; then the cache answers.
	get("first")
	get("first")
	check(slices.Equal(loads, []string{"a"}), "loads %v", loads)
	check(store.entries["a"] == entry{"first", 900 * time.Millisecond}, "stored %v", store.entries)
	cache.random = func() float64 { return 0.5 }
	invalidate()
	get("first")
	check(store.entries["a"].ttl == time.Second, "stored %v", store.entries)

	// Who asks meanwhile shares the load; who gives up fails alone.
	invalidate()
	loads = nil
	loading = make(chan chan struct{})
	one := ask()
	gate := <-loading
	impatient, cancel := context.WithCancel(ctx)
	cancel()
	_, err := cache.Get(impatient, "a")
	check(errors.Is(err, context.Canceled), "got %v", err)
	two := ask()
	close(gate)
	check(<-one == answer{"first", nil}, "one got something else")
	select {
	case got := <-two: // The usual case; it may as well have come late and found the cache filled.
		check(got == answer{"first", nil}, "two got %v", got)
	case <-loading:
		panic("loaded twice")
	}
	check(len(loads) == 1, "loads %v", loads)

	// A load that began before a write is neither stored nor shared.
	invalidate()
	early := ask()
	gate = <-loading
	source["a"] = "second"
	invalidate()
	after := ask()
	second := <-loading
	close(gate)
	check(<-early == answer{"first", nil}, "early got something else")
	check(len(store.entries) == 0, "stored %v", store.entries)
	close(second)
	check(<-after == answer{"second", nil}, "after got something else")
	loading = nil
	get("second")

	// A set under way does not arrive behind the delete.
	invalidate()
	store.setting = make(chan chan struct{})
	storing := ask()
	gate = <-store.setting
	invalidated := make(chan error)
	go func() { invalidated <- cache.Invalidate(ctx, "a") }()
	close(gate)
	check(<-invalidated == nil, "not invalidated")
	<-storing
	check(len(store.entries) == 0, "stored %v", store.entries)
	store.setting = nil

	// A failed load is not remembered.
	broken = errDown
	_, err = cache.Get(ctx, "a")
	check(errors.Is(err, errDown) && len(store.entries) == 0, "got %v", err)
	broken = nil
	get("second")

	// Nor does one that panics end the process or block the key.
	for range 2 {
		_, err = cache.Get(ctx, "b")
		check(err != nil && err.Error() == `load "b": panic: no such key`, "got %v", err)
	}

	// Without the cache, reads go on; a failed delete is the writer's business.
	store.failure = errDown
	loads = nil
	get("second")
	get("second")
	check(len(loads) == 2, "loads %v", loads)
	check(errors.Is(cache.Invalidate(ctx, "a"), errDown), "the error is lost")
}
