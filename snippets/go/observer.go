// pattern: observer
// prefix: dpObserver
// description: Observer: a subject, safe for goroutines, that tells its listeners and joins the errors of failing ones
// placeholders: Subject, Payload
// --- preamble ---
package main

import "fmt"

// --- imports ---
import (
	"errors"
	"slices"
	"sync"
)

// --- snippet ---

// Payload is what the listeners are told.
type Payload struct {
	ID string
}

// Subject tells its listeners. Its zero value is ready to use.
type Subject struct {
	mu            sync.Mutex
	subscriptions []*func(Payload) error
}

// Subscribe returns the function that ends the subscription. Keep it: a
// listener that stays is never freed.
func (s *Subject) Subscribe(listener func(Payload) error) (unsubscribe func()) {
	subscription := &listener
	s.mu.Lock()
	defer s.mu.Unlock()
	s.subscriptions = append(s.subscriptions, subscription)
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		isThis := func(other *func(Payload) error) bool { return other == subscription }
		s.subscriptions = slices.DeleteFunc(s.subscriptions, isThis)
	}
}

// Notify calls the listeners in the order of their subscription, all of them
// even if some fail, and joins their errors.
func (s *Subject) Notify(payload Payload) error {
	s.mu.Lock()
	subscriptions := slices.Clone(s.subscriptions)
	s.mu.Unlock()
	var failures []error
	for _, subscription := range subscriptions {
		s.mu.Lock()
		isThere := slices.Contains(s.subscriptions, subscription)
		s.mu.Unlock()
		if isThere { // It may have left meanwhile.
			failures = append(failures, (*subscription)(payload))
		}
	}
	return errors.Join(failures...) // Without the nil ones.
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	var subject Subject
	var seen []string
	errFailed := errors.New("failed")
	order := Payload{ID: "order 7"}
	note := func(name string) func(Payload) error {
		return func(payload Payload) error {
			seen = append(seen, name+" "+payload.ID)
			return nil
		}
	}
	expect := func(wanted ...string) {
		check(slices.Equal(seen, wanted), "saw %q instead of %q", seen, wanted)
		seen = nil
	}

	// A failing listener stops no other, and its error is not lost.
	first := note("first")
	leaveFirst := subject.Subscribe(first)
	leaveFailing := subject.Subscribe(func(Payload) error { return errFailed })
	subject.Subscribe(note("last"))
	err := subject.Notify(order)
	check(errors.Is(err, errFailed), "got %v", err)
	expect("first order 7", "last order 7")
	leaveFailing()

	// The same function may subscribe twice; each subscription ends on its own, once.
	leaveAgain := subject.Subscribe(first)
	leaveFirst()
	leaveFirst()
	err = subject.Notify(order)
	check(err == nil, "got %v", err)
	expect("last order 7", "first order 7")
	leaveAgain()

	// During a notification: who leaves is not called any more, who joins waits.
	var leaveLeaver func()
	leaveChanger := subject.Subscribe(func(Payload) error {
		leaveLeaver()
		subject.Subscribe(note("joined"))
		return nil
	})
	leaveLeaver = subject.Subscribe(note("left"))
	check(subject.Notify(order) == nil, "no error expected")
	expect("last order 7")
	leaveChanger()
	check(subject.Notify(order) == nil, "no error expected")
	expect("last order 7", "joined order 7")

	// Listeners come and go in other goroutines while the subject notifies.
	var group sync.WaitGroup
	for range 4 {
		group.Add(1)
		go func() {
			defer group.Done()
			for range 1_000 {
				subject.Subscribe(func(Payload) error { return nil })()
			}
		}()
	}
	for range 1_000 {
		check(subject.Notify(order) == nil, "no error expected")
	}
	group.Wait()
}
