// pattern: cqrs-handler
// prefix: sdCqrsHandler
// description: CQRS: typed handlers of commands and queries on a small bus; middleware validates; a message without handler is an error
// placeholders: Bus, Command, Query, Dispatch, Ask, ErrNoHandler
// --- preamble ---
package main

import (
	"slices"
	"sync"
)

// --- imports ---
import (
	"context"
	"errors"
	"fmt"
	"reflect"
)

// --- snippet ---

// Command changes something and answers with nothing but an error. Commands
// embed IsCommand.
type Command interface{ isCommand() }

type IsCommand struct{}

func (IsCommand) isCommand() {}

// Query changes nothing and has a result of its own type. Queries embed
// Returns[R].
type Query[R any] interface{ returns(R) }

type Returns[R any] struct{}

func (Returns[R]) returns(R) {}

var ErrNoHandler = errors.New("no handler")

// Handler is one of any message; middleware sees no more of it.
type Handler func(ctx context.Context, message any) (any, error)

// Bus is filled where the program is put together, and then only read, so
// goroutines may share it.
type Bus struct {
	handlers   map[reflect.Type]Handler
	middleware []func(Handler) Handler
}

// NewBus wraps all handlers in the middleware; the first one is the outermost.
func NewBus(middleware ...func(Handler) Handler) *Bus {
	return &Bus{handlers: make(map[reflect.Type]Handler), middleware: middleware}
}

// HandleCommand panics if the command has a handler already: a mistake of the program.
func HandleCommand[C Command](bus *Bus, handle func(ctx context.Context, command C) error) {
	bus.add(reflect.TypeFor[C](), func(ctx context.Context, message any) (any, error) {
		return nil, handle(ctx, message.(C))
	})
}

// HandleQuery panics like HandleCommand.
func HandleQuery[Q Query[R], R any](bus *Bus, handle func(ctx context.Context, query Q) (R, error)) {
	bus.add(reflect.TypeFor[Q](), func(ctx context.Context, message any) (any, error) {
		return handle(ctx, message.(Q))
	})
}

func (b *Bus) add(kind reflect.Type, handler Handler) {
	if _, found := b.handlers[kind]; found {
		panic(fmt.Sprintf("%v has two handlers", kind))
	}
	for i := len(b.middleware) - 1; i >= 0; i-- {
		handler = b.middleware[i](handler)
	}
	b.handlers[kind] = handler
}

func (b *Bus) send(ctx context.Context, message any) (any, error) {
	handler, found := b.handlers[reflect.TypeOf(message)]
	if !found {
		return nil, fmt.Errorf("%w of %T", ErrNoHandler, message)
	}
	return handler(ctx, message)
}

func Dispatch(ctx context.Context, bus *Bus, command Command) error {
	_, err := bus.send(ctx, command)
	return err
}

// Ask has the result that the query is declared with.
func Ask[R any](ctx context.Context, bus *Bus, query Query[R]) (R, error) {
	answer, err := bus.send(ctx, query)
	result, _ := answer.(R) // Its zero value if there is none, after an error.
	return result, err
}

// Validated is middleware: what has a method Validate is handled only if it is valid.
func Validated(next Handler) Handler {
	return func(ctx context.Context, message any) (any, error) {
		if checked, can := message.(interface{ Validate() error }); can {
			if err := checked.Validate(); err != nil {
				return nil, fmt.Errorf("invalid %T: %w", message, err)
			}
		}
		return next(ctx, message)
	}
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

type AddPlant struct {
	IsCommand
	Name string
}

var errNoName = errors.New("a plant has a name")

func (a AddPlant) Validate() error {
	if a.Name == "" {
		return errNoName
	}
	return nil
}

type (
	WaterPlant  struct{ IsCommand }
	CountPlants struct{ Returns[int] }
	FindPlants  struct {
		Returns[[]string]
		Most int
	}
	ListGardens struct{ Returns[string] }
)

func main() {
	ctx := context.Background()
	errFull := errors.New("full")
	var mu sync.Mutex
	var plants, seen []string
	noted := func(name string) func(Handler) Handler {
		return func(next Handler) Handler {
			return func(ctx context.Context, message any) (any, error) {
				mu.Lock()
				seen = append(seen, name)
				mu.Unlock()
				return next(ctx, message)
			}
		}
	}
	bus := NewBus(noted("outer"), Validated, noted("inner"))
	HandleCommand(bus, func(_ context.Context, command AddPlant) error {
		mu.Lock()
		defer mu.Unlock()
		if len(plants) == 2 {
			return errFull
		}
		plants = append(plants, command.Name)
		return nil
	})
	HandleQuery(bus, func(context.Context, CountPlants) (int, error) {
		mu.Lock()
		defer mu.Unlock()
		return len(plants), nil
	})
	HandleQuery(bus, func(_ context.Context, query FindPlants) ([]string, error) {
		if query.Most < 0 {
			return []string{"half a result"}, errFull
		}
		return plants[:query.Most], nil
	})

	// A command changes, a query tells, each by its own handler and type.
	check(Dispatch(ctx, bus, AddPlant{Name: "fern"}) == nil, "not added")
	check(Dispatch(ctx, bus, AddPlant{Name: "moss"}) == nil, "not added")
	count, err := Ask(ctx, bus, CountPlants{})
	check(err == nil && count == 2, "%d plants, %v", count, err)
	found, err := Ask(ctx, bus, FindPlants{Most: 1})
	check(err == nil && slices.Equal(found, []string{"fern"}), "found %q, %v", found, err)

	// The handler's error comes back.
	check(errors.Is(Dispatch(ctx, bus, AddPlant{Name: "ivy"}), errFull), "the error is lost")
	_, err = Ask(ctx, bus, FindPlants{Most: -1})
	check(errors.Is(err, errFull), "got %v", err)

	// What is invalid does not reach the handler. Middleware runs in the order given.
	seen = nil
	check(errors.Is(Dispatch(ctx, bus, AddPlant{}), errNoName), "added")
	check(slices.Equal(seen, []string{"outer"}), "seen by %q", seen)
	_, _ = Ask(ctx, bus, CountPlants{})
	check(slices.Equal(seen, []string{"outer", "outer", "inner"}), "seen by %q", seen)

	// A message that nobody handles is an error.
	check(errors.Is(Dispatch(ctx, bus, WaterPlant{}), ErrNoHandler), "watered")
	check(errors.Is(Dispatch(ctx, bus, nil), ErrNoHandler), "dispatched nothing")
	garden, err := Ask(ctx, bus, ListGardens{})
	check(errors.Is(err, ErrNoHandler) && garden == "", "got %q, %v", garden, err)

	// Two handlers of one message are a mistake that shows at the start.
	func() {
		defer func() { check(recover() != nil, "two handlers") }()
		HandleQuery(bus, func(context.Context, CountPlants) (int, error) { return 0, nil })
	}()

	// Goroutines may share the bus.
	plants = nil
	var group sync.WaitGroup
	for range 8 {
		group.Add(1)
		go func() {
			defer group.Done()
			_ = Dispatch(ctx, bus, AddPlant{Name: "fern"})
			_, err := Ask(ctx, bus, CountPlants{})
			check(err == nil, "got %v", err)
		}()
	}
	group.Wait()
	check(len(plants) == 2, "%d plants", len(plants))
}
