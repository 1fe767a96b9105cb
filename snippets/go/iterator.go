// pattern: iterator
// prefix: dpIterator
// description: Iterator over the pages of an API as iter.Seq2: fetches a page when it is needed, stops early, yields an error once
// placeholders: Reading, Page, FetchPage, AllReadings
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
	"iter"
)

// --- snippet ---

type Reading struct {
	Meter string
	Value int64
}

// Page is a part of the answer. The cursor of the last one is empty.
type Page struct {
	Readings []Reading
	Next     string
}

// FetchPage gets the page at the cursor; the first one is at the empty cursor.
type FetchPage func(ctx context.Context, cursor string) (Page, error)

// AllReadings goes through all pages. It fetches the next one when the loop
// has come to the end of the one before, and none after a break. An error
// comes as the last pair, with a zero Reading:
//
//	for reading, err := range AllReadings(ctx, fetch) {
//		if err != nil {
//			return err
//		}
//	}
//
// Each loop over it starts at the first page.
func AllReadings(ctx context.Context, fetch FetchPage) iter.Seq2[Reading, error] {
	return func(yield func(Reading, error) bool) {
		for cursor := ""; ; {
			if err := ctx.Err(); err != nil {
				yield(Reading{}, err)
				return
			}
			page, err := fetch(ctx, cursor)
			if err == nil && page.Next != "" && page.Next == cursor {
				err = fmt.Errorf("the page at %q leads to itself", cursor)
			}
			if err != nil {
				yield(Reading{}, fmt.Errorf("readings at %q: %w", cursor, err))
				return
			}
			for _, reading := range page.Readings {
				if !yield(reading, nil) {
					return
				}
			}
			if page.Next == "" {
				return
			}
			cursor = page.Next
		}
	}
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	ctx := context.Background()
	errDown := errors.New("down")
	pages := map[string]Page{
		"":   {[]Reading{{"m1", 10}, {"m2", 20}}, "p2"},
		"p2": {nil, "p3"}, // A page may be empty and not the last.
		"p3": {[]Reading{{"m3", 30}}, ""},
	}
	var fetched []string
	fetch := func(_ context.Context, cursor string) (Page, error) {
		fetched = append(fetched, cursor)
		page, found := pages[cursor]
		if !found {
			return Page{}, errDown
		}
		return page, nil
	}
	// collect stops after as many as most.
	collect := func(ctx context.Context, most int) (meters []string, failures []error) {
		fetched = nil
		for reading, err := range AllReadings(ctx, fetch) {
			if err != nil {
				check(reading == Reading{}, "an error and %v", reading)
				failures = append(failures, err)
				continue // As a careless caller does.
			}
			meters = append(meters, reading.Meter)
			if len(meters) == most {
				break
			}
		}
		return meters, failures
	}

	// All items of all pages, in order.
	meters, failures := collect(ctx, 9)
	check(slices.Equal(meters, []string{"m1", "m2", "m3"}) && failures == nil, "got %q, %v", meters, failures)
	check(slices.Equal(fetched, []string{"", "p2", "p3"}), "fetched %q", fetched)

	// Lazy: making it fetches nothing, and a break fetches no more.
	fetched = nil
	_ = AllReadings(ctx, fetch)
	check(fetched == nil, "fetched %q", fetched)
	meters, _ = collect(ctx, 2)
	check(len(meters) == 2 && len(fetched) == 1, "got %q, fetched %q", meters, fetched)

	// An error ends it and comes once, after what was there before.
	pages["p2"] = Page{[]Reading{{"m9", 90}}, "lost"}
	meters, failures = collect(ctx, 9)
	check(slices.Equal(meters, []string{"m1", "m2", "m9"}), "got %q", meters)
	check(len(failures) == 1 && errors.Is(failures[0], errDown), "got %v", failures)
	check(len(fetched) == 3, "fetched %q", fetched)

	// A server that goes in circles does not keep the loop for ever.
	pages["p2"] = Page{nil, "p2"}
	_, failures = collect(ctx, 9)
	check(len(failures) == 1 && len(fetched) == 2, "got %v, fetched %q", failures, fetched)

	// Cancelled, it asks for no other page.
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	meters, failures = collect(cancelled, 9)
	check(meters == nil && fetched == nil && errors.Is(failures[0], context.Canceled), "got %q, %v", meters, failures)
}
