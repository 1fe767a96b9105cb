// pattern: pub-sub
// prefix: sdPubSub
// description: Publish and subscribe in the process: topics, a queue per subscriber, failing or slow ones stop no other; close drains
// placeholders: Bus, Event, Subscribe, Publish, ErrDropped
// --- preamble ---
package main

import "slices"

// --- imports ---
import (
	"errors"
	"fmt"
	"sync"
)

// --- snippet ---

type Event struct {
	ID string
}

var (
	ErrDropped   = errors.New("the queue of a subscriber is full")
	ErrBusClosed = errors.New("the bus is closed")
)

// Bus delivers events within this process and keeps none that nobody wants.
type Bus struct {
	queueSize int
	onError   func(topic string, err error) // called by any goroutine

	mu     sync.RWMutex
	topics map[string]map[chan Event]struct{}
	closed bool
	group  sync.WaitGroup
}

func NewBus(queueSize int, onError func(topic string, err error)) *Bus {
	return &Bus{queueSize: queueSize, onError: onError, topics: make(map[string]map[chan Event]struct{})}
}

// Subscribe calls the handler in a goroutine of its own, one event after the
// other. After unsubscribe it still gets what is in its queue.
func (b *Bus) Subscribe(topic string, handler func(Event) error) (unsubscribe func(), err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.closed {
		return nil, ErrBusClosed
	}
	queue := make(chan Event, b.queueSize)
	if b.topics[topic] == nil {
		b.topics[topic] = make(map[chan Event]struct{})
	}
	b.topics[topic][queue] = struct{}{}
	b.group.Add(1)
	go func() {
		defer b.group.Done()
		for event := range queue {
			b.deliver(topic, handler, event)
		}
	}()
	return func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.remove(topic, queue)
	}, nil
}

// Publish never waits: an event that a subscriber has no room for is dropped
// for this one, which onError is told.
func (b *Bus) Publish(topic string, event Event) error {
	b.mu.RLock()
	closed, dropped := b.closed, 0
	for queue := range b.topics[topic] {
		select {
		case queue <- event:
		default:
			dropped++
		}
	}
	b.mu.RUnlock()
	for range dropped { // Without the lock: onError may use the bus.
		b.onError(topic, ErrDropped)
	}
	if closed {
		return ErrBusClosed
	}
	return nil
}

// Close takes no more events and returns when the subscribers are through with
// theirs. A handler must not call it.
func (b *Bus) Close() {
	b.mu.Lock()
	b.closed = true
	for topic, queues := range b.topics {
		for queue := range queues {
			b.remove(topic, queue)
		}
	}
	b.mu.Unlock()
	b.group.Wait()
}

func (b *Bus) deliver(topic string, handler func(Event) error, event Event) {
	defer func() {
		if cause := recover(); cause != nil {
			b.onError(topic, fmt.Errorf("subscriber panicked: %v", cause))
		}
	}()
	if err := handler(event); err != nil {
		b.onError(topic, err)
	}
}

// remove needs the lock, so that nobody sends to a closed queue.
func (b *Bus) remove(topic string, queue chan Event) {
	if _, found := b.topics[topic][queue]; !found {
		return
	}
	close(queue)
	if delete(b.topics[topic], queue); len(b.topics[topic]) == 0 {
		delete(b.topics, topic)
	}
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	errFailed := errors.New("failed")
	var mu sync.Mutex
	var failures []error
	bus := NewBus(2, func(topic string, err error) {
		mu.Lock()
		defer mu.Unlock()
		failures = append(failures, fmt.Errorf("%s: %w", topic, err))
	})
	subscribe := func(topic string, handler func(Event) error) func() {
		unsubscribe, err := bus.Subscribe(topic, handler)
		check(err == nil, "got %v", err)
		return unsubscribe
	}
	publish := func(topic, id string) {
		err := bus.Publish(topic, Event{ID: id})
		check(err == nil, "got %v", err)
	}

	// Each topic reaches its own subscribers, all of them, in order; failing ones harm no other.
	heard, other := make(chan string, 10), make(chan string, 10)
	into := func(ids chan string) func(Event) error {
		return func(event Event) error {
			ids <- event.ID
			return nil
		}
	}
	leaveFailing := subscribe("ferry", func(Event) error { return errFailed })
	leavePanicking := subscribe("ferry", func(Event) error { panic("broken") })
	leaveHeard := subscribe("ferry", into(heard))
	subscribe("ferry", into(other))
	subscribe("train", into(other))
	publish("ferry", "f1")
	check(<-heard == "f1" && <-other == "f1", "got something else")
	publish("ferry", "f2")
	check(<-heard == "f2" && <-other == "f2", "got something else")
	publish("train", "t1")
	check(<-other == "t1", "got something else")
	publish("bus", "nobody hears it")
	check(len(heard) == 0, "heard of another topic")

	// Who has left, even twice, hears nothing any more.
	leaveFailing()
	leavePanicking()
	leaveHeard()
	leaveHeard()
	publish("ferry", "f3")
	check(<-other == "f3", "got something else")

	// A slow subscriber delays nobody; what it has no room for is dropped and told.
	started, gate := make(chan bool, 10), make(chan bool)
	var slow []string
	subscribe("tide", func(event Event) error {
		started <- true
		<-gate
		slow = append(slow, event.ID)
		return nil
	})
	publish("tide", "1")
	<-started
	for _, id := range []string{"2", "3", "4"} {
		publish("tide", id)
	}

	// Closing lets subscribers finish what they have, and takes no more.
	close(gate)
	bus.Close()
	bus.Close()
	check(slices.Equal(slow, []string{"1", "2", "3"}), "got %q", slow)
	check(errors.Is(bus.Publish("ferry", Event{}), ErrBusClosed), "published")
	_, err := bus.Subscribe("ferry", into(heard))
	check(errors.Is(err, ErrBusClosed), "got %v", err)
	check(len(heard) == 0 && len(bus.topics) == 0, "%d topics are left", len(bus.topics))

	count := func(wanted string) (found int) {
		for _, failure := range failures {
			if failure.Error() == wanted {
				found++
			}
		}
		return found
	}
	check(count("ferry: failed") == 2, "got %q", failures)
	check(count("ferry: subscriber panicked: broken") == 2, "got %q", failures)
	check(count("tide: "+ErrDropped.Error()) == 1 && len(failures) == 5, "got %q", failures)

	// Subscribers come and go in other goroutines while events are published.
	busy := NewBus(1, func(string, error) {})
	var group sync.WaitGroup
	for range 4 {
		group.Add(1)
		go func() {
			defer group.Done()
			for range 200 {
				leave, err := busy.Subscribe("ferry", func(Event) error { return nil })
				check(err == nil && busy.Publish("ferry", Event{}) == nil, "got %v", err)
				leave()
			}
		}()
	}
	group.Wait()
	busy.Close()
}
