// pattern: outbox
// prefix: sdOutbox
// description: Outbox: the event is stored in the transaction of the change; a relay publishes in order, at least once
// placeholders: Booking, Book, Outbox, OutboxEvent, Relay, Publish
// --- preamble ---
package main

import "slices"

// --- imports ---
import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// --- snippet ---

type Booking struct {
	ID   string `json:"id"`
	Seat string `json:"seat"`
}

// Tx is a transaction of the database that has both the bookings and the outbox.
type Tx interface {
	SaveBooking(ctx context.Context, booking Booking) error
	AppendEvent(ctx context.Context, topic string, payload []byte) error
}

// InTx commits if the function returns nil, and else rolls back.
type InTx func(ctx context.Context, change func(Tx) error) error

// Book stores the booking and the news of it, both or neither.
func Book(ctx context.Context, inTx InTx, booking Booking) error {
	payload, err := json.Marshal(booking)
	if err != nil {
		return err
	}
	return inTx(ctx, func(tx Tx) error {
		if err := tx.SaveBooking(ctx, booking); err != nil {
			return err
		}
		return tx.AppendEvent(ctx, "booking.made", payload)
	})
}

type OutboxEvent struct {
	ID      int64 // lets receivers recognise an event that comes twice
	Topic   string
	Payload []byte
}

// Outbox is the table as the relay sees it.
type Outbox interface {
	// Unsent gives the oldest ones. Mind that IDs of a sequence are not committed in their order.
	Unsent(ctx context.Context, limit int) ([]OutboxEvent, error)
	MarkSent(ctx context.Context, id int64) error
}

// Relay keeps the order only if one runs at a time: give it a lock or a leader.
type Relay struct {
	Outbox    Outbox
	Publish   func(context.Context, OutboxEvent) error // returns nil when the broker has the event
	BatchSize int
	Interval  time.Duration // between looks into an outbox that is empty or whose events fail
	OnError   func(error)
}

// Flush sends a batch. It stops at the first failure, because what comes later
// must not overtake. An event is marked after it is published: if that fails,
// it is published again.
func (r *Relay) Flush(ctx context.Context) (sent int, err error) {
	events, err := r.Outbox.Unsent(ctx, r.BatchSize)
	if err != nil {
		return 0, fmt.Errorf("outbox: %w", err)
	}
	for _, event := range events {
		if err := r.Publish(ctx, event); err != nil {
			return sent, fmt.Errorf("outbox: publish event %d: %w", event.ID, err)
		}
		if err := r.Outbox.MarkSent(ctx, event.ID); err != nil {
			return sent, fmt.Errorf("outbox: mark event %d: %w", event.ID, err)
		}
		sent++
	}
	return sent, nil
}

