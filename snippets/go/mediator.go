// pattern: mediator
// prefix: dpMediator
// description: Mediator: ships know only the harbour, which assigns its berths and tells who is next; safe for goroutines
// placeholders: Harbour, Ship, RequestBerth, LeaveBerth, Assigned
// --- preamble ---
package main

// --- imports ---
import (
	"fmt"
	"slices"
	"sync"
)

// --- snippet ---

// Ship is a colleague: it knows the mediator, and no other ship.
type Ship interface {
	Name() string
	// Assigned is called once a berth is free. It may call the harbour.
	Assigned(berth int)
}

// Harbour is the mediator: it alone knows who lies where and who waits.
type Harbour struct {
	mu      sync.Mutex
	free    []int
	berths  map[string]int // by the name of the ship
	waiting []Ship
}

func NewHarbour(berths ...int) *Harbour {
	return &Harbour{free: slices.Clone(berths), berths: make(map[string]int)}
}

// RequestBerth assigns a berth at once, or when the ships before have had theirs.
func (h *Harbour) RequestBerth(ship Ship) error {
	return h.change(func() error {
		_, moored := h.berths[ship.Name()]
		isSame := func(other Ship) bool { return other.Name() == ship.Name() }
		if moored || slices.ContainsFunc(h.waiting, isSame) {
			return fmt.Errorf("%s has a berth or waits for one", ship.Name())
		}
		h.waiting = append(h.waiting, ship)
		return nil
	})
}

// LeaveBerth gives the berth to the ship that has waited longest.
func (h *Harbour) LeaveBerth(ship Ship) error {
	return h.change(func() error {
		berth, moored := h.berths[ship.Name()]
		if !moored {
			return fmt.Errorf("%s has no berth", ship.Name())
		}
		delete(h.berths, ship.Name())
		h.free = append(h.free, berth)
		return nil
	})
}

func (h *Harbour) change(apply func() error) error {
	h.mu.Lock()
	err := apply()
	var next Ship
	var berth int
	if len(h.free) > 0 && len(h.waiting) > 0 {
		berth, next = h.free[0], h.waiting[0]
		h.free, h.waiting = slices.Delete(h.free, 0, 1), slices.Delete(h.waiting, 0, 1)
		h.berths[next.Name()] = berth
	}
	h.mu.Unlock()
	if next != nil {
		next.Assigned(berth) // Without the lock.
	}
	return err
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

type vessel struct {
	name    string
	harbour *Harbour
	berth   int
	hurried bool // leaves at once
}

func (v *vessel) Name() string { return v.name }

func (v *vessel) Assigned(berth int) {
	v.berth = berth
	if v.hurried {
		check(v.harbour.LeaveBerth(v) == nil, "%s cannot leave", v.name)
		v.berth = -berth
	}
}

func main() {
	harbour := NewHarbour(1, 2)
	ship := func(name string, hurried bool) *vessel {
		return &vessel{name: name, harbour: harbour, hurried: hurried}
	}
	a, b, c, d, e := ship("a", false), ship("b", false), ship("c", false), ship("d", true), ship("e", false)
	request := func(ships ...*vessel) {
		for _, ship := range ships {
			check(harbour.RequestBerth(ship) == nil, "%s cannot request", ship.name)
		}
	}
	expect := func(wanted ...int) {
		got := []int{a.berth, b.berth, c.berth, d.berth, e.berth}
		check(slices.Equal(got, wanted), "berths %v instead of %v", got, wanted)
	}

	// As many as there are berths moor; the others wait.
	request(a, b, c)
	expect(1, 2, 0, 0, 0)

	// What makes no sense is an error and changes nothing.
	for _, ship := range []*vessel{a, c} {
		check(harbour.RequestBerth(ship) != nil, "%s requests twice", ship.name)
	}
	check(harbour.LeaveBerth(c) != nil && harbour.LeaveBerth(e) != nil, "left without a berth")
	expect(1, 2, 0, 0, 0)

	// Who leaves makes room for the one who has waited longest, of whom it knows nothing.
	request(e)
	check(harbour.LeaveBerth(b) == nil, "b cannot leave")
	expect(1, 2, 2, 0, 0)

	// A ship may call the harbour while it is told.
	check(harbour.LeaveBerth(a) == nil, "a cannot leave")
	expect(1, 2, 2, 0, 1)
	request(d)
	expect(1, 2, 2, 0, 1)
	check(harbour.LeaveBerth(c) == nil, "c cannot leave")
	expect(1, 2, 2, -2, 1)
	request(b)
	expect(1, 2, 2, -2, 1)

	// Many ships at once: each gets a berth, in the end all are free.
	var group sync.WaitGroup
	fleet := make([]*vessel, 50)
	for i := range fleet {
		fleet[i] = ship(fmt.Sprint("ship ", i), true)
		group.Add(1)
		go func() {
			defer group.Done()
			request(fleet[i])
		}()
	}
	group.Wait()
	check(harbour.LeaveBerth(b) == nil && harbour.LeaveBerth(e) == nil, "cannot leave")
	for _, ship := range fleet {
		check(ship.berth != 0, "%s got no berth", ship.name)
	}
	check(len(harbour.free) == 2 && len(harbour.waiting) == 0 && len(harbour.berths) == 0, "got %+v", harbour.free)
}
