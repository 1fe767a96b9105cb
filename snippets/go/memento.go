// pattern: memento
// prefix: dpMemento
// description: Memento: opaque snapshots of a route that only the route can read, and a bounded history of them
// placeholders: Route, Snapshot, Restore, History
// --- preamble ---
package main

import "fmt"

// --- imports ---
import (
	"errors"
	"maps"
	"slices"
)

// --- snippet ---

// Route is the originator. It is for one goroutine.
type Route struct {
	stops []string
	notes map[string]string // by stop
}

// Snapshot is a memento: others can keep it, but neither read nor change it.
// Its zero value is that of an empty route.
type Snapshot struct {
	stops []string
	notes map[string]string
}

func (r *Route) Append(stop, note string) {
	r.stops = append(r.stops, stop)
	if r.notes == nil {
		r.notes = make(map[string]string)
	}
	r.notes[stop] = note
}

func (r *Route) Stops() []string         { return slices.Clone(r.stops) }
func (r *Route) Note(stop string) string { return r.notes[stop] }

// Snapshot copies what may change. Where the state is large, let it consist of
// parts that do not change, and share them.
func (r *Route) Snapshot() Snapshot {
	return Snapshot{stops: slices.Clone(r.stops), notes: maps.Clone(r.notes)}
}

// Restore copies as well: the same snapshot may be restored again.
func (r *Route) Restore(snapshot Snapshot) {
	r.stops, r.notes = slices.Clone(snapshot.stops), maps.Clone(snapshot.notes)
}

var ErrNoSnapshot = errors.New("no snapshot is left")

// History is the caretaker: it knows the order of the snapshots, not their
// contents.
type History struct {
	limit     int // at least 1; the oldest snapshot gives way to a new one
	snapshots []Snapshot
}

func NewHistory(limit int) *History { return &History{limit: max(1, limit)} }

func (h *History) Push(snapshot Snapshot) {
	if len(h.snapshots) == h.limit {
		h.snapshots = slices.Delete(h.snapshots, 0, 1)
	}
	h.snapshots = append(h.snapshots, snapshot)
}

// Pop takes out the latest one.
func (h *History) Pop() (Snapshot, error) {
	last := len(h.snapshots) - 1
	if last < 0 {
		return Snapshot{}, ErrNoSnapshot
	}
	snapshot := h.snapshots[last]
	h.snapshots = slices.Delete(h.snapshots, last, last+1)
	return snapshot, nil
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	var route Route
	history := NewHistory(2)
	expect := func(wanted ...string) {
		check(slices.Equal(route.Stops(), wanted), "got %q instead of %q", route.Stops(), wanted)
	}
	appendStop := func(stop, note string) {
		history.Push(route.Snapshot())
		route.Append(stop, note)
	}
	back := func() error {
		snapshot, err := history.Pop()
		if err == nil {
			route.Restore(snapshot)
		}
		return err
	}

	// Back to the state of before, step by step.
	appendStop("Oslo", "ferry")
	appendStop("Kiel", "train")
	expect("Oslo", "Kiel")
	check(back() == nil, "no snapshot")
	expect("Oslo")
	check(route.Note("Kiel") == "" && route.Note("Oslo") == "ferry", "notes %v", route.notes)
	check(back() == nil, "no snapshot")
	expect()

	// Without a snapshot it is an error, and the route stays.
	route.Append("Rome", "")
	check(errors.Is(back(), ErrNoSnapshot), "restored nothing")
	expect("Rome")

	// Only as many snapshots as the limit are kept, the latest ones.
	for _, stop := range []string{"Pisa", "Nice", "Lyon"} {
		appendStop(stop, "")
	}
	check(back() == nil && back() == nil, "no snapshot")
	expect("Rome", "Pisa")
	check(errors.Is(back(), ErrNoSnapshot), "more than the limit")

	// A snapshot does not change with the route, neither before nor after it is restored.
	route.stops = slices.Grow(route.stops, 9) // Appending would write into shared memory.
	snapshot := route.Snapshot()
	route.Append("Bern", "late")
	route.stops[0] = "Bari"
	for range 2 {
		route.Restore(snapshot)
		expect("Rome", "Pisa")
		check(route.Note("Pisa") == "", "the note is %q", route.Note("Pisa"))
		route.stops[0] = "Bari"
		route.Append("Pisa", "changed")
	}

	// What is given out is not shared either.
	route.Restore(snapshot)
	route.Stops()[0] = "Bari"
	expect("Rome", "Pisa")

	// The zero value is an empty route, which can be used.
	route.Restore(Snapshot{})
	expect()
	route.Append("Oslo", "again")
	expect("Oslo")
}
