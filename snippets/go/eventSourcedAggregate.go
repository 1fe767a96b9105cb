// pattern: event-sourced-aggregate
// prefix: sdEventSourcedAggregate
// description: Event sourcing: pure decide and evolve, state from events, append with the expected version, conflicts are tried again
// placeholders: GiftCard, Decide, Evolve, EventStore, ErrVersionConflict
// --- preamble ---
package main

import (
	"slices"
	"sync"
)

// --- imports ---
import (
	"context"
	"errors"
	"fmt"
)

// --- snippet ---

// Event is one of the facts below. They are stored: add kinds, change none.
type Event interface{ isEvent() }

type (
	CardIssued   struct{ Cents int64 }
	CardRedeemed struct{ Cents int64 }
)

func (CardIssued) isEvent()   {}
func (CardRedeemed) isEvent() {}

// Command is one of the wishes below.
type Command interface{ isCommand() }

type (
	IssueCard  struct{ Cents int64 }
	RedeemCard struct{ Cents int64 }
)

func (IssueCard) isCommand()  {}
func (RedeemCard) isCommand() {}

// GiftCard is the state, made of nothing but its events.
type GiftCard struct {
	Issued  bool
	Balance int64
}

// Evolve is pure and never fails: the event has happened.
func (c GiftCard) Evolve(event Event) GiftCard {
	switch event := event.(type) {
	case CardIssued:
		return GiftCard{Issued: true, Balance: event.Cents}
	case CardRedeemed:
		c.Balance -= event.Cents
	}
	return c
}

// Decide is pure: what happens, or why the command is refused.
func (c GiftCard) Decide(command Command) ([]Event, error) {
	switch command := command.(type) {
	case IssueCard:
		if c.Issued || command.Cents <= 0 {
			return nil, fmt.Errorf("issue %d cents: issued before or not positive", command.Cents)
		}
		return []Event{CardIssued{command.Cents}}, nil
	case RedeemCard:
		if command.Cents <= 0 || command.Cents > c.Balance {
			return nil, fmt.Errorf("redeem %d cents of %d", command.Cents, c.Balance)
		}
		return []Event{CardRedeemed{command.Cents}}, nil
	default:
		return nil, fmt.Errorf("unknown command %T", command)
	}
}

var ErrVersionConflict = errors.New("the stream has other events by now")

// EventStore is such as a table with a unique key on stream and version.
type EventStore interface {
	// Load gives all events of the stream, none if it is new.
	Load(ctx context.Context, stream string) ([]Event, error)
	// Append stores all or none, only if the stream has as many events as expected.
	Append(ctx context.Context, stream string, expected int, events []Event) error
}

// Handle decides anew after a conflict, at most maxAttempts times. Store
// snapshots once streams have thousands of events.
func Handle(ctx context.Context, store EventStore, stream string, command Command, maxAttempts int) error {
	for attempt := 1; ; attempt++ {
		history, err := store.Load(ctx, stream)
		if err != nil {
			return fmt.Errorf("load %s: %w", stream, err)
		}
		var card GiftCard
		for _, event := range history {
			card = card.Evolve(event)
		}
		events, err := card.Decide(command)
		if err != nil {
			return fmt.Errorf("card %s: %w", stream, err)
		}
		err = store.Append(ctx, stream, len(history), events)
		if !errors.Is(err, ErrVersionConflict) || attempt >= maxAttempts {
			return err
		}
	}
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

type memory struct {
	mu      sync.Mutex
	streams map[string][]Event
	before  func() // an append
}

func (m *memory) Load(_ context.Context, stream string) ([]Event, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.streams[stream]), nil
}

func (m *memory) Append(_ context.Context, stream string, expected int, events []Event) error {
	if m.before != nil {
		m.before()
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.streams[stream]) != expected {
		return fmt.Errorf("append to %s: %w", stream, ErrVersionConflict)
	}
	m.streams[stream] = append(m.streams[stream], events...)
	return nil
}

func main() {
	ctx := context.Background()

	// Decisions and states are pure functions: nothing but values is needed.
	card := GiftCard{}
	for _, event := range []Event{CardIssued{5_000}, CardRedeemed{1_500}, CardRedeemed{500}} {
		card = card.Evolve(event)
	}
	check(card == GiftCard{true, 3_000}, "got %+v", card)
	events, err := card.Decide(RedeemCard{3_000})
	check(err == nil && slices.Equal(events, []Event{CardRedeemed{3_000}}), "got %v, %v", events, err)
	check(card.Balance == 3_000, "deciding has changed the state")
	for _, refused := range []Command{RedeemCard{3_001}, RedeemCard{0}, RedeemCard{-1}, IssueCard{1}, nil} {
		events, err := card.Decide(refused)
		check(events == nil && err != nil, "%+v: %v", refused, events)
	}
	_, err = GiftCard{}.Decide(RedeemCard{1})
	check(err != nil, "redeemed before it is issued")

	// What is decided is appended, and the next decision is based on it.
	store := &memory{streams: map[string][]Event{}}
	handle := func(command Command) error { return Handle(ctx, store, "card 7", command, 3) }
	check(handle(IssueCard{100}) == nil && handle(RedeemCard{60}) == nil, "not handled")
	check(handle(RedeemCard{60}) != nil, "redeemed more than there is")
	check(slices.Equal(store.streams["card 7"], []Event{CardIssued{100}, CardRedeemed{60}}), "got %v", store.streams)

	// A conflict leads to a new decision on what is there by then: here it is refused.
	interfere := func(times int, cents int64) {
		store.before = func() {
			if times--; times >= 0 {
				store.streams["card 7"] = append(store.streams["card 7"], CardRedeemed{cents})
			}
		}
	}
	interfere(1, 30)
	err = handle(RedeemCard{20})
	check(err != nil && !errors.Is(err, ErrVersionConflict), "got %v", err)
	interfere(2, 1)
	check(handle(RedeemCard{8}) == nil, "not handled")

	// Not for ever.
	store.streams["card 7"] = []Event{CardIssued{100}}
	interfere(3, 1)
	check(errors.Is(handle(RedeemCard{1}), ErrVersionConflict), "tried for ever")
	check(len(store.streams["card 7"]) == 4, "got %v", store.streams)
	store.before = nil

	// Of many at once, none redeems what is not there.
	store.streams["card 7"] = []Event{CardIssued{10}}
	var group sync.WaitGroup
	for range 20 {
		group.Add(1)
		go func() {
			defer group.Done()
			_ = Handle(ctx, store, "card 7", RedeemCard{1}, 1_000)
		}()
	}
	group.Wait()
	check(len(store.streams["card 7"]) == 11, "%d events", len(store.streams["card 7"]))
}
