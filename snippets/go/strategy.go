// pattern: strategy
// prefix: dpStrategy
// description: Strategy: function values with parameters of their own, chosen by name; an unknown name is an error
// placeholders: Tariff, tariffs, TariffFor, Flat, Tiered
// --- preamble ---
package main

// --- imports ---
import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// --- snippet ---

// Tariff is a strategy: the price in cents of a month's consumption. A function
// type does; an interface is worth it once a strategy has several methods.
type Tariff func(kilowattHours int64) (cents int64)

// Flat asks the same for each kilowatt-hour.
func Flat(cents int64) Tariff {
	return func(kilowattHours int64) int64 { return kilowattHours * cents }
}

// Tiered asks low for the first kilowatt-hours up to limit and high for the rest.
func Tiered(limit, low, high int64) Tariff {
	return func(kilowattHours int64) int64 {
		within := min(kilowattHours, limit)
		return within*low + (kilowattHours-within)*high
	}
}

// tariffs is only read once the program runs, so goroutines may share it.
var tariffs = map[string]Tariff{
	"flat":   Flat(30),
	"saver":  Tiered(100, 20, 45),
	"public": Flat(18),
}

// TariffFor gives the strategy of that name, such as one from the settings.
func TariffFor(name string) (Tariff, error) {
	if tariff, found := tariffs[name]; found {
		return tariff, nil
	}
	known := strings.Join(slices.Sorted(maps.Keys(tariffs)), ", ")
	return nil, fmt.Errorf("unknown tariff %q; there are %s", name, known)
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	price := func(name string, kilowattHours int64) int64 {
		tariff, err := TariffFor(name)
		check(err == nil, "got %v", err)
		return tariff(kilowattHours)
	}

	// The same question, answered by the strategy chosen at run time.
	for _, example := range []struct {
		name                 string
		kilowattHours, cents int64
	}{
		{"flat", 150, 4_500},
		{"public", 150, 2_700},
		{"saver", 99, 1_980},
		{"saver", 100, 2_000},
		{"saver", 101, 2_045},
		{"saver", 0, 0},
	} {
		got := price(example.name, example.kilowattHours)
		check(got == example.cents, "%+v costs %d", example, got)
	}

	// A strategy may as well be made on the spot.
	free := Tariff(func(int64) int64 { return 0 })
	check(free(7) == 0, "not free")

	// An unknown one is an error that names those there are, in a stable order.
	tariff, err := TariffFor("Flat")
	check(tariff == nil && err != nil, "there is a strategy %q", "Flat")
	check(strings.HasSuffix(err.Error(), "there are flat, public, saver"), "got %v", err)
}