// Run flushes until the context is done.
func (r *Relay) Run(ctx context.Context) {
	for ctx.Err() == nil {
		sent, err := r.Flush(ctx)
		if err != nil && !errors.Is(err, ctx.Err()) {
			r.OnError(err)
		}
		if err == nil && sent == r.BatchSize {
			continue // There may be more.
		}
		select {
		case <-time.After(r.Interval):
		case <-ctx.Done():
		}
	}
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

type database struct {
	bookings []Booking
	events   []OutboxEvent
	sent     int
	markFail error
}

func (d *database) SaveBooking(_ context.Context, booking Booking) error {
	d.bookings = append(d.bookings, booking)
	return nil
}

func (d *database) AppendEvent(_ context.Context, topic string, payload []byte) error {
	d.events = append(d.events, OutboxEvent{int64(len(d.events) + 1), topic, payload})
	return nil
}

func (d *database) inTx(_ context.Context, change func(Tx) error) error {
	saved := *d
	err := change(d)
	if err != nil {
		*d = saved
	}
	return err
}

func (d *database) Unsent(_ context.Context, limit int) ([]OutboxEvent, error) {
	unsent := d.events[d.sent:]
	return unsent[:min(limit, len(unsent))], nil
}

func (d *database) MarkSent(_ context.Context, id int64) error {
	if d.markFail != nil {
		return d.markFail
	}
	check(id == int64(d.sent+1), "event %d is marked after %d", id, d.sent)
	d.sent++
	return nil
}

type failingTx struct{ Tx }

func (failingTx) AppendEvent(context.Context, string, []byte) error { return errors.New("full") }

type refusingTx struct{ Tx }

func (refusingTx) SaveBooking(context.Context, Booking) error { return errors.New("taken") }

func main() {
	ctx := context.Background()
	errDown := errors.New("down")
	db := &database{}
	book := func(id string) {
		err := Book(ctx, db.inTx, Booking{ID: id, Seat: "9A"})
		check(err == nil, "got %v", err)
	}

	// The change and the event are there together, or neither.
	book("b1")
	check(len(db.bookings) == 1 && len(db.events) == 1, "got %+v", db)
	check(string(db.events[0].Payload) == `{"id":"b1","seat":"9A"}`, "got %s", db.events[0].Payload)
	err := Book(ctx, func(ctx context.Context, change func(Tx) error) error {
		return db.inTx(ctx, func(tx Tx) error { return change(failingTx{tx}) })
	}, Booking{ID: "lost"})
	check(err != nil && len(db.bookings) == 1 && len(db.events) == 1, "got %+v, %v", db, err)
	err = Book(ctx, func(ctx context.Context, change func(Tx) error) error {
		return db.inTx(ctx, func(tx Tx) error { return change(refusingTx{tx}) })
	}, Booking{ID: "lost"})
	check(err != nil && len(db.bookings) == 1 && len(db.events) == 1, "got %+v, %v", db, err)

	// A failing publish is tried again, and no later event overtakes it.
	book("b2")
	book("b3")
	var published []int64
	failing := int64(2)
	relay := &Relay{
		Outbox: db,
		Publish: func(_ context.Context, event OutboxEvent) error {
			if event.ID == failing {
				return errDown
			}
			check(event.ID > int64(db.sent), "event %d is marked before it is published", event.ID)
			published = append(published, event.ID)
			return nil
		},
		BatchSize: 2,
		Interval:  time.Microsecond,
	}
	flush := func(wantedSent int, wantedErr error, wanted ...int64) {
		sent, err := relay.Flush(ctx)
		check(sent == wantedSent && errors.Is(err, wantedErr), "sent %d, %v", sent, err)
		check(slices.Equal(published, wanted), "published %v", published)
	}
	flush(1, errDown, 1)
	flush(0, errDown, 1)
	failing = 0

	// If it cannot be marked, it is published again: at least once.
	db.markFail = errDown
	flush(0, errDown, 1, 2)
	db.markFail = nil
	flush(2, nil, 1, 2, 2, 3)
	flush(0, nil, 1, 2, 2, 3)

	// The relay goes on after errors until it is told to stop.
	published = nil
	for _, id := range []string{"b4", "b5", "b6", "b7"} {
		book(id)
	}
	failing = 6
	running, stop := context.WithCancel(ctx)
	publish := relay.Publish
	relay.Publish = func(ctx context.Context, event OutboxEvent) error {
		if event.ID == 7 {
			stop()
		}
		return publish(ctx, event)
	}
	heard := 0
	relay.OnError = func(err error) {
		check(errors.Is(err, errDown), "got %v", err)
		if heard++; heard == 3 {
			failing = 0
		}
	}
	relay.Run(running)
	check(slices.Equal(published, []int64{4, 5, 6, 7}) && heard == 3, "published %v, %d errors", published, heard)

	// After a full batch it looks for more at once.
	published = nil
	for _, id := range []string{"b8", "b9", "b10"} {
		book(id)
	}
	running, stop = context.WithCancel(ctx)
	relay.Interval = time.Hour
	relay.Publish = func(ctx context.Context, event OutboxEvent) error {
		if event.ID == 10 {
			stop()
		}
		return publish(ctx, event)
	}
	relay.Run(running)
	check(slices.Equal(published, []int64{8, 9, 10}), "published %v", published)
}
