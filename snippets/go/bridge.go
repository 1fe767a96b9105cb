// pattern: bridge
// prefix: dpBridge
// description: Bridge: kinds of notice and channels vary separately; each notice holds the channel that it goes through
// placeholders: Channel, Deliver, Notice, Warning, Digest
// --- preamble ---
package main

import "errors"

// --- imports ---
import (
	"context"
	"fmt"
	"io"
	"strings"
)

// --- snippet ---

// Channel is the implementation's side: it brings a text to a person and knows
// nothing of what it is about.
type Channel interface {
	Deliver(ctx context.Context, to, text string) error
}

// Notice is the abstraction's side. Kinds and channels are added without a
// type for each pair.
type Notice interface {
	Send(ctx context.Context, to string) error
}

// Warning is about one thing and stands out.
type Warning struct {
	Channel Channel
	Text    string
}

func (w *Warning) Send(ctx context.Context, to string) error {
	return w.Channel.Deliver(ctx, to, "WARNING: "+w.Text)
}

// Digest puts what is not urgent together, and sends nothing if there is nothing.
type Digest struct {
	Channel Channel
	Lines   []string
}

func (d *Digest) Send(ctx context.Context, to string) error {
	if len(d.Lines) == 0 {
		return nil
	}
	return d.Channel.Deliver(ctx, to, strings.Join(d.Lines, "\n"))
}

// MailChannel takes the first line for the subject.
type MailChannel struct{ Out io.Writer }

func (m *MailChannel) Deliver(_ context.Context, to, text string) error {
	subject, _, _ := strings.Cut(text, "\n")
	_, err := fmt.Fprintf(m.Out, "To: %s\nSubject: %s\n\n%s\n", to, subject, text)
	return err
}

// SMSChannel shortens what is too long.
type SMSChannel struct {
	Out   io.Writer
	Limit int // in characters, at least 1
}

func (s *SMSChannel) Deliver(_ context.Context, to, text string) error {
	if runes := []rune(text); len(runes) > s.Limit {
		text = string(runes[:s.Limit-1]) + "…"
	}
	_, err := fmt.Fprintf(s.Out, "%s: %s\n", to, text)
	return err
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

type brokenChannel struct{ failure error }

func (b brokenChannel) Deliver(context.Context, string, string) error { return b.failure }

func main() {
	ctx := context.Background()
	var out strings.Builder
	sends := func(notice Notice, wanted string) {
		out.Reset()
		err := notice.Send(ctx, "Ada")
		check(err == nil && out.String() == wanted, "sent %q, %v", out.String(), err)
	}
	mail, sms := &MailChannel{Out: &out}, &SMSChannel{Out: &out, Limit: 20}
	lines := []string{"Lock opens at 7", "Bridge öffnet um 8"}

	// Two kinds by two channels: each pair works, and no code knows of a pair.
	sends(&Warning{mail, "flood"}, "To: Ada\nSubject: WARNING: flood\n\nWARNING: flood\n")
	sends(&Warning{sms, "flood"}, "Ada: WARNING: flood\n")
	sends(&Digest{mail, lines}, "To: Ada\nSubject: Lock opens at 7\n\nLock opens at 7\nBridge öffnet um 8\n")
	sends(&Digest{sms, lines}, "Ada: Lock opens at 7\nBri…\n")

	// Each side keeps its own rule, whatever is on the other one.
	sends(&Digest{mail, nil}, "")
	sends(&Digest{sms, nil}, "")
	sends(&Warning{sms, "12345678901"}, "Ada: WARNING: 12345678901\n")
	sends(&Warning{sms, "123456789012"}, "Ada: WARNING: 1234567890…\n")
	sends(&Digest{sms, []string{"ööööööööööööööööööööö"}}, "Ada: ööööööööööööööööööö…\n")

	// A channel's error comes through each kind.
	broken := brokenChannel{errors.New("no signal")}
	for _, notice := range []Notice{&Warning{broken, "flood"}, &Digest{broken, lines}} {
		check(errors.Is(notice.Send(ctx, "Ada"), broken.failure), "%T loses the error", notice)
	}
}
