// pattern: lru-cache
// prefix: sdLruCache
// description: LRU cache: bounded map that drops what was not used for longest, each operation O(1); safe for goroutines
// placeholders: LRU, NewLRU, Get, Put, onEvict
// --- preamble ---
package main

import "slices"

// --- imports ---
import (
	"container/list"
	"fmt"
	"sync"
)

// --- snippet ---

// LRU keeps the entries used last, as many as its capacity. It bounds their
// number, not their size. Values are shared with the callers, not copied.
type LRU[K comparable, V any] struct {
	capacity int
	onEvict  func(K, V)

	mu      sync.Mutex
	entries map[K]*list.Element
	order   *list.List // of entry[K, V], the one used last in front
}

type entry[K comparable, V any] struct {
	key   K
	value V
}

// NewLRU makes an empty cache. onEvict may be nil; it is told what had to make
// room, such as to close it, and may use the cache.
func NewLRU[K comparable, V any](capacity int, onEvict func(K, V)) (*LRU[K, V], error) {
	if capacity < 1 {
		return nil, fmt.Errorf("LRU cache: capacity %d is not positive", capacity)
	}
	return &LRU[K, V]{capacity: capacity, onEvict: onEvict, entries: make(map[K]*list.Element), order: list.New()}, nil
}

// Get counts as a use.
func (c *LRU[K, V]) Get(key K) (value V, found bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	element, found := c.entries[key]
	if !found {
		return value, false
	}
	c.order.MoveToFront(element)
	return element.Value.(entry[K, V]).value, true
}

// Put inserts or replaces, and counts as a use.
func (c *LRU[K, V]) Put(key K, value V) {
	if evicted := c.put(entry[K, V]{key, value}); evicted != nil && c.onEvict != nil {
		c.onEvict(evicted.key, evicted.value) // After the lock is free.
	}
}

func (c *LRU[K, V]) put(added entry[K, V]) (evicted *entry[K, V]) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if element, found := c.entries[added.key]; found {
		element.Value = added
		c.order.MoveToFront(element)
		return nil
	}
	c.entries[added.key] = c.order.PushFront(added)
	if c.order.Len() <= c.capacity {
		return nil
	}
	oldest := c.order.Remove(c.order.Back()).(entry[K, V])
	delete(c.entries, oldest.key)
	return &oldest
}

// Delete tells whether there was such an entry.
func (c *LRU[K, V]) Delete(key K) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	element, found := c.entries[key]
	if found {
		c.order.Remove(element)
		delete(c.entries, key)
	}
	return found
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	var evicted []string
	var cache *LRU[string, int]
	cache, err := NewLRU(2, func(key string, value int) {
		cache.Get("a") // Would block if the cache were still locked; counts as a use.
		evicted = append(evicted, fmt.Sprint(key, value))
	})
	check(err == nil, "got %v", err)
	has := func(key string, wanted int) {
		value, found := cache.Get(key)
		check(found && value == wanted, "%s: %d, %t", key, value, found)
	}
	hasNot := func(key string) {
		value, found := cache.Get(key)
		check(!found && value == 0, "%s: %d, %t", key, value, found)
	}
	expectEvicted := func(wanted ...string) {
		check(slices.Equal(evicted, wanted), "evicted %q instead of %q", evicted, wanted)
		check(cache.order.Len() == len(cache.entries), "%d in order, %d entries", cache.order.Len(), len(cache.entries))
	}

	// Within the capacity all stays.
	hasNot("a")
	cache.Put("a", 1)
	cache.Put("b", 2)
	expectEvicted()

	// A read refreshes: the other one has to go.
	has("a", 1)
	cache.Put("c", 3)
	expectEvicted("b2")
	hasNot("b")

	// So does a write, which replaces the value and evicts nothing.
	has("a", 1)
	cache.Put("c", 4)
	expectEvicted("b2")
	cache.Put("d", 5)
	expectEvicted("b2", "a1")
	has("c", 4)
	has("d", 5)

	// What is deleted makes room.
	check(cache.Delete("c") && !cache.Delete("c"), "deleted twice")
	hasNot("c")
	cache.Put("e", 6)
	expectEvicted("b2", "a1")

	single, err := NewLRU[string, int](1, nil)
	check(err == nil, "got %v", err)
	single.Put("a", 1)
	single.Put("b", 2)
	check(len(single.entries) == 1, "%d entries", len(single.entries))
	_, err = NewLRU[string, int](0, nil)
	check(err != nil, "no capacity")

	// Goroutines may share it, and it stays bounded.
	shared, err := NewLRU[int, int](10, nil)
	check(err == nil, "got %v", err)
	var group sync.WaitGroup
	for worker := range 4 {
		group.Add(1)
		go func() {
			defer group.Done()
			for i := range 1_000 {
				shared.Put(i%30, worker)
				shared.Get(i % 7)
			}
		}()
	}
	group.Wait()
	check(len(shared.entries) == 10 && shared.order.Len() == 10, "%d entries", len(shared.entries))
}
