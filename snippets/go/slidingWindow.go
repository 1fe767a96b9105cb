// pattern: sliding-window
// prefix: sdSlidingWindow
// description: Sliding window limit by two counters per key: weighs the previous window, says when to come back; idle keys are forgotten
// placeholders: SlidingWindow, limit, window, Allow
// --- preamble ---
package main

import "slices"

// --- imports ---
import (
	"fmt"
	"math"
	"sync"
	"time"
)

// --- snippet ---

// SlidingWindow limits each key, such as a user, in this process. It assumes
// that the calls of the previous window were spread evenly: a burst at its end
// lets somewhat more through. It keeps two numbers a key, and only of keys that
// were seen in this window or the one before.
type SlidingWindow struct {
	limit  int64
	window time.Duration
	now    func() time.Time
	start  time.Time

	mu                sync.Mutex
	index             int64 // of the current window since start
	current, previous map[string]int64
}

func NewSlidingWindow(limit int64, window time.Duration) (*SlidingWindow, error) {
	if limit < 1 || window < 1 || limit > math.MaxInt64/2/int64(window) {
		return nil, fmt.Errorf("sliding window: limit of %d in %v", limit, window)
	}
	return &SlidingWindow{limit: limit, window: window, now: time.Now, start: time.Now()}, nil
}

// Allow counts the call, or refuses it and says how long to wait until it
// would be let through if no other came.
func (s *SlidingWindow) Allow(key string) (allowed bool, retryAfter time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	width := int64(s.window)
	sinceStart := max(0, int64(s.now().Sub(s.start))) // Monotonic.
	if index := sinceStart / width; index > s.index {
		s.previous = s.current
		if index > s.index+1 {
			s.previous = nil
		}
		s.index, s.current = index, make(map[string]int64)
	}
	if s.current == nil {
		s.current = make(map[string]int64)
	}
	elapsed := sinceStart - s.index*width
	current, previous := s.current[key], s.previous[key]
	room := s.limit - 1 - current
	if room < 0 { // In the next window this one is the previous.
		return false, time.Duration(width - elapsed + width - (s.limit-1)*width/current)
	}
	if weighed := previous * (width - elapsed); weighed > room*width {
		return false, time.Duration(width - elapsed - room*width/previous)
	}
	s.current[key]++
	return true, 0
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	limiter, err := NewSlidingWindow(10, time.Minute)
	check(err == nil, "got %v", err)
	clock := limiter.start
	limiter.now = func() time.Time { return clock }
	// allows tells how many calls in a row pass.
	allows := func(key string) (count int) {
		for {
			allowed, _ := limiter.Allow(key)
			if !allowed {
				return count
			}
			count++
		}
	}
	expect := func(key string, wanted int) {
		count := allows(key)
		check(count == wanted, "%d calls of %s pass instead of %d", count, key, wanted)
	}
	waits := func(wanted time.Duration) {
		allowed, wait := limiter.Allow("ada")
		check(!allowed && wait == wanted, "wait %v instead of %v", wait, wanted)
		clock = clock.Add(wait - 1)
		allowed, _ = limiter.Allow("ada")
		check(!allowed, "passes a moment too early")
		clock = clock.Add(1)
		allowed, _ = limiter.Allow("ada")
		check(allowed, "does not pass after %v", wait)
	}

	// As many as the limit, for each key on its own.
	clock = clock.Add(15 * time.Second)
	expect("ada", 10)
	expect("bo", 10)

	// At the turn of the window, the previous one counts in full, then ever less.
	clock = clock.Add(45 * time.Second)
	expect("ada", 0)
	clock = clock.Add(18 * time.Second)
	expect("ada", 3)
	clock = clock.Add(12 * time.Second)
	expect("ada", 2)

	// Who waits as long as told gets through, and not earlier: 10 x 1/2 + 5 calls, and one of ten must go.
	waits(6 * time.Second)

	// After a window with the limit, the wait goes into the next one.
	clock = limiter.start.Add(10*time.Minute + 20*time.Second)
	expect("ada", 10)
	waits(46 * time.Second)

	// After a pause of more than a window all is new, and idle keys are gone.
	clock = clock.Add(3 * time.Minute)
	expect("cy", 10)
	check(len(limiter.current) == 1 && len(limiter.previous) == 0, "%v, %v", limiter.current, limiter.previous)

	// A clock that goes back lets nothing through twice.
	clock = clock.Add(-time.Hour)
	expect("cy", 0)

	// The smallest limit, and limits that make no sense.
	limiter, err = NewSlidingWindow(1, time.Second)
	check(err == nil, "got %v", err)
	limiter.now = func() time.Time { return clock }
	limiter.start = clock
	expect("ada", 1)
	waits(2 * time.Second)
	for _, wrong := range []int64{0, math.MaxInt64 / 1_000} {
		_, err = NewSlidingWindow(wrong, time.Second)
		check(err != nil, "a limit of %d", wrong)
	}

	// Many goroutines together get no more than the limit.
	limiter, _ = NewSlidingWindow(100, time.Hour)
	counts := make([]int, 8)
	var group sync.WaitGroup
	for i := range counts {
		group.Add(1)
		go func() {
			defer group.Done()
			counts[i] = allows("ada")
		}()
	}
	group.Wait()
	sum := 0
	for count := range slices.Values(counts) {
		sum += count
	}
	check(sum == 100, "%d calls pass", sum)
}
