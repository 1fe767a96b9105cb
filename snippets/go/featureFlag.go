// pattern: feature-flag
// prefix: sdFeatureFlag
// description: Feature flag: default, kill switch and a percentage of users that is stable for each; if the provider fails, the default
// placeholders: Flag, FlagRule, FlagProvider, Flags, IsEnabled
// --- preamble ---
package main

import "fmt"

// --- imports ---
import (
	"context"
	"errors"
	"hash/fnv"
	"time"
)

// --- snippet ---

// Flag is declared once, in code, with what is safe when nothing is known.
type Flag struct {
	Name    string
	Default bool
}

// FlagRule is what an operator sets.
type FlagRule struct {
	Killed  bool            // off for all, whatever else is set
	Percent float64         // of the users; who is in stays in when it is raised
	Users   map[string]bool // on or off for these, whatever the percentage
}

var ErrNoRule = errors.New("no rule is set")

// FlagProvider is such as a settings table. It returns ErrNoRule for a flag
// that nobody has set.
type FlagProvider interface {
	Rule(ctx context.Context, flag string) (FlagRule, error)
}

// Flags never fails its caller. It is as safe for goroutines as its parts. It
// asks the provider each time, so that a kill switch works at once: let the
// provider cache for seconds if it must.
type Flags struct {
	provider FlagProvider
	timeout  time.Duration
	onError  func(flag string, err error)
}

func NewFlags(provider FlagProvider, timeout time.Duration, onError func(flag string, err error)) *Flags {
	return &Flags{provider: provider, timeout: timeout, onError: onError}
}

// IsEnabled gives a user the same answer in each process. Ask once per request
// and hand the answer on, so that one request does not see both.
func (f *Flags) IsEnabled(ctx context.Context, flag Flag, user string) bool {
	ctx, cancel := context.WithTimeout(ctx, f.timeout)
	defer cancel()
	rule, err := f.provider.Rule(ctx, flag.Name)
	if err != nil {
		if !errors.Is(err, ErrNoRule) {
			f.onError(flag.Name, err)
		}
		return flag.Default
	}
	if rule.Killed {
		return false
	}
	if on, listed := rule.Users[user]; listed {
		return on
	}
	return rolloutPercent(flag.Name, user) < rule.Percent
}

// rolloutPercent is from 0 to below 100. The name is part of it, so that not
// the same users are the first of each flag.
func rolloutPercent(flag, user string) float64 {
	fnv1a := fnv.New64a()
	_, _ = fnv1a.Write([]byte(flag + "\x00" + user)) // Never fails.
	hash := fnv1a.Sum64()
	hash = (hash ^ hash>>33) * 0xff51afd7ed558ccd
	hash = (hash ^ hash>>33) * 0xc4ceb9fe1a85ec53
	return float64((hash^hash>>33)%100_000) / 1_000
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

type settings struct {
	rules   map[string]FlagRule
	failure error
	hangs   bool
}

func (s *settings) Rule(ctx context.Context, flag string) (FlagRule, error) {
	if s.hangs {
		<-ctx.Done()
		return FlagRule{}, ctx.Err()
	}
	rule, found := s.rules[flag]
	if s.failure == nil && !found {
		return FlagRule{}, ErrNoRule
	}
	return rule, s.failure
}

func main() {
	ctx := context.Background()
	heard := 0
	provider := &settings{rules: map[string]FlagRule{}}
	flags := NewFlags(provider, time.Minute, func(flag string, err error) {
		check(flag == "maps" && err != nil, "heard %v of %s", err, flag)
		heard++
	})
	maps, oldMaps := Flag{Name: "maps"}, Flag{Name: "maps", Default: true}
	users := func(flag Flag) map[string]bool {
		enabled := map[string]bool{}
		for i := range 2_000 {
			if user := fmt.Sprint("user", i); flags.IsEnabled(ctx, flag, user) {
				enabled[user] = true
			}
		}
		return enabled
	}
	set := func(rule FlagRule) { provider.rules["maps"] = rule }

	// Without a rule, and if the provider fails or hangs, it is the default; failures are heard.
	expectDefault := func(wantedHeard int) {
		heard = 0
		check(!flags.IsEnabled(ctx, maps, "ada") && flags.IsEnabled(ctx, oldMaps, "ada"), "not the default")
		check(heard == wantedHeard, "heard of %d failures", heard)
	}
	expectDefault(0)
	set(FlagRule{Percent: 50})
	provider.failure = errors.New("down")
	expectDefault(2)
	provider.failure = nil
	provider.hangs = true
	flags.timeout = time.Millisecond
	expectDefault(2)
	provider.hangs = false
	flags.timeout = time.Minute

	// A percentage of the users, the same ones each time, and none of them lost when it is raised.
	set(FlagRule{Percent: 20})
	few := users(maps)
	check(len(few) > 340 && len(few) < 460, "%d of 2000 users", len(few))
	set(FlagRule{Percent: 50})
	many := users(oldMaps)
	check(len(many) > 930 && len(many) < 1_070, "%d of 2000 users", len(many))
	for user := range few {
		check(many[user], "%s is lost", user)
	}
	set(FlagRule{Percent: 0})
	check(len(users(oldMaps)) == 0, "not off for all")
	set(FlagRule{Percent: 100})
	check(len(users(maps)) == 2_000, "not on for all")

	// Another flag has other users.
	provider.rules["search"] = FlagRule{Percent: 20}
	both := 0
	for user := range users(Flag{Name: "search"}) {
		if few[user] {
			both++
		}
	}
	check(both > 50 && both < 110, "%d users are in both fifths", both)

	// The answer is the same in all processes and for ever.
	check(rolloutPercent("maps", "ada") == 2.978, "ada is at %v", rolloutPercent("maps", "ada"))

	// Listed users come first, and the kill switch before all.
	set(FlagRule{Percent: 50, Users: map[string]bool{"in": true, "out": false}})
	check(flags.IsEnabled(ctx, maps, "in") && !flags.IsEnabled(ctx, maps, "out"), "the list does not count")
	set(FlagRule{Killed: true, Percent: 100, Users: map[string]bool{"in": true}})
	check(!flags.IsEnabled(ctx, oldMaps, "in") && len(users(oldMaps)) == 0, "not killed")
}
