// pattern: singleton
// prefix: dpSingleton
// description: Singleton: sync.OnceValues makes the one instance of the process at its first use; its error is kept, too
// placeholders: ZoneTable, DefaultZoneTable, NewZoneTable
// --- preamble ---
package main

import (
	"strings"
	"sync/atomic"
)

// --- imports ---
import (
	"bufio"
	"fmt"
	"io"
	"os"
	"sync"
)

// --- snippet ---

// ZoneTable maps places to delivery zones. It does not change once it is
// made, so goroutines may share it.
type ZoneTable struct {
	zones map[string]int
}

// DefaultZoneTable gives the one instance of this process, made at the first
// call: all goroutines get the same one or the same error, which is kept as
// well. Call it where the program is put together and hand the instance on;
// whoever takes it as an argument can be tested with another.
var DefaultZoneTable = sync.OnceValues(func() (*ZoneTable, error) {
	file, err := openZones()
	if err != nil {
		return nil, fmt.Errorf("zone table: %w", err)
	}
	defer file.Close()
	return NewZoneTable(file)
})

var openZones = func() (io.ReadCloser, error) { return os.Open(os.Getenv("ZONE_TABLE")) }

// NewZoneTable reads lines such as "Oslo 3".
func NewZoneTable(lines io.Reader) (*ZoneTable, error) {
	table := &ZoneTable{zones: make(map[string]int)}
	scanner := bufio.NewScanner(lines)
	for scanner.Scan() {
		var place string
		var zone int
		if _, err := fmt.Sscan(scanner.Text(), &place, &zone); err != nil {
			return nil, fmt.Errorf("zone table: line %q: %w", scanner.Text(), err)
		}
		table.zones[place] = zone
	}
	return table, scanner.Err()
}

// Zone tells whether anything is delivered to the place, and in which zone it is.
func (t *ZoneTable) Zone(place string) (zone int, found bool) {
	zone, found = t.zones[place]
	return zone, found
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	var opened atomic.Int32
	openZones = func() (io.ReadCloser, error) {
		opened.Add(1)
		return io.NopCloser(strings.NewReader("Oslo 3\nTurin 2\n")), nil
	}

	// It is made at the first use, not before.
	check(opened.Load() == 0, "made before it is used")

	// All who ask at once get the same instance, made once.
	tables := make(chan *ZoneTable, 20)
	for range cap(tables) {
		go func() {
			table, err := DefaultZoneTable()
			check(err == nil, "got %v", err)
			tables <- table
		}()
	}
	first := <-tables
	for range cap(tables) - 1 {
		check(<-tables == first, "there are two instances")
	}
	check(opened.Load() == 1, "made %d times", opened.Load())
	zone, found := first.Zone("Oslo")
	check(found && zone == 3, "Oslo is in zone %d, %t", zone, found)
	_, found = first.Zone("Atlantis")
	check(!found, "Atlantis is found")

	// A test makes one of its own.
	other, err := NewZoneTable(strings.NewReader("Oslo 9"))
	check(err == nil && other != first, "got %v", err)
	zone, _ = other.Zone("Oslo")
	check(zone == 9, "Oslo is in zone %d", zone)
	other, err = NewZoneTable(strings.NewReader("Oslo three"))
	check(other == nil && err != nil, "three is no number")
}
