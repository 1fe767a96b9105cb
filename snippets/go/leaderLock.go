// pattern: leader-lock
// prefix: sdLeaderLock
// description: Leader lock: a lease with owner, TTL and renewal in a compare-and-set store; a fencing token that grows with each leader
// placeholders: LeaderLock, Lease, LeaseStore, Lead, ErrNotLeader
// --- preamble ---
package main

import (
	"slices"
	"sync"
	"sync/atomic"
)

// --- imports ---
import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"
)

// --- snippet ---

// Lease is the record in the store. It is never deleted, so that Token grows.
type Lease struct {
	Owner     string
	Token     int64
	ExpiresAt int64 // in milliseconds of Unix time, so that no store rounds it
}

// LeaseStore is shared by all who may lead, such as a row of a database.
type LeaseStore interface {
	// Get gives the zero value if there was none yet.
	Get(ctx context.Context) (Lease, error)
	// CompareAndSet stores the next one only if the old one is still there.
	CompareAndSet(ctx context.Context, old, next Lease) (swapped bool, err error)
}

var ErrNotLeader = errors.New("another one leads")

// LeaderLock is one candidate. The clocks of all must differ by much less than
// the TTL. Even so a process that is paused may act after its time: so send the
// token along with each write, and let the receiver refuse one that is smaller
// than the largest it has seen.
type LeaderLock struct {
	store LeaseStore
	owner string
	ttl   time.Duration
	now   func() time.Time
	after func(time.Duration) <-chan time.Time
}

func NewLeaderLock(store LeaseStore, ttl time.Duration) (*LeaderLock, error) {
	var id [16]byte
	if _, err := rand.Read(id[:]); err != nil {
		return nil, err
	}
	return &LeaderLock{store: store, owner: fmt.Sprintf("%x", id), ttl: ttl, now: time.Now, after: time.After}, nil
}

// Lead returns ErrNotLeader if another one leads. Else it renews the lease while
// the work runs, and releases it in the end. When it is lost, the context of
// the work is cancelled; Lead returns when the work has.
func (l *LeaderLock) Lead(ctx context.Context, work func(ctx context.Context, token int64) error) error {
	lease, err := l.acquire(ctx)
	if err != nil {
		return err
	}
	working, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	done := make(chan error, 1)
	go func() { done <- work(working, lease.Token) }()
	for {
		select {
		case err := <-done:
			released := Lease{Owner: l.owner, Token: lease.Token}
			if _, failure := l.set(context.WithoutCancel(ctx), lease, released); failure != nil {
				err = errors.Join(err, fmt.Errorf("release the lease: %w", failure))
			}
			return err
		case <-l.after(min(l.ttl/3, l.left(lease))):
			renewing, stop := context.WithTimeout(ctx, l.left(lease)) // A store that hangs must not outlast the lease.
			renewed, err := l.set(renewing, lease, Lease{Owner: l.owner, Token: lease.Token, ExpiresAt: l.expiry()})
			stop()
			switch {
			case err == nil:
				lease = renewed
			case errors.Is(err, ErrNotLeader) || l.left(lease) <= 0: // Else it tries again.
				err = fmt.Errorf("renew the lease: %w", err)
				cancel(err)
				return errors.Join(err, <-done)
			}
		}
	}
}

func (l *LeaderLock) acquire(ctx context.Context) (Lease, error) {
	old, err := l.store.Get(ctx)
	if err != nil {
		return Lease{}, err
	}
	if l.left(old) > 0 {
		return Lease{}, ErrNotLeader
	}
	return l.set(ctx, old, Lease{Owner: l.owner, Token: old.Token + 1, ExpiresAt: l.expiry()})
}

func (l *LeaderLock) set(ctx context.Context, old, next Lease) (Lease, error) {
	ctx, cancel := context.WithTimeout(ctx, l.ttl/3)
	defer cancel()
	swapped, err := l.store.CompareAndSet(ctx, old, next)
	if err == nil && !swapped {
		err = ErrNotLeader
	}
	return next, err
}

func (l *LeaderLock) expiry() int64 { return l.now().Add(l.ttl).UnixMilli() }

func (l *LeaderLock) left(lease Lease) time.Duration {
	return time.UnixMilli(lease.ExpiresAt).Sub(l.now())
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

type memory struct {
	mu      sync.Mutex
	lease   Lease
	failure error
	limit   time.Duration // of a renewal, and of the pause after it
}

func (m *memory) Get(context.Context) (Lease, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.lease, m.failure
}

func (m *memory) CompareAndSet(ctx context.Context, old, next Lease) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	deadline, limited := ctx.Deadline()
	check(limited && time.Until(deadline) <= m.limit, "may take until %v", deadline)
	if m.failure != nil || m.lease != old {
		return false, m.failure
	}
	m.lease = next
	return true, ctx.Err()
}

