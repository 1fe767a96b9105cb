// pattern: template-method
// prefix: dpTemplateMethod
// description: Template method, in Go: a function with the fixed order and an interface for the steps; commit or roll back, never both
// placeholders: Import, ImportSteps, Report, Skipper
// --- preamble ---
package main

import (
	"slices"
	"strings"
)

// --- imports ---
import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
)

// --- snippet ---

// ImportSteps are what differs between imports. There is no base class to
// inherit from: the skeleton is a function, and the steps are its argument.
type ImportSteps interface {
	Begin(ctx context.Context) error
	Line(ctx context.Context, line string) error
	Commit(ctx context.Context) error
	Rollback(ctx context.Context) error
}

// Skipper is an optional step: lines that it picks are left out.
type Skipper interface {
	Skip(line string) bool
}

// Report tells how many lines of an import were stored and left out.
type Report struct{ Stored, Skipped int }

// Import is the skeleton: it begins, takes line by line, and commits once or,
// if anything fails, rolls back once. Lines may have up to 64 KiB.
func Import(ctx context.Context, source io.Reader, steps ImportSteps) (report Report, err error) {
	if err := steps.Begin(ctx); err != nil {
		return Report{}, fmt.Errorf("begin import: %w", err)
	}
	committed := false
	defer func() { // Deferred: a step may panic.
		if !committed {
			report = Report{}
			err = errors.Join(err, steps.Rollback(context.WithoutCancel(ctx)))
		}
	}()
	skipper, skips := steps.(Skipper)
	lines := bufio.NewScanner(source)
	for number := 1; lines.Scan(); number++ {
		if err := ctx.Err(); err != nil {
			return report, err
		}
		if skips && skipper.Skip(lines.Text()) {
			report.Skipped++
			continue
		}
		if err := steps.Line(ctx, lines.Text()); err != nil {
			return report, fmt.Errorf("import line %d: %w", number, err)
		}
		report.Stored++
	}
	if err := lines.Err(); err != nil {
		return report, fmt.Errorf("read import: %w", err)
	}
	if err := steps.Commit(ctx); err != nil {
		return report, fmt.Errorf("commit import: %w", err)
	}
	committed = true
	return report, nil
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

// meters is an import that notes its steps.
type meters struct {
	log     []string
	failing string
	cancel  func()
}

var errStep = errors.New("step failed")

func (m *meters) step(name string) error {
	m.log = append(m.log, name)
	if name == m.failing {
		return errStep
	}
	return nil
}

func (m *meters) Begin(context.Context) error  { return m.step("begin") }
func (m *meters) Commit(context.Context) error { return m.step("commit") }
func (m *meters) Rollback(ctx context.Context) error {
	return errors.Join(ctx.Err(), m.step("rollback"))
}

func (m *meters) Line(_ context.Context, line string) error {
	switch line {
	case "panic":
		panic("broken")
	case "cancel":
		m.cancel()
	}
	return m.step(line)
}

// commented leaves comments out.
type commented struct{ *meters }

func (commented) Skip(line string) bool { return strings.HasPrefix(line, "#") }

func main() {
	expect := func(steps ImportSteps, of *meters, text string, wanted Report, wantedLog ...string) error {
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		of.log, of.cancel = nil, cancel
		report, err := Import(ctx, strings.NewReader(text), steps)
		check(report == wanted, "report %+v", report)
		check(slices.Equal(of.log, wantedLog), "did %q instead of %q", of.log, wantedLog)
		return err
	}

	// The order is fixed; the steps are the caller's, the optional one too.
	plain := &meters{}
	check(expect(plain, plain, "a\n#b\nc", Report{3, 0}, "begin", "a", "#b", "c", "commit") == nil, "no error expected")
	check(expect(commented{plain}, plain, "a\n#b\nc", Report{2, 1}, "begin", "a", "c", "commit") == nil, "no error expected")
	check(expect(plain, plain, "", Report{}, "begin", "commit") == nil, "no error expected")

	// After a failure the rest is left out and rolled back, once, and nothing is reported as stored.
	plain.failing = "b"
	err := expect(plain, plain, "a\nb\nc", Report{}, "begin", "a", "b", "rollback")
	check(errors.Is(err, errStep) && err.Error() == "import line 2: step failed", "got %v", err)
	plain.failing = "commit"
	err = expect(plain, plain, "a", Report{}, "begin", "a", "commit", "rollback")
	check(errors.Is(err, errStep), "got %v", err)
	plain.failing = "begin" // There is nothing to roll back.
	err = expect(plain, plain, "a", Report{}, "begin")
	check(errors.Is(err, errStep), "got %v", err)
	plain.failing = ""

	// Cancelled, it stores no further line and rolls back all the same.
	err = expect(plain, plain, "a\ncancel\nc", Report{}, "begin", "a", "cancel", "rollback")
	check(err != nil && err.Error() == "context canceled", "got %v", err)

	// A source that cannot be read, and a step that panics.
	err = expect(plain, plain, strings.Repeat("a", 70_000), Report{}, "begin", "rollback")
	check(errors.Is(err, bufio.ErrTooLong), "got %v", err)
	func() {
		defer func() { check(recover() == "broken", "the panic is lost") }()
		_, _ = Import(context.Background(), strings.NewReader("panic"), plain)
	}()
	check(slices.Equal(plain.log, []string{"begin", "rollback", "begin", "rollback"}), "did %q", plain.log)
}
