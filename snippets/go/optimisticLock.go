// pattern: optimistic-lock
// prefix: sdOptimisticLock
// description: Optimistic lock: updates a row only in the version that was read; a conflict is an error, and read-change-write tries again
// placeholders: Stock, SaveStock, ChangeStock, ErrConflict, maxAttempts
// --- preamble ---
package main

import (
	"database/sql/driver"
	"sync"
)

// --- imports ---
import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"
)

// --- snippet ---

type Stock struct {
	ID      string
	Pieces  int
	Version int64
}

// ErrConflict tells that another has changed the row since it was read.
var ErrConflict = errors.New("changed meanwhile")

// Execer is a *sql.DB, *sql.Conn or *sql.Tx.
type Execer interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// SaveStock counts the version up if it is still the one that was read.
func SaveStock(ctx context.Context, db Execer, stock Stock) error {
	const update = "UPDATE stock SET pieces = $1, version = version + 1 WHERE id = $2 AND version = $3"
	result, err := db.ExecContext(ctx, update, stock.Pieces, stock.ID, stock.Version)
	if err != nil {
		return fmt.Errorf("save stock %s: %w", stock.ID, err)
	}
	rows, err := result.RowsAffected()
	if err == nil && rows != 1 {
		err = fmt.Errorf("version %d: %w", stock.Version, ErrConflict)
	}
	if err != nil {
		return fmt.Errorf("save stock %s: %w", stock.ID, err)
	}
	return nil
}

// ChangeStock reads, changes and writes, and does so again after a conflict, at
// most maxAttempts times. The change may run more than once: let it do nothing
// but change the stock. A form that a person has filled in is not for it; show
// them the conflict.
func ChangeStock(ctx context.Context, db Execer, load func(context.Context) (Stock, error), change func(*Stock) error, maxAttempts int) error {
	for attempt := 1; ; attempt++ {
		stock, err := load(ctx)
		if err != nil {
			return err
		}
		if err := change(&stock); err != nil {
			return err
		}
		err = SaveStock(ctx, db, stock)
		if !errors.Is(err, ErrConflict) || attempt >= maxAttempts {
			return err
		}
		select { // The pause keeps competitors from meeting again.
		case <-time.After(rand.N(time.Duration(attempt) * time.Millisecond)):
		case <-ctx.Done():
			return errors.Join(ctx.Err(), err)
		}
	}
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

// table is a database with one row.
type table struct {
	mu      sync.Mutex
	row     Stock
	failure error
}

func (t *table) ExecContext(_ context.Context, query string, args ...any) (sql.Result, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	const wanted = "UPDATE stock SET pieces = $1, version = version + 1 WHERE id = $2 AND version = $3"
	check(query == wanted, "executes %s", query)
	if t.failure != nil {
		return nil, t.failure
	}
	if args[1] != t.row.ID || args[2] != t.row.Version {
		return driver.RowsAffected(0), nil
	}
	t.row.Pieces = args[0].(int)
	t.row.Version++
	return driver.RowsAffected(1), nil
}

func (t *table) load(context.Context) (Stock, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.row, nil
}

func main() {
	ctx := context.Background()
	errSoldOut := errors.New("sold out")
	db := &table{row: Stock{ID: "bolts", Pieces: 10, Version: 3}}
	take := func(stock *Stock) error {
		if stock.Pieces == 0 {
			return errSoldOut
		}
		stock.Pieces--
		return nil
	}

	// The version that was read is written, once.
	read, _ := db.load(ctx)
	read.Pieces = 8
	check(SaveStock(ctx, db, read) == nil, "not saved")
	check(db.row == Stock{"bolts", 8, 4}, "got %+v", db.row)
	read.Pieces = 99
	err := SaveStock(ctx, db, read)
	check(errors.Is(err, ErrConflict) && db.row.Pieces == 8, "got %v, %+v", err, db.row)

	// After a conflict it reads again and changes what it finds.
	changes := 0
	interfere := func(times int) func(*Stock) error {
		changes = 0
		return func(stock *Stock) error {
			if changes++; changes <= times {
				other := db.row
				other.Pieces -= 2
				check(SaveStock(ctx, db, other) == nil, "not saved")
			}
			return take(stock)
		}
	}
	err = ChangeStock(ctx, db, db.load, interfere(2), 3)
	check(err == nil && db.row == Stock{"bolts", 3, 7}, "got %v, %+v", err, db.row)

	// Not for ever.
	db.row.Pieces = 10
	err = ChangeStock(ctx, db, db.load, interfere(9), 3)
	check(errors.Is(err, ErrConflict) && changes == 3 && db.row.Pieces == 4, "got %v, %d changes", err, changes)

	// Other errors are not tried again and write nothing.
	changes = 0
	db.row = Stock{ID: "bolts"}
	err = ChangeStock(ctx, db, db.load, interfere(0), 3)
	check(errors.Is(err, errSoldOut) && changes == 1 && db.row.Version == 0, "got %v, %d changes", err, changes)
	db.row.Pieces, db.failure = 1, errors.New("down")
	err = ChangeStock(ctx, db, db.load, interfere(0), 3)
	check(errors.Is(err, db.failure) && changes == 1, "got %v, %d changes", err, changes)
	db.failure = nil

	// Cancelled, it does not go on.
	cancelled, cancel := context.WithCancel(ctx)
	err = ChangeStock(cancelled, db, db.load, func(*Stock) error {
		cancel()
		db.row.Version++
		return nil
	}, 1_000_000)
	check(errors.Is(err, context.Canceled) && errors.Is(err, ErrConflict), "got %v", err)

	// Of many who take at once, no piece is taken twice.
	db.row = Stock{ID: "bolts", Pieces: 20}
	var group sync.WaitGroup
	for range 20 {
		group.Add(1)
		go func() {
			defer group.Done()
			err := ChangeStock(ctx, db, db.load, take, 1_000)
			check(err == nil, "got %v", err)
		}()
	}
	group.Wait()
	check(db.row == Stock{"bolts", 0, 20}, "got %+v", db.row)
}
