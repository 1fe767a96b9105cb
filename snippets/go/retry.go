// pattern: retry
// prefix: sdRetry
// description: Retry with exponential backoff and full jitter, only for errors that may pass; ends with the context or when the deadline is too near
// placeholders: Retry, RetryPolicy, MaxAttempts, BaseDelay, MaxDelay, IsRetryable
// wrap: Retry(ctx, policy, func(ctx context.Context) (string, error) { return call(ctx) })
// selection: call(ctx), policy, string
// --- preamble ---
package main

import "slices"

// --- imports ---
import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"
)

// --- snippet ---

// RetryPolicy says which failures Retry tries again, how often and how soon.
type RetryPolicy struct {
	MaxAttempts int           // with the first one
	BaseDelay   time.Duration // the bound of the first pause; it doubles with each attempt
	MaxDelay    time.Duration // the bound of all pauses
	IsRetryable func(error) bool

	Random func(bound time.Duration) time.Duration    // nil: uniform in [0, bound)
	Sleep  func(context.Context, time.Duration) error // nil: sleeps until the context is done
}

// Retry runs the operation until it succeeds, fails for good or has failed
// MaxAttempts times. It may run more than once: use it only for what is
// idempotent. The error wraps that of the last attempt.
func Retry[T any](ctx context.Context, policy RetryPolicy, operation func(context.Context) (T, error)) (T, error) {
	random, sleep := policy.Random, policy.Sleep
	if random == nil {
		random = rand.N[time.Duration]
	}
	if sleep == nil {
		sleep = sleepContext
	}
	var none T
	bound := min(policy.BaseDelay, policy.MaxDelay)
	for attempt := 1; ; attempt++ {
		if err := ctx.Err(); err != nil {
			return none, err
		}
		result, err := operation(ctx)
		if err == nil {
			return result, nil
		}
		if !policy.IsRetryable(err) || attempt >= policy.MaxAttempts {
			return none, fmt.Errorf("attempt %d: %w", attempt, err)
		}
		delay := random(bound + 1)
		if deadline, has := ctx.Deadline(); has && time.Until(deadline) <= delay {
			return none, fmt.Errorf("attempt %d, no time for another: %w", attempt, err)
		}
		if stopped := sleep(ctx, delay); stopped != nil {
			return none, errors.Join(stopped, fmt.Errorf("attempt %d: %w", attempt, err))
		}
		bound = min(2*bound, policy.MaxDelay)
	}
}

func sleepContext(ctx context.Context, delay time.Duration) error {
	timer := time.NewTimer(delay)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

var (
	errBusy    = errors.New("busy")
	errRefused = errors.New("refused")
)

func main() {
	var slept, bounds []time.Duration
	policy := RetryPolicy{
		MaxAttempts: 5,
		BaseDelay:   100 * time.Millisecond,
		MaxDelay:    300 * time.Millisecond,
		IsRetryable: func(err error) bool { return errors.Is(err, errBusy) },
		Random: func(bound time.Duration) time.Duration {
			bounds = append(bounds, bound-1)
			return bound / 2
		},
		Sleep: func(ctx context.Context, delay time.Duration) error {
			slept = append(slept, delay)
			return ctx.Err()
		},
	}
	ctx := context.Background()
	attempts := 0
	failing := func(context.Context) (string, error) {
		attempts++
		return "half an answer", fmt.Errorf("call %d: %w", attempts, errBusy)
	}

	// It gives up after as many attempts as allowed and keeps the last error.
	answer, err := Retry(ctx, policy, failing)
	check(errors.Is(err, errBusy) && err.Error() == "attempt 5: call 5: busy", "got %v", err)
	check(attempts == 5 && answer == "", "%d attempts, answer %q", attempts, answer)

	// The bound doubles up to the limit, and the pause is what chance makes of it.
	ms := func(values ...time.Duration) []time.Duration {
		for i := range values {
			values[i] *= time.Millisecond
		}
		return values
	}
	check(slices.Equal(bounds, ms(100, 200, 300, 300)), "bounds %v", bounds)
	check(slices.Equal(slept, ms(50, 100, 150, 150)), "slept %v", slept)

	// It is put around a call.
	attempts = 0
	call := func(ctx context.Context) (string, error) {
		if attempts++; attempts < 3 {
			return "", errBusy
		}
		return "berth 3", ctx.Err()
	}
	answer, err = Retry(ctx, policy, func(ctx context.Context) (string, error) { return call(ctx) })
	check(err == nil && answer == "berth 3" && attempts == 3, "%q, %v, %d attempts", answer, err, attempts)

	// It ends with the first success.
	attempts = 0
	answer, err = Retry(ctx, policy, func(context.Context) (string, error) {
		if attempts++; attempts < 3 {
			return "", errBusy
		}
		return "berth 4", nil
	})
	check(err == nil && answer == "berth 4" && attempts == 3, "%q, %v, %d attempts", answer, err, attempts)

	// What is not retryable is not tried again.
	attempts = 0
	_, err = Retry(ctx, policy, func(context.Context) (string, error) {
		attempts++
		return "", errRefused
	})
	check(errors.Is(err, errRefused) && attempts == 1, "%v after %d attempts", err, attempts)

	// Cancelled during a pause, it stops, and says both why and what had failed.
	attempts = 0
	cancelled, cancel := context.WithCancel(ctx)
	impatient := policy
	impatient.Sleep = func(ctx context.Context, _ time.Duration) error {
		cancel()
		return sleepContext(ctx, time.Hour)
	}
	_, err = Retry(cancelled, impatient, failing)
	check(errors.Is(err, context.Canceled) && errors.Is(err, errBusy) && attempts == 1, "%v after %d", err, attempts)
	_, err = Retry(cancelled, policy, failing)
	check(errors.Is(err, context.Canceled) && attempts == 1, "%v after %d", err, attempts)

	// It does not sleep towards a deadline that comes first.
	attempts = 0
	slept = nil
	slow := policy
	slow.BaseDelay, slow.MaxDelay = 4*time.Hour, 4*time.Hour
	hurried, cancel := context.WithTimeout(ctx, time.Hour)
	defer cancel()
	_, err = Retry(hurried, slow, failing)
	check(errors.Is(err, errBusy) && attempts == 1 && len(slept) == 0, "%v after %d, slept %v", err, attempts, slept)

	// Without injected time and chance.
	policy.Random, policy.Sleep = nil, nil
	policy.BaseDelay, policy.MaxDelay = time.Microsecond, time.Microsecond
	attempts = 0
	_, err = Retry(ctx, policy, failing)
	check(errors.Is(err, errBusy) && attempts == 5, "%v after %d", err, attempts)
}
