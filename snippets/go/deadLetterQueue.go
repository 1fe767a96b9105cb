// pattern: dead-letter-queue
// prefix: sdDeadLetter
// description: Dead letters: redelivers a failing message with jittered backoff and moves it aside with the reason after maxReceives
// placeholders: Consumer, Message, Consume, maxReceives, DeadLetter
// --- preamble ---
package main

import (
	"errors"
	"slices"
)

// --- imports ---
import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"
)

// --- snippet ---

type Message struct {
	ID       string
	Body     []byte
	Receives int // counted by the queue, with this one
}

// DeadLetter has what a person needs to repair and send it again. Raise an
// alarm when there are any.
type DeadLetter struct {
	Message Message
	Reason  string
	At      time.Time
}

// Queue delivers a message again if it is neither deleted nor delayed, such as
// after a crash.
type Queue interface {
	Delete(ctx context.Context, id string) error
	Delay(ctx context.Context, id string, delay time.Duration) error
	// Bury may be called twice for a message.
	Bury(ctx context.Context, letter DeadLetter) error
}

// Consumer may be used by several goroutines if its parts may.
type Consumer struct {
	queue       Queue
	handle      func(context.Context, Message) error // idempotent: messages may come twice
	maxReceives int
	baseDelay   time.Duration
	maxDelay    time.Duration
	random      func(bound time.Duration) time.Duration
	now         func() time.Time
}

func NewConsumer(queue Queue, handle func(context.Context, Message) error, maxReceives int, baseDelay, maxDelay time.Duration) *Consumer {
	return &Consumer{queue: queue, handle: handle, maxReceives: maxReceives, baseDelay: baseDelay,
		maxDelay: maxDelay, random: rand.N[time.Duration], now: time.Now}
}

// Consume settles one message. Its error is that of the queue; what the
// handler fails with is the message's fate.
func (c *Consumer) Consume(ctx context.Context, message Message) error {
	failure := c.try(ctx, message)
	switch {
	case failure == nil:
		return c.queue.Delete(ctx, message.ID)
	case ctx.Err() != nil: // Shutting down is not the message's fault.
		return ctx.Err()
	case message.Receives < c.maxReceives:
		return c.queue.Delay(ctx, message.ID, c.delay(message.Receives))
	}
	letter := DeadLetter{Message: message, Reason: failure.Error(), At: c.now()}
	if err := c.queue.Bury(ctx, letter); err != nil { // First, so that it is never lost.
		return fmt.Errorf("bury message %s: %w", message.ID, err)
	}
	return c.queue.Delete(ctx, message.ID)
}

func (c *Consumer) try(ctx context.Context, message Message) (failure error) {
	defer func() {
		if cause := recover(); cause != nil {
			failure = fmt.Errorf("panic: %v", cause)
		}
	}()
	return c.handle(ctx, message)
}

// delay is between half of the backoff and all of it.
func (c *Consumer) delay(receives int) time.Duration {
	backoff := min(c.baseDelay, c.maxDelay)
	for range receives - 1 {
		backoff = min(2*backoff, c.maxDelay)
	}
	return backoff/2 + c.random(backoff/2+1)
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

// memory is a queue of one message.
type memory struct {
	log     []string
	failure error
	letters []DeadLetter
}

func (m *memory) Delete(_ context.Context, id string) error {
	m.log = append(m.log, "delete "+id)
	return m.failure
}

func (m *memory) Delay(_ context.Context, id string, delay time.Duration) error {
	m.log = append(m.log, fmt.Sprint("delay ", id, " ", delay))
	return m.failure
}

func (m *memory) Bury(_ context.Context, letter DeadLetter) error {
	m.log = append(m.log, "bury "+letter.Message.ID)
	if m.failure == nil {
		m.letters = append(m.letters, letter)
	}
	return m.failure
}

func main() {
	ctx := context.Background()
	errBad := errors.New("bad address")
	var outcome func(Message) error
	handled := 0
	queue := &memory{}
	consumer := NewConsumer(queue, func(_ context.Context, message Message) error {
		handled++
		return outcome(message)
	}, 5, time.Second, 5*time.Second)
	clock := time.Unix(1_700_000_000, 0)
	consumer.now = func() time.Time { return clock }
	consumer.random = func(bound time.Duration) time.Duration { return bound - 1 }
	consume := func(receives int, wanted ...string) error {
		queue.log = nil
		err := consumer.Consume(ctx, Message{ID: "m1", Body: []byte("p7"), Receives: receives})
		check(slices.Equal(queue.log, wanted), "receive %d: did %q instead of %q", receives, queue.log, wanted)
		return err
	}

	// What succeeds is deleted.
	outcome = func(Message) error { return nil }
	check(consume(1, "delete m1") == nil && handled == 1, "handled %d times", handled)

	// What fails comes again, later each time, up to a limit.
	outcome = func(Message) error { return errBad }
	check(consume(1, "delay m1 1s") == nil, "no error expected")
	check(consume(2, "delay m1 2s") == nil, "no error expected")
	check(consume(3, "delay m1 4s") == nil, "no error expected")
	check(consume(4, "delay m1 5s") == nil && len(queue.letters) == 0, "buried too early")
	consumer.random = func(time.Duration) time.Duration { return 0 }
	check(consume(3, "delay m1 2s") == nil, "no error expected")
	consumer.random = rand.N[time.Duration]

	// The last time it is moved with the reason, and only then deleted.
	check(consume(5, "bury m1", "delete m1") == nil, "no error expected")
	letter := queue.letters[0]
	check(letter.Reason == "bad address" && letter.At.Equal(clock), "got %+v", letter)
	check(string(letter.Message.Body) == "p7" && letter.Message.Receives == 5, "got %+v", letter)

	// A message that breaks the handler does not break the consumer.
	outcome = func(Message) error { panic("broken") }
	check(consume(6, "bury m1", "delete m1") == nil, "no error expected")
	check(queue.letters[1].Reason == "panic: broken", "got %+v", queue.letters[1])

	// If it cannot be moved, it stays in the queue.
	queue.failure = errors.New("down")
	check(errors.Is(consume(5, "bury m1"), queue.failure), "the error is lost")
	check(len(queue.letters) == 2, "%d letters", len(queue.letters))
	queue.failure = nil

	// A shutdown decides nothing about the message.
	cancelled, cancel := context.WithCancel(ctx)
	ctx = cancelled
	outcome = func(Message) error {
		cancel()
		return ctx.Err()
	}
	check(errors.Is(consume(5), context.Canceled), "settled while shutting down")
}
