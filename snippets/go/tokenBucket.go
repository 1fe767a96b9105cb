// pattern: token-bucket
// prefix: sdTokenBucket
// description: Token bucket: lets bursts through up to its capacity, then a steady rate, and says how long to wait; safe for goroutines
// placeholders: TokenBucket, interval, capacity, Take
// --- preamble ---
package main

// --- imports ---
import (
	"fmt"
	"math"
	"sync"
	"time"
)

// --- snippet ---

// TokenBucket limits this process, not a cluster. It counts in time instead of
// tokens, so that nothing is lost by rounding.
type TokenBucket struct {
	interval time.Duration // in which one token flows in
	capacity int           // the largest burst
	now      func() time.Time

	mu     sync.Mutex
	saved  time.Duration // the tokens there are, by the time that they took
	filled time.Time
}

// NewTokenBucket gives a full bucket.
func NewTokenBucket(interval time.Duration, capacity int) (*TokenBucket, error) {
	if interval <= 0 || capacity < 1 || interval > math.MaxInt64/time.Duration(capacity) {
		return nil, fmt.Errorf("token bucket: interval %v, capacity %d", interval, capacity)
	}
	full := time.Duration(capacity) * interval
	return &TokenBucket{interval: interval, capacity: capacity, now: time.Now, saved: full, filled: time.Now()}, nil
}

// Take takes all of the tokens at once, or none of them and says how long to
// wait before they are there if nobody else takes any. More than the capacity
// is never there, which is an error.
func (b *TokenBucket) Take(tokens int) (wait time.Duration, err error) {
	if tokens < 0 || tokens > b.capacity {
		return 0, fmt.Errorf("token bucket: %d tokens of at most %d", tokens, b.capacity)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	now := b.now() // Monotonic: changes of the wall clock do not matter.
	full := time.Duration(b.capacity) * b.interval
	b.saved = min(full, b.saved+max(0, now.Sub(b.filled)))
	b.filled = now
	price := time.Duration(tokens) * b.interval
	if price > b.saved {
		return price - b.saved, nil
	}
	b.saved -= price
	return 0, nil
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	bucket, err := NewTokenBucket(100*time.Millisecond, 5)
	check(err == nil, "got %v", err)
	clock := bucket.filled
	bucket.now = func() time.Time { return clock }
	expect := func(tokens int, wanted time.Duration) {
		wait, err := bucket.Take(tokens)
		check(err == nil && wait == wanted, "wait %v instead of %v, %v", wait, wanted, err)
	}

	// A burst as large as the capacity passes, and no token more.
	expect(2, 0)
	expect(3, 0)
	expect(1, 100*time.Millisecond)

	// Tokens flow in, parts of them too, and a refusal takes none.
	clock = clock.Add(70 * time.Millisecond)
	expect(1, 30*time.Millisecond)
	expect(3, 230*time.Millisecond)
	clock = clock.Add(30 * time.Millisecond)
	expect(1, 0)
	expect(1, 100*time.Millisecond)

	// Who waits as long as told gets the tokens.
	wait, _ := bucket.Take(4)
	clock = clock.Add(wait - 1)
	expect(4, 1)
	clock = clock.Add(1)
	expect(4, 0)

	// A long pause fills the bucket and no more; a clock that goes back takes nothing out.
	clock = clock.Add(time.Hour)
	expect(0, 0)
	clock = clock.Add(-time.Minute)
	expect(5, 0)
	expect(1, 100*time.Millisecond)

	// What can never be granted is an error instead of an endless wait.
	_, err = bucket.Take(6)
	check(err != nil, "6 of 5 tokens")
	_, err = bucket.Take(-1)
	check(err != nil, "tokens put in")
	for interval, capacity := range map[time.Duration]int{0: 5, time.Second: 0, time.Hour: math.MaxInt32 * 9} {
		_, err = NewTokenBucket(interval, capacity)
		check(err != nil, "made one of %v and %d", interval, capacity)
	}

	// Many goroutines together get no more than the capacity.
	clock = clock.Add(time.Hour)
	var group sync.WaitGroup
	granted := make(chan bool, 40)
	for range 40 {
		group.Add(1)
		go func() {
			defer group.Done()
			if wait, err := bucket.Take(1); err == nil && wait == 0 {
				granted <- true
			}
		}()
	}
	group.Wait()
	check(len(granted) == 5, "%d granted", len(granted))
}
