// pattern: composite
// prefix: dpComposite
// description: Composite: articles and bundles of them behind one interface; bundles cannot change, so there are no cycles
// placeholders: Item, Article, Bundle, NewBundle, PriceCents
// --- preamble ---
package main

// --- imports ---
import (
	"errors"
	"fmt"
	"slices"
)

// --- snippet ---

// Item is an article or a bundle; callers need not know which.
type Item interface {
	Name() string
	PriceCents() (int64, error)
}

// Article is a leaf.
type Article struct {
	name  string
	cents int64
}

func NewArticle(name string, cents int64) Article { return Article{name: name, cents: cents} }

func (a Article) Name() string { return a.name }

func (a Article) PriceCents() (int64, error) {
	if a.cents < 0 {
		return 0, fmt.Errorf("price of %s is unknown", a.name)
	}
	return a.cents, nil
}

// Bundle is a group of items, which may be bundles. It is complete once it is
// made: its parts exist before it does, so it can never contain itself, and
// goroutines may share it.
type Bundle struct {
	name     string
	discount int64 // per cent
	parts    []Item
}

func NewBundle(name string, discount int64, parts ...Item) (*Bundle, error) {
	if discount < 0 || discount > 100 {
		return nil, fmt.Errorf("bundle %s: discount of %d %%", name, discount)
	}
	if len(parts) == 0 || slices.Contains(parts, nil) {
		return nil, fmt.Errorf("bundle %s: parts are missing", name)
	}
	return &Bundle{name: name, discount: discount, parts: slices.Clone(parts)}, nil
}

func (b *Bundle) Name() string { return b.name }

// PriceCents adds up the parts; the error names all that have no price.
func (b *Bundle) PriceCents() (int64, error) {
	var sum int64
	var failures []error
	for _, part := range b.parts {
		cents, err := part.PriceCents()
		sum += cents
		failures = append(failures, err)
	}
	if err := errors.Join(failures...); err != nil {
		return 0, fmt.Errorf("bundle %s: %w", b.name, err)
	}
	return sum * (100 - b.discount) / 100, nil
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	bundle := func(name string, discount int64, parts ...Item) *Bundle {
		made, err := NewBundle(name, discount, parts...)
		check(err == nil, "got %v", err)
		return made
	}
	costs := func(item Item, wanted int64) {
		cents, err := item.PriceCents()
		check(err == nil && cents == wanted, "%s costs %d instead of %d, %v", item.Name(), cents, wanted, err)
	}

	// Leaf and group answer the same question.
	tent, stove, gas := NewArticle("tent", 20_000), NewArticle("stove", 5_000), NewArticle("gas", 1_000)
	costs(tent, 20_000)
	kitchen := bundle("kitchen", 0, stove, gas, gas)
	costs(kitchen, 7_000)

	// Groups contain groups, to any depth, and may occur twice.
	camp := bundle("camp", 10, tent, kitchen)
	costs(camp, 24_300)
	costs(bundle("club", 50, camp, camp, gas), 24_800)
	costs(bundle("gift", 100, camp), 0)
	costs(bundle("spare", 0, gas, NewArticle("manual", 0)), 1_000)

	// What is changed in the caller's slice does not change the group.
	parts := []Item{stove, gas}
	fixed := bundle("fixed", 0, parts...)
	parts[0] = fixed
	costs(fixed, 6_000)

	// An error says where it comes from, and there is no half price.
	broken := bundle("camp", 0, NewArticle("lamp", -1), bundle("kitchen", 0, NewArticle("pan", -1), gas))
	cents, err := broken.PriceCents()
	wanted := "bundle camp: price of lamp is unknown\nbundle kitchen: price of pan is unknown"
	check(cents == 0 && err != nil && err.Error() == wanted, "got %d, %v", cents, err)

	// A group of nothing, or with a strange discount, is not made.
	for _, wrong := range []struct {
		discount int64
		parts    []Item
	}{{0, nil}, {0, []Item{gas, nil}}, {101, []Item{gas}}, {-1, []Item{gas}}} {
		made, err := NewBundle("wrong", wrong.discount, wrong.parts...)
		check(made == nil && err != nil, "made %+v", wrong)
	}
}
