// pattern: command
// prefix: dpCommand
// description: Command: executes, undoes and redoes with a bounded history; what fails is not recorded
// placeholders: Command, History, Playlist, InsertTrack
// --- preamble ---
package main

// --- imports ---
import (
	"errors"
	"fmt"
	"slices"
)

// --- snippet ---

// Command changes something and takes it back. One that fails has changed
// nothing; Undo is only called on the state that Execute has left.
type Command interface {
	Execute() error
	Undo() error
}

// ErrHistoryEnd tells that there is nothing to undo or to redo.
var ErrHistoryEnd = errors.New("end of the history")

// History is for one goroutine, such as that of a user interface.
type History struct {
	limit        int // the oldest commands beyond it can no longer be undone
	done, undone []Command
}

func NewHistory(limit int) *History { return &History{limit: limit} }

// Execute forgets what could be redone, unless the command fails.
func (h *History) Execute(command Command) error {
	if err := command.Execute(); err != nil {
		return err
	}
	h.done, h.undone = append(h.done, command), nil
	if excess := len(h.done) - h.limit; excess > 0 {
		h.done = slices.Delete(h.done, 0, excess)
	}
	return nil
}

func (h *History) Undo() error { return shift(&h.done, &h.undone, Command.Undo) }

func (h *History) Redo() error { return shift(&h.undone, &h.done, Command.Execute) }

// shift leaves a command where it is when the step fails; it may be tried again.
func shift(from, to *[]Command, step func(Command) error) error {
	last := len(*from) - 1
	if last < 0 {
		return ErrHistoryEnd
	}
	command := (*from)[last]
	if err := step(command); err != nil {
		return err
	}
	*from = slices.Delete(*from, last, last+1)
	*to = append(*to, command)
	return nil
}

type Playlist struct{ Tracks []string }

// InsertTrack is a Command.
type InsertTrack struct {
	Playlist *Playlist
	At       int
	Track    string
}

func (c InsertTrack) Execute() error {
	if c.At < 0 || c.At > len(c.Playlist.Tracks) {
		return fmt.Errorf("insert %q: no position %d", c.Track, c.At)
	}
	c.Playlist.Tracks = slices.Insert(c.Playlist.Tracks, c.At, c.Track)
	return nil
}

func (c InsertTrack) Undo() error {
	c.Playlist.Tracks = slices.Delete(c.Playlist.Tracks, c.At, c.At+1)
	return nil
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

type stubborn struct{ failure *error }

func (s stubborn) Execute() error { return nil }
func (s stubborn) Undo() error    { return *s.failure }

func main() {
	playlist := &Playlist{}
	history := NewHistory(3)
	insert := func(at int, track string) error {
		return history.Execute(InsertTrack{Playlist: playlist, At: at, Track: track})
	}
	expect := func(err, wanted error, tracks ...string) {
		check(errors.Is(err, wanted), "got %v instead of %v", err, wanted)
		check(slices.Equal(playlist.Tracks, tracks), "got %q instead of %q", playlist.Tracks, tracks)
	}

	// Undo takes back in reverse order, redo does it again in the order of before.
	expect(history.Undo(), ErrHistoryEnd)
	expect(insert(0, "a"), nil, "a")
	expect(insert(0, "b"), nil, "b", "a")
	expect(insert(1, "c"), nil, "b", "c", "a")
	expect(history.Redo(), ErrHistoryEnd, "b", "c", "a")
	expect(history.Undo(), nil, "b", "a")
	expect(history.Undo(), nil, "a")
	expect(history.Redo(), nil, "b", "a")

	// A failed command is not recorded and leaves what can be redone.
	check(insert(9, "x") != nil, "inserted at 9")
	expect(history.Redo(), nil, "b", "c", "a")

	// A new command ends what could be redone.
	expect(history.Undo(), nil, "b", "a")
	expect(insert(2, "d"), nil, "b", "a", "d")
	expect(history.Redo(), ErrHistoryEnd, "b", "a", "d")

	// Only as many as the limit can be undone.
	expect(insert(0, "e"), nil, "e", "b", "a", "d")
	expect(history.Undo(), nil, "b", "a", "d")
	expect(insert(0, "f"), nil, "f", "b", "a", "d")
	expect(insert(0, "g"), nil, "g", "f", "b", "a", "d")
	expect(history.Undo(), nil, "f", "b", "a", "d")
	expect(history.Undo(), nil, "b", "a", "d")
	expect(history.Undo(), nil, "b", "a")
	expect(history.Undo(), ErrHistoryEnd, "b", "a")

	// What cannot be undone now may be later.
	failure := errors.New("stuck")
	check(history.Execute(stubborn{&failure}) == nil, "not executed")
	expect(history.Undo(), failure, "b", "a")
	expect(history.Redo(), ErrHistoryEnd, "b", "a")
	failure = nil
	expect(history.Undo(), nil, "b", "a")
}
