// pattern: builder
// prefix: dpBuilder
// description: Builder, in Go: functional options and one constructor that checks all of them together; the object does not change afterwards
// placeholders: Label, Option, NewLabel, WithInsurance, WithPickupPoint
// --- preamble ---
package main

import "strings"

// --- imports ---
import (
	"errors"
	"fmt"
)

// --- snippet ---

// Label is a parcel's; it does not change, so goroutines may share it.
type Label struct {
	recipient   string
	grams       int
	insured     int64 // cents
	pickupPoint string
	signature   bool
}

func (l *Label) Recipient() string   { return l.recipient }
func (l *Label) Grams() int          { return l.grams }
func (l *Label) Insured() int64      { return l.insured }
func (l *Label) PickupPoint() string { return l.pickupPoint }
func (l *Label) Signature() bool     { return l.signature }

// Option takes a builder's place: what is optional has a name and a default.
type Option func(*Label)

// WithInsurance needs WithSignature from 500 euros on.
func WithInsurance(cents int64) Option { return func(l *Label) { l.insured = cents } }

func WithPickupPoint(id string) Option { return func(l *Label) { l.pickupPoint = id } }

func WithSignature() Option { return func(l *Label) { l.signature = true } }

// NewLabel reports all that is missing or contradictory at once.
func NewLabel(recipient string, grams int, options ...Option) (*Label, error) {
	label := &Label{recipient: recipient, grams: grams}
	for _, option := range options {
		option(label)
	}
	var problems []error
	require := func(holds bool, format string, values ...any) {
		if !holds {
			problems = append(problems, fmt.Errorf(format, values...))
		}
	}
	require(recipient != "", "the recipient is missing")
	require(grams > 0 && grams <= 31_500, "%d g is not between 1 g and 31.5 kg", grams)
	require(label.insured >= 0, "the insurance of %d cents is negative", label.insured)
	require(label.insured < 50_000 || label.signature, "an insurance of %d cents needs a signature", label.insured)
	require(label.pickupPoint == "" || !label.signature, "nobody signs at pick-up point %s", label.pickupPoint)
	if len(problems) > 0 {
		return nil, fmt.Errorf("label: %w", errors.Join(problems...))
	}
	return label, nil
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	// Only what is required: the rest has its default.
	plain, err := NewLabel("Ada", 800)
	check(err == nil, "got %v", err)
	check(plain.Recipient() == "Ada" && plain.Grams() == 800, "got %+v", plain)
	check(plain.Insured() == 0 && plain.PickupPoint() == "" && !plain.Signature(), "got %+v", plain)

	// Options in any order.
	valuable, err := NewLabel("Ada", 800, WithInsurance(50_000), WithSignature())
	check(err == nil && valuable.Insured() == 50_000 && valuable.Signature(), "got %+v, %v", valuable, err)
	same, err := NewLabel("Ada", 800, WithSignature(), WithInsurance(50_000))
	check(err == nil && *same == *valuable, "got %+v, %v", same, err)
	collected, err := NewLabel("Ada", 800, WithPickupPoint("P7"))
	check(err == nil && collected.PickupPoint() == "P7", "got %+v, %v", collected, err)

	// What is missing, out of bounds or contradictory is an error, and there is no object.
	fails := func(wanted string, recipient string, grams int, options ...Option) {
		label, err := NewLabel(recipient, grams, options...)
		check(label == nil && err != nil, "%q: built %+v", wanted, label)
		check(strings.Contains(err.Error(), wanted), "%q is not in %v", wanted, err)
	}
	fails("recipient is missing", "", 800)
	fails("0 g", "Ada", 0)
	heaviest, err := NewLabel("Ada", 31_500, WithInsurance(49_999))
	check(err == nil && heaviest.Grams() == 31_500, "got %+v, %v", heaviest, err)
	fails("31501 g", "Ada", 31_501)
	fails("negative", "Ada", 800, WithInsurance(-1))
	fails("needs a signature", "Ada", 800, WithInsurance(50_000))
	fails("nobody signs at pick-up point P7", "Ada", 800, WithPickupPoint("P7"), WithSignature())

	// All of it is told at once.
	fails("recipient is missing\n0 g", "", 0)
}