func main() {
	ctx := context.Background()
	errStopped := errors.New("work stopped")
	store := &memory{limit: 10 * time.Second}
	var clock atomic.Int64
	// player has a candidate, and says when it renews: each pause begins with armed and ends with a tick.
	type player struct {
		lock  *LeaderLock
		armed chan bool
		ticks chan time.Time
	}
	candidate := func() player {
		lock, err := NewLeaderLock(store, 30*time.Second)
		check(err == nil, "got %v", err)
		armed, ticks := make(chan bool, 9), make(chan time.Time)
		lock.now = func() time.Time { return time.Unix(clock.Load(), 0) }
		lock.after = func(pause time.Duration) <-chan time.Time {
			store.mu.Lock()
			defer store.mu.Unlock()
			check(pause == store.limit, "renews after %v", pause)
			armed <- true
			return ticks
		}
		return player{lock, armed, ticks}
	}
	one, two := candidate(), candidate()
	type term struct {
		player
		ctx    context.Context
		token  int64
		finish chan error
		done   chan error
	}
	lead := func(candidate player) term {
		begun, finish, done := make(chan term, 1), make(chan error), make(chan error, 1)
		go func() {
			done <- candidate.lock.Lead(ctx, func(ctx context.Context, token int64) error {
				begun <- term{candidate, ctx, token, finish, done}
				select {
				case err := <-finish:
					return err
				case <-ctx.Done():
					return errStopped
				}
			})
		}()
		<-candidate.armed
		return <-begun
	}
	refused := func(candidate player) {
		err := candidate.lock.Lead(ctx, func(context.Context, int64) error { panic("leads") })
		check(errors.Is(err, ErrNotLeader), "got %v", err)
	}
	// pass lets time go by and the leader renew, which goes on leading.
	pass := func(leader term, seconds int64) {
		clock.Add(seconds)
		leader.ticks <- time.Time{}
		<-leader.armed
		check(leader.ctx.Err() == nil, "cancelled while it leads")
	}

	// One leads, the other does not, also beyond the TTL if the lease is renewed.
	first := lead(one)
	check(first.token == 1, "token %d", first.token)
	for range 5 {
		refused(two)
		pass(first, 10)
	}
	refused(two)

	// Released in the end, the other one leads at once, with a larger token.
	errWork := errors.New("work failed")
	first.finish <- errWork
	check(errors.Is(<-first.done, errWork), "the error is lost")
	second := lead(two)
	check(second.token == 2, "token %d", second.token)
	refused(one)

	// A leader that cannot renew goes on until its time is over, and no longer.
	store.mu.Lock()
	store.failure = errors.New("down")
	store.mu.Unlock()
	pass(second, 10)
	pass(second, 10)
	store.mu.Lock()
	store.limit = 5 * time.Second // Neither a renewal nor a pause goes beyond what is left.
	store.mu.Unlock()
	pass(second, 5)
	clock.Add(5)
	second.ticks <- time.Time{}
	err := <-second.done
	check(second.ctx.Err() != nil && errors.Is(err, store.failure), "got %v", err)
	check(errors.Is(err, errStopped), "did not wait for the work: %v", err)
	err = one.lock.Lead(ctx, func(context.Context, int64) error { panic("leads") })
	check(errors.Is(err, store.failure), "got %v", err)
	store.failure, store.limit = nil, 10*time.Second

	// The next one takes over without a release. Who has been replaced neither renews nor releases.
	third := lead(one)
	check(third.token == 3, "token %d", third.token)
	clock.Add(30)
	fourth := lead(two)
	check(fourth.token == 4, "token %d", fourth.token)
	third.finish <- nil
	check(errors.Is(<-third.done, ErrNotLeader), "released what it had lost")
	refused(one)
	clock.Add(30)
	fifth := lead(one)
	fourth.ticks <- time.Time{}
	check(errors.Is(<-fourth.done, ErrNotLeader) && fourth.ctx.Err() != nil, "leads beside another one")
	pass(fifth, 10)
	check(store.lease.Owner == one.lock.owner && store.lease.Token == 5, "got %+v", store.lease)
	fifth.finish <- nil
	check(<-fifth.done == nil, "no error expected")

	// Of many who try at once, one leads.
	var group sync.WaitGroup
	var leaders atomic.Int32
	tokens := make(chan int64, 10)
	release := make(chan bool)
	for range cap(tokens) {
		group.Add(1)
		go func() {
			defer group.Done()
			err := candidate().lock.Lead(ctx, func(_ context.Context, token int64) error {
				leaders.Add(1)
				tokens <- token
				<-release
				return nil
			})
			if errors.Is(err, ErrNotLeader) {
				tokens <- 0
			}
		}()
	}
	got := make([]int64, cap(tokens))
	for i := range got {
		got[i] = <-tokens
	}
	close(release)
	group.Wait()
	check(leaders.Load() == 1 && slices.Max(got) == 6, "tokens %v", got)
}
