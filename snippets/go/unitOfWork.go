// pattern: unit-of-work
// prefix: sdUnitOfWork
// description: Unit of work: collects changes and commits all of them in one transaction or none; rolls back on errors and panics
// placeholders: UnitOfWork, Transaction, Register, AfterCommit, Commit
// --- preamble ---
package main

import "slices"

// --- imports ---
import (
	"context"
	"errors"
	"fmt"
)

// --- snippet ---

// Transaction is what *sql.Tx has, among others.
type Transaction interface {
	Commit() error
	Rollback() error
}

var ErrFinished = errors.New("the unit of work is finished")

// UnitOfWork is for one goroutine and one request. The transaction is open only
// while the changes are written, not while a person or a service thinks.
type UnitOfWork[T Transaction] struct {
	begin       func(context.Context) (T, error)
	changes     []func(context.Context, T) error
	afterCommit []func()
	finished    bool
}

func NewUnitOfWork[T Transaction](begin func(context.Context) (T, error)) *UnitOfWork[T] {
	return &UnitOfWork[T]{begin: begin}
}

// Register keeps a change for Commit, which applies them in this order.
func (u *UnitOfWork[T]) Register(change func(ctx context.Context, tx T) error) {
	u.changes = append(u.changes, change)
}

// AfterCommit is for what cannot be rolled back, such as telling a cache. It is
// not called if the process dies: use an outbox for what must not be lost.
func (u *UnitOfWork[T]) AfterCommit(hook func()) {
	u.afterCommit = append(u.afterCommit, hook)
}

// Commit can be called once. After an error nothing has changed, unless the
// commit itself failed and the connection with it: then nobody knows.
func (u *UnitOfWork[T]) Commit(ctx context.Context) error {
	if u.finished {
		return ErrFinished
	}
	u.finished = true
	if len(u.changes) > 0 {
		if err := u.apply(ctx); err != nil {
			return fmt.Errorf("unit of work: %w", err)
		}
	}
	for _, hook := range u.afterCommit {
		hook()
	}
	return nil
}

func (u *UnitOfWork[T]) apply(ctx context.Context) (err error) {
	tx, err := u.begin(ctx)
	if err != nil {
		return err
	}
	committing := false
	defer func() { // Deferred: a change may panic.
		if !committing {
			err = errors.Join(err, tx.Rollback())
		}
	}()
	for _, change := range u.changes {
		if err := change(ctx, tx); err != nil {
			return err
		}
	}
	committing = true
	return tx.Commit()
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

// ledger is a database that notes what happens to it.
type ledger struct {
	balance map[string]int
	log     []string
	failing string
}

type ledgerTx struct {
	ledger  *ledger
	pending map[string]int
}

var errFailing = errors.New("failing")

func (l *ledger) note(step string) error {
	l.log = append(l.log, step)
	if step == l.failing {
		return errFailing
	}
	return nil
}

func (l *ledger) begin(context.Context) (*ledgerTx, error) {
	if err := l.note("begin"); err != nil {
		return nil, err
	}
	return &ledgerTx{ledger: l, pending: map[string]int{}}, nil
}

func (t *ledgerTx) Commit() error {
	err := t.ledger.note("commit")
	for account, amount := range t.pending {
		if err == nil {
			t.ledger.balance[account] += amount
		}
	}
	return err
}

func (t *ledgerTx) Rollback() error { return t.ledger.note("rollback") }

func main() {
	db := &ledger{balance: map[string]int{}}
	hooks := 0
	newUnit := func(accounts ...string) *UnitOfWork[*ledgerTx] {
		unit := NewUnitOfWork(db.begin)
		for _, account := range accounts {
			unit.Register(func(_ context.Context, tx *ledgerTx) error {
				if account == "panic" {
					panic("broken")
				}
				tx.pending[account]++
				return tx.ledger.note(account)
			})
		}
		unit.AfterCommit(func() { hooks++ })
		db.log, hooks = nil, 0
		return unit
	}
	ctx := context.Background()
	expect := func(failing string, wanted error, wantedHooks int, log ...string) {
		unit := newUnit("a", "b", "c")
		db.failing = failing
		err := unit.Commit(ctx)
		check(errors.Is(err, wanted) && hooks == wantedHooks, "got %v, %d hooks", err, hooks)
		check(slices.Equal(db.log, log), "did %q instead of %q", db.log, log)
	}

	// Nothing happens before the commit; then all changes, in their order, in one transaction.
	unit := newUnit("a", "b")
	check(db.log == nil && hooks == 0, "did %q", db.log)
	check(unit.Commit(ctx) == nil && hooks == 1, "%d hooks", hooks)
	check(slices.Equal(db.log, []string{"begin", "a", "b", "commit"}), "did %q", db.log)
	check(db.balance["a"] == 1 && db.balance["b"] == 1, "got %v", db.balance)

	// It commits once.
	check(errors.Is(unit.Commit(ctx), ErrFinished) && len(db.log) == 4 && hooks == 1, "did %q", db.log)

	// A failure at any point leaves all as it was.
	expect("begin", errFailing, 0, "begin")
	expect("b", errFailing, 0, "begin", "a", "b", "rollback")
	expect("commit", errFailing, 0, "begin", "a", "b", "c", "commit")
	check(db.balance["a"] == 1 && db.balance["c"] == 0, "got %v", db.balance)

	// Also a panic.
	unit = newUnit("a", "panic", "b")
	func() {
		defer func() { check(recover() == "broken", "the panic is lost") }()
		_ = unit.Commit(ctx)
	}()
	check(slices.Equal(db.log, []string{"begin", "a", "rollback"}) && hooks == 0, "did %q", db.log)

	// A failing rollback does not hide what went wrong.
	unit = newUnit()
	errRejected := errors.New("rejected")
	unit.Register(func(context.Context, *ledgerTx) error { return errRejected })
	db.failing = "rollback"
	err := unit.Commit(ctx)
	check(errors.Is(err, errRejected) && errors.Is(err, errFailing), "got %v", err)

	// Without changes there is no transaction.
	unit = newUnit()
	check(unit.Commit(ctx) == nil && db.log == nil && hooks == 1, "did %q", db.log)
}
