// pattern: decorator
// prefix: dpDecorator
// description: Decorator: wraps an interface in behaviours such as a limit or a record of calls, stacked in the order given
// placeholders: TideTable, HeightAt, Decorator, Recorded, Checked
// --- preamble ---
package main

import (
	"errors"
	"slices"
)

// --- imports ---
import (
	"context"
	"fmt"
	"math"
	"time"
)

// --- snippet ---

// TideTable gives the height of the water in metres.
type TideTable interface {
	HeightAt(ctx context.Context, port string, at time.Time) (float64, error)
}

// TideTableFunc makes a function a TideTable, such as that of a decorator.
type TideTableFunc func(ctx context.Context, port string, at time.Time) (float64, error)

func (f TideTableFunc) HeightAt(ctx context.Context, port string, at time.Time) (float64, error) {
	return f(ctx, port, at)
}

// Decorator adds behaviour around a TideTable.
type Decorator func(TideTable) TideTable

// Decorate wraps the table; the first decorator is the outermost one: it sees
// a call first and its result last.
func Decorate(table TideTable, decorators ...Decorator) TideTable {
	for i := len(decorators) - 1; i >= 0; i-- {
		table = decorators[i](table)
	}
	return table
}

// Recorded tells how long each call took and how it ended.
func Recorded(record func(port string, took time.Duration, err error)) Decorator {
	return func(next TideTable) TideTable {
		return TideTableFunc(func(ctx context.Context, port string, at time.Time) (float64, error) {
			start := time.Now()
			height, err := next.HeightAt(ctx, port, at)
			record(port, time.Since(start), err)
			return height, err
		})
	}
}

// Checked refuses heights that no port has.
func Checked(limit float64) Decorator {
	return func(next TideTable) TideTable {
		return TideTableFunc(func(ctx context.Context, port string, at time.Time) (float64, error) {
			height, err := next.HeightAt(ctx, port, at)
			if err == nil && !(math.Abs(height) <= limit) { // NaN, too, is refused.
				return 0, fmt.Errorf("tides of %s: %v m is out of range", port, height)
			}
			return height, err
		})
	}
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	errNoPort := errors.New("no such port")
	heights := map[string]float64{"Brest": 6.5, "Fundy": 20, "Kiel": 99, "Nowhere": math.NaN()}
	plain := TideTableFunc(func(_ context.Context, port string, _ time.Time) (float64, error) {
		if height, found := heights[port]; found {
			return height, nil
		}
		return 0, errNoPort
	})
	var records []string
	note := func(name string) Decorator {
		return Recorded(func(port string, took time.Duration, err error) {
			check(took >= 0, "took %v", took)
			records = append(records, fmt.Sprintf("%s %s %t", name, port, err == nil))
		})
	}
	expect := func(table TideTable, port string, wanted float64, wantedRecords ...string) error {
		records = nil
		height, err := table.HeightAt(context.Background(), port, time.Time{})
		check(height == wanted, "%s: %v", port, height)
		check(slices.Equal(records, wantedRecords), "%s: %q", port, records)
		return err
	}

	// What is decorated answers as before.
	table := Decorate(plain, note("outer"), Checked(20), note("inner"))
	check(expect(table, "Brest", 6.5, "inner Brest true", "outer Brest true") == nil, "no error expected")

	// The order counts: only the recorder outside the check hears of the refusal.
	check(expect(table, "Kiel", 0, "inner Kiel true", "outer Kiel false") != nil, "99 m of water")
	check(expect(table, "Fundy", 20, "inner Fundy true", "outer Fundy true") == nil, "no error expected")
	check(expect(table, "Nowhere", 0, "inner Nowhere true", "outer Nowhere false") != nil, "no number")

	// The error of what is inside comes through.
	err := expect(table, "Bern", 0, "inner Bern false", "outer Bern false")
	check(errors.Is(err, errNoPort), "got %v", err)

	// Without decorators it is the object itself, which stays as it is.
	check(expect(Decorate(plain), "Kiel", 99) == nil, "no error expected")
}
