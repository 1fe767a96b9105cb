// pattern: factory-method
// prefix: dpFactoryMethod
// description: Factory method: constructors registered by kind, each checking its own settings; an unknown kind is an error
// placeholders: Notifier, Notify, constructors, NewNotifier, Settings
// --- preamble ---
package main

// --- imports ---
import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/mail"
	"slices"
	"strings"
)

// --- snippet ---

// Notifier is what the factory makes; callers know no concrete type.
type Notifier interface {
	Notify(ctx context.Context, text string) error
}

// Settings are those of any kind; each constructor checks the ones it needs.
type Settings struct {
	Address string
	Output  io.Writer
}

var constructors = map[string]func(Settings) (Notifier, error){
	"mail": newMail,
	"log":  newLog,
}

// NewNotifier makes a product of the kind, or says why it cannot.
func NewNotifier(kind string, settings Settings) (Notifier, error) {
	construct, found := constructors[kind]
	if !found {
		known := strings.Join(slices.Sorted(maps.Keys(constructors)), ", ")
		return nil, fmt.Errorf("unknown kind of notifier %q; there are %s", kind, known)
	}
	notifier, err := construct(settings)
	if err != nil {
		return nil, fmt.Errorf("notifier of kind %q: %w", kind, err)
	}
	return notifier, nil
}

type mailNotifier struct {
	to  string
	out io.Writer
}

func newMail(settings Settings) (Notifier, error) {
	address, err := mail.ParseAddress(settings.Address)
	if err != nil {
		return nil, err // Not a nil *mailNotifier, which would make an interface that is not nil.
	}
	if settings.Output == nil {
		return nil, errors.New("no output")
	}
	return &mailNotifier{to: address.Address, out: settings.Output}, nil
}

func (n *mailNotifier) Notify(_ context.Context, text string) error {
	_, err := fmt.Fprintf(n.out, "To: %s\r\n\r\n%s\r\n", n.to, text)
	return err
}

type logNotifier struct{ out io.Writer }

func newLog(settings Settings) (Notifier, error) {
	if settings.Output == nil {
		return nil, errors.New("no output")
	}
	return &logNotifier{out: settings.Output}, nil
}

func (n *logNotifier) Notify(_ context.Context, text string) error {
	_, err := fmt.Fprintln(n.out, text)
	return err
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	var out strings.Builder
	settings := Settings{Address: "Ada <ada@example.org>", Output: &out}
	sends := func(kind, wanted string) {
		out.Reset()
		notifier, err := NewNotifier(kind, settings)
		check(err == nil, "%s: %v", kind, err)
		err = notifier.Notify(context.Background(), "high water")
		check(err == nil && out.String() == wanted, "%s: %q, %v", kind, out.String(), err)
	}

	// Each kind is another product behind the same interface.
	sends("log", "high water\n")
	sends("mail", "To: ada@example.org\r\n\r\nhigh water\r\n")

	// An unknown kind is an error that names those there are.
	notifier, err := NewNotifier("pigeon", settings)
	check(notifier == nil && err != nil, "made a pigeon")
	check(strings.HasSuffix(err.Error(), "there are log, mail"), "got %v", err)

	// So is a kind whose settings are wrong; what another kind needs does not matter.
	for _, wrong := range []struct {
		kind     string
		settings Settings
	}{
		{"mail", Settings{Address: "ada", Output: &out}},
		{"mail", Settings{Address: "ada@example.org"}},
		{"log", Settings{}},
	} {
		notifier, err = NewNotifier(wrong.kind, wrong.settings)
		check(notifier == nil && err != nil, "made %+v", wrong)
		check(strings.Contains(err.Error(), wrong.kind), "got %v", err)
	}
	notifier, err = NewNotifier("log", Settings{Output: &out})
	check(notifier != nil && err == nil, "got %v", err)
}
