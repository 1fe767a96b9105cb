// pattern: backpressure-queue
// prefix: sdBackpressureQueue
// description: Bounded queue whose producers wait, drop the oldest or are refused, by policy; close lets consumers drain it
// placeholders: BoundedQueue, OverflowPolicy, Put, All, ErrQueueFull
// --- preamble ---
package main

import (
	"slices"
	"time"
)

// --- imports ---
import (
	"context"
	"errors"
	"fmt"
	"iter"
	"sync"
)

// --- snippet ---

// OverflowPolicy is what happens to who puts into a full queue.
type OverflowPolicy int

const (
	Wait       OverflowPolicy = iota // until there is room
	DropOldest                       // for data of which only the latest counts
	Reject                           // with ErrQueueFull, so that the caller can shed load
)

var (
	ErrQueueFull   = errors.New("the queue is full")
	ErrQueueClosed = errors.New("the queue is closed")
)

// BoundedQueue is for any number of producers and consumers.
type BoundedQueue[T any] struct {
	policy  OverflowPolicy
	onDrop  func(T) // told what DropOldest drops, by several producers at once; may be nil
	items   chan T
	closing chan struct{}
	once    sync.Once
	mu      sync.RWMutex // held by producers, so that items is closed behind the last
}

func NewBoundedQueue[T any](capacity int, policy OverflowPolicy, onDrop func(T)) (*BoundedQueue[T], error) {
	if capacity < 1 || policy < Wait || policy > Reject {
		return nil, fmt.Errorf("bounded queue: capacity %d, policy %d", capacity, policy)
	}
	return &BoundedQueue[T]{policy: policy, onDrop: onDrop, items: make(chan T, capacity), closing: make(chan struct{})}, nil
}

// Put ends with the context while it waits.
func (q *BoundedQueue[T]) Put(ctx context.Context, item T) error {
	q.mu.RLock()
	defer q.mu.RUnlock()
	select {
	case <-q.closing:
		return ErrQueueClosed
	default:
	}
	for {
		select {
		case q.items <- item:
			return nil
		default:
		}
		switch q.policy {
		case Reject:
			return ErrQueueFull
		case DropOldest:
			select {
			case oldest := <-q.items:
				if q.onDrop != nil {
					q.onDrop(oldest)
				}
			default: // A consumer was faster.
			}
		default:
			select {
			case q.items <- item:
				return nil
			case <-q.closing:
				return ErrQueueClosed
			case <-ctx.Done():
				return ctx.Err()
			}
		}
	}
}

// All takes items out as they come, until the queue is closed and drained.
func (q *BoundedQueue[T]) All() iter.Seq[T] {
	return func(yield func(T) bool) {
		for item := range q.items {
			if !yield(item) {
				return
			}
		}
	}
}

// Close refuses new items, those of waiting producers too. What is in the
// queue can still be taken out. Call neither it nor
// Put from onDrop.
func (q *BoundedQueue[T]) Close() {
	q.once.Do(func() {
		close(q.closing)
		q.mu.Lock()
		defer q.mu.Unlock()
		close(q.items)
	})
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	ctx := context.Background()
	newQueue := func(policy OverflowPolicy, onDrop func(int)) *BoundedQueue[int] {
		queue, err := NewBoundedQueue(2, policy, onDrop)
		check(err == nil, "got %v", err)
		return queue
	}
	put := func(queue *BoundedQueue[int], wanted error, items ...int) {
		for _, item := range items {
			err := queue.Put(ctx, item)
			check(errors.Is(err, wanted), "put %d: %v instead of %v", item, err, wanted)
		}
	}
	drained := func(queue *BoundedQueue[int], wanted ...int) {
		queue.Close()
		queue.Close()
		put(queue, ErrQueueClosed, 99)
		got := slices.Collect(queue.All())
		check(slices.Equal(got, wanted), "got %v instead of %v", got, wanted)
	}

	// Refused when it is full, and the queue stays as it is.
	rejecting := newQueue(Reject, nil)
	put(rejecting, nil, 1, 2)
	put(rejecting, ErrQueueFull, 3)
	for item := range rejecting.All() {
		check(item == 1, "got %d", item)
		break
	}
	put(rejecting, nil, 4)
	drained(rejecting, 2, 4)

	// The oldest makes room, and its owner is told.
	var dropped []int
	dropping := newQueue(DropOldest, func(item int) { dropped = append(dropped, item) })
	put(dropping, nil, 1, 2, 3, 4)
	check(slices.Equal(dropped, []int{1, 2}), "dropped %v", dropped)
	drained(dropping, 3, 4)
	silent := newQueue(DropOldest, nil)
	put(silent, nil, 1, 2, 3)
	drained(silent, 2, 3)

	// A producer waits until there is room, and loses nothing.
	waiting := newQueue(Wait, nil)
	put(waiting, nil, 1, 2)
	done := make(chan error, 1)
	go func() { done <- waiting.Put(ctx, 3) }()
	for item := range waiting.All() {
		check(item == 1, "got %d", item)
		break
	}
	check(<-done == nil, "no error expected")

	// It gives up with its context, or when the queue is closed; what is in it is still there.
	short, cancel := context.WithTimeout(ctx, time.Millisecond)
	defer cancel()
	check(errors.Is(waiting.Put(short, 4), context.DeadlineExceeded), "put into a full queue")
	go func() { done <- waiting.Put(ctx, 5) }()
	drained(waiting, 2, 3)
	check(errors.Is(<-done, ErrQueueClosed), "put into a closed queue")

	// Many producers and consumers: each item arrives once, though the queue is small.
	busy := newQueue(Wait, nil)
	taken := make(chan int, 400)
	var producers, consumers sync.WaitGroup
	for worker := range 4 {
		producers.Add(1)
		consumers.Add(1)
		go func() {
			defer producers.Done()
			for i := range 100 {
				put(busy, nil, worker*100+i)
			}
		}()
		go func() {
			defer consumers.Done()
			for item := range busy.All() {
				taken <- item
			}
		}()
	}
	producers.Wait()
	busy.Close()
	consumers.Wait()
	close(taken)
	seen := map[int]bool{}
	for item := range taken {
		seen[item] = true
	}
	check(len(seen) == 400, "%d items arrived", len(seen))

	for capacity, policy := range map[int]OverflowPolicy{0: Wait, 1: -1, 2: 3} {
		_, err := NewBoundedQueue[int](capacity, policy, nil)
		check(err != nil, "made one of capacity %d with policy %d", capacity, policy)
	}
}
