// pattern: prototype
// prefix: dpPrototype
// description: Prototype: copies a configured alarm with changes; slices, maps and pointers are copied deeply, the rest is shared on purpose
// placeholders: Alarm, With, Schedule, Limits, Recipients
// --- preamble ---
package main

import "fmt"

// --- imports ---
import (
	"maps"
	"regexp"
	"slices"
)

// --- snippet ---

// Schedule bounds when an alarm is raised.
type Schedule struct {
	FromHour, ToHour int
}

// Alarm is configured once and copied for each meter.
type Alarm struct {
	Name       string
	Limits     map[string]float64 // by unit
	Recipients []string
	Schedule   *Schedule      // nil: always
	Pattern    *regexp.Regexp // does not change, so copies share it
}

// Clone copies all that can change. A plain assignment would share the map,
// the memory of the slice and the schedule with the original. It keeps nil as
// it is.
func (a *Alarm) Clone() *Alarm {
	clone := *a
	clone.Limits = maps.Clone(a.Limits)
	clone.Recipients = slices.Clone(a.Recipients)
	if a.Schedule != nil {
		schedule := *a.Schedule
		clone.Schedule = &schedule
	}
	return &clone
}

// With gives a changed copy and leaves the original as it is, so goroutines may
// copy the same prototype as long as nobody changes it.
func (a *Alarm) With(changes ...func(*Alarm)) *Alarm {
	clone := a.Clone()
	for _, change := range changes {
		change(clone)
	}
	return clone
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	original := &Alarm{
		Name:       "flood",
		Limits:     map[string]float64{"m": 4.5},
		Recipients: append(make([]string, 0, 8), "ada@example.org"),
		Schedule:   &Schedule{FromHour: 6, ToHour: 22},
		Pattern:    regexp.MustCompile(`^gauge-\d+$`),
	}
	isUntouched := func() bool {
		return original.Name == "flood" && maps.Equal(original.Limits, map[string]float64{"m": 4.5}) &&
			slices.Equal(original.Recipients, []string{"ada@example.org"}) &&
			*original.Schedule == Schedule{6, 22}
	}

	// A copy has all of the original and the changes.
	night := original.With(
		func(a *Alarm) { a.Name = "flood by night" },
		func(a *Alarm) { a.Schedule.FromHour = 22 },
		func(a *Alarm) { a.Limits["ft"] = 14.8 },
		func(a *Alarm) { a.Recipients = append(a.Recipients, "bo@example.org") },
	)
	check(night.Name == "flood by night" && *night.Schedule == Schedule{22, 22}, "got %+v", night)
	check(maps.Equal(night.Limits, map[string]float64{"m": 4.5, "ft": 14.8}), "got %v", night.Limits)
	check(len(night.Recipients) == 2 && night.Recipients[0] == "ada@example.org", "got %q", night.Recipients)

	// The original does not change with it, in whatever part.
	check(isUntouched(), "the original is %+v", original)
	night.Limits["m"] = 9
	night.Recipients[0] = "nobody"
	*night.Schedule = Schedule{}
	check(isUntouched(), "the original is %+v", original)

	// Two copies share no memory either, not even behind the end of a slice.
	one, two := original.Clone(), original.Clone()
	one.Recipients = append(one.Recipients, "one")
	two.Recipients = append(two.Recipients, "two")
	check(one.Recipients[1] == "one" && two.Recipients[1] == "two", "got %q and %q", one.Recipients, two.Recipients)
	check(len(original.Recipients[:2][1]) == 0, "wrote behind the original's end")

	// Nor does a copy change with its original.
	original.Limits["m"] = 1
	original.Schedule.ToHour = 1
	original.Recipients[0] = "changed"
	check(one.Limits["m"] == 4.5 && one.Schedule.ToHour == 22, "got %+v", one)
	check(one.Recipients[0] == "ada@example.org", "got %q", one.Recipients)

	// What does not change is shared, and nothing comes from nothing.
	check(one.Pattern == original.Pattern, "the pattern was copied")
	empty := (&Alarm{}).Clone()
	check(empty.Limits == nil && empty.Recipients == nil && empty.Schedule == nil, "got %+v", empty)
}
