// pattern: unique-id
// prefix: sdUniqueId
// description: Unique IDs of 64 bits, 41 of time, 10 of the worker, 12 of a sequence: increasing; the clock going back is an error
// placeholders: IDGenerator, NewIDGenerator, Next, epoch, ErrClockBackwards
// --- preamble ---
package main

import "slices"

// --- imports ---
import (
	"errors"
	"fmt"
	"sync"
	"time"
)

// --- snippet ---

const (
	workerBits   = 10
	sequenceBits = 12
	timeBits     = 41 // milliseconds for 69 years
	sequenceMask = 1<<sequenceBits - 1
)

var ErrClockBackwards = errors.New("the clock went backwards")

// IDGenerator makes IDs that fit into an int64, grow strictly, and are unique
// as long as each generator of the system has a worker number of its own. They
// tell when they were made: do not use them as secrets.
type IDGenerator struct {
	epoch  time.Time // never change it once there are IDs
	worker int64
	now    func() time.Time
	sleep  func(time.Duration)

	mu       sync.Mutex
	last     int64 // milliseconds since the epoch
	sequence int64
}

func NewIDGenerator(epoch time.Time, worker int64) (*IDGenerator, error) {
	if worker < 0 || worker >= 1<<workerBits {
		return nil, fmt.Errorf("worker %d is not below %d", worker, 1<<workerBits)
	}
	return &IDGenerator{epoch: epoch, worker: worker, now: time.Now, sleep: time.Sleep, last: -1}, nil
}

// Next waits for the next millisecond when 4096 IDs were made in one. After
// ErrClockBackwards it works again once the clock has caught up.
func (g *IDGenerator) Next() (int64, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	now := g.millis()
	for now == g.last && g.sequence == sequenceMask {
		g.sleep(100 * time.Microsecond)
		now = g.millis()
	}
	switch {
	case now < 0 || now >= 1<<timeBits:
		return 0, fmt.Errorf("the time is not within %d bits since %v", timeBits, g.epoch)
	case now < g.last:
		return 0, fmt.Errorf("%w by %d ms", ErrClockBackwards, g.last-now)
	case now == g.last:
		g.sequence++
	default:
		g.last, g.sequence = now, 0
	}
	return now<<(workerBits+sequenceBits) | g.worker<<sequenceBits | g.sequence, nil
}

// millis is by the wall clock, because IDs outlive the process.
func (g *IDGenerator) millis() int64 { return g.now().UnixMilli() - g.epoch.UnixMilli() }

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	start := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	clock, slept := start.Add(time.Second), 0
	newGenerator := func(worker int64) *IDGenerator {
		generator, err := NewIDGenerator(start, worker)
		check(err == nil, "got %v", err)
		generator.now = func() time.Time { return clock }
		generator.sleep = func(pause time.Duration) {
			slept++
			clock = clock.Add(pause)
		}
		return generator
	}
	generator := newGenerator(5)
	next := func() int64 {
		id, err := generator.Next()
		check(err == nil, "got %v", err)
		return id
	}

	// The three parts are where they belong.
	id := next()
	check(id == 1_000<<22|5<<12|0, "got %b", id)
	check(next() == id+1, "the sequence does not grow")
	clock = clock.Add(time.Millisecond)
	check(next() == 1_001<<22|5<<12|0, "the sequence does not begin anew")

	// When a millisecond is used up, it waits for the next one; IDs only grow.
	last, count := next(), 2
	for slept == 0 {
		id := next()
		check(id > last, "%d after %d", id, last)
		last = id
		count++
	}
	check(count == 4_097 && last>>22 == 1_002 && slept == 10, "%d IDs, %d ms, slept %d times", count, last>>22, slept)

	// A clock that goes back is an error, until it has caught up.
	clock = clock.Add(-2 * time.Millisecond)
	_, err := generator.Next()
	check(errors.Is(err, ErrClockBackwards), "got %v", err)
	clock = clock.Add(2 * time.Millisecond)
	check(next() == last+1, "goes on with another ID")

	// Also while it waits.
	generator.sequence = sequenceMask
	generator.sleep = func(time.Duration) { clock = clock.Add(-time.Millisecond) }
	_, err = generator.Next()
	check(errors.Is(err, ErrClockBackwards), "got %v", err)

	// Times before the epoch or after its 69 years, and workers out of range.
	for _, wrong := range []time.Time{start.Add(-time.Millisecond), start.AddDate(70, 0, 0)} {
		clock = wrong
		_, err = newGenerator(0).Next()
		check(err != nil, "an ID at %v", wrong)
	}
	clock = start
	id, err = newGenerator(1_023).Next()
	check(err == nil && id == 1_023<<12, "got %b, %v", id, err)
	for _, wrong := range []int64{-1, 1_024} {
		_, err = NewIDGenerator(start, wrong)
		check(err != nil, "worker %d", wrong)
	}

	// Many goroutines, the real clock: no ID twice.
	shared, err := NewIDGenerator(start, 7)
	check(err == nil, "got %v", err)
	ids := make([][]int64, 4)
	var group sync.WaitGroup
	for i := range ids {
		group.Add(1)
		go func() {
			defer group.Done()
			for range 2_000 {
				id, err := shared.Next()
				check(err == nil, "got %v", err)
				ids[i] = append(ids[i], id)
			}
		}()
	}
	group.Wait()
	all := slices.Concat(ids...)
	slices.Sort(all)
	check(len(slices.Compact(all)) == 8_000, "IDs are there twice")
}
