// pattern: inbox
// prefix: sdInboxDedupe
// description: Inbox: records the message ID in the transaction of the effect, so that a message that comes twice has one effect
// placeholders: HandleOnce, InTx, Execer, inboxInsert
// --- preamble ---
package main

import (
	"database/sql/driver"
	"maps"
	"sync"
)

// --- imports ---
import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// --- snippet ---

// Execer is a *sql.Tx.
type Execer interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// InTx commits if the function returns nil, and else rolls back.
type InTx func(ctx context.Context, change func(tx Execer) error) error

// inboxInsert needs a primary key on both columns. A second insert of the same
// ID waits for the first transaction. Delete rows that are older than any
// message can be.
const inboxInsert = "INSERT INTO inbox (consumer, message_id) VALUES ($1, $2) ON CONFLICT DO NOTHING"

// HandleOnce runs the effect unless the consumer has handled the message
// before, which handled tells. The ID and the effect are committed together: if
// anything fails, the message may come again. So acknowledge it only after nil,
// also when it was a duplicate, and let the effect write nowhere but in tx.
func HandleOnce(ctx context.Context, inTx InTx, consumer, messageID string, effect func(ctx context.Context, tx Execer) error) (handled bool, err error) {
	if messageID == "" {
		return false, errors.New("inbox: the message has no ID")
	}
	err = inTx(ctx, func(tx Execer) error {
		handled = false // The transaction may be tried again.
		result, err := tx.ExecContext(ctx, inboxInsert, consumer, messageID)
		if err != nil {
			return err
		}
		inserted, err := result.RowsAffected()
		if err != nil || inserted == 0 {
			return err
		}
		handled = true
		return effect(ctx, tx)
	})
	if err != nil {
		return false, fmt.Errorf("inbox: message %s: %w", messageID, err)
	}
	return handled, nil
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

// database has an inbox and one counter; its transactions run one by one.
type database struct {
	mu           sync.Mutex
	inbox        map[string]bool
	meters       int64
	commitFailed error
}

const countMeter = "UPDATE meters SET pulses = pulses + $1"

func (d *database) ExecContext(_ context.Context, query string, args ...any) (sql.Result, error) {
	switch query {
	case inboxInsert:
		key := fmt.Sprint(args...)
		if d.inbox[key] {
			return driver.RowsAffected(0), nil
		}
		d.inbox[key] = true
		return driver.RowsAffected(1), nil
	case countMeter:
		d.meters += args[0].(int64)
		return driver.RowsAffected(1), nil
	default:
		return nil, errors.New("unknown statement")
	}
}

func (d *database) inTx(_ context.Context, change func(Execer) error) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	inbox, meters := maps.Clone(d.inbox), d.meters
	err := errors.Join(change(d), d.commitFailed)
	if err != nil {
		d.inbox, d.meters = inbox, meters
	}
	return err
}

func main() {
	ctx := context.Background()
	errBad := errors.New("bad reading")
	db := &database{inbox: map[string]bool{}}
	count := func(ctx context.Context, tx Execer) error {
		_, err := tx.ExecContext(ctx, countMeter, int64(1))
		return err
	}
	expect := func(reader, id string, wantedHandled bool, wantedMeters int64) {
		handled, err := HandleOnce(ctx, db.inTx, reader, id, count)
		check(err == nil && handled == wantedHandled, "%s %s: %t, %v", reader, id, handled, err)
		check(db.meters == wantedMeters, "%s %s: %d pulses", reader, id, db.meters)
	}

	// A message has its effect once; a duplicate does nothing and is no error.
	expect("billing", "m1", true, 1)
	expect("billing", "m1", false, 1)
	expect("billing", "m2", true, 2)

	// Each consumer has its own effect.
	expect("alarms", "m1", true, 3)
	expect("alarms", "m1", false, 3)

	// If the effect fails, neither it nor the ID stays, and the message may come again.
	handled, err := HandleOnce(ctx, db.inTx, "billing", "m3", func(ctx context.Context, tx Execer) error {
		return errors.Join(count(ctx, tx), errBad)
	})
	check(!handled && errors.Is(err, errBad) && db.meters == 3, "%t, %v, %d pulses", handled, err, db.meters)
	expect("billing", "m3", true, 4)

	// The same if the commit fails.
	db.commitFailed = errors.New("down")
	handled, err = HandleOnce(ctx, db.inTx, "billing", "m4", count)
	check(!handled && errors.Is(err, db.commitFailed) && db.meters == 4, "%t, %v", handled, err)
	db.commitFailed = nil
	expect("billing", "m4", true, 5)

	// Without an ID nothing can be recognised.
	handled, err = HandleOnce(ctx, db.inTx, "billing", "", count)
	check(!handled && err != nil && db.meters == 5, "%t, %v", handled, err)

	// Many deliveries at once: one effect.
	var group sync.WaitGroup
	for range 20 {
		group.Add(1)
		go func() {
			defer group.Done()
			_, err := HandleOnce(ctx, db.inTx, "billing", "m5", count)
			check(err == nil, "got %v", err)
		}()
	}
	group.Wait()
	check(db.meters == 6, "%d pulses", db.meters)
}
