// pattern: timeout
// prefix: sdTimeout
// description: Timeout: bounds an operation through its context, names what was too slow and passes the remaining budget on over HTTP
// placeholders: Within, TimeoutError, SendBudget, ReceiveBudget, budgetHeader
// --- preamble ---
package main

import (
	"errors"
	"net/http/httptest"
	"strings"
)

// --- imports ---
import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"time"
)

// --- snippet ---

// TimeoutError tells which operation was too slow. It is a
// context.DeadlineExceeded, too.
type TimeoutError struct {
	Operation string
	Limit     time.Duration
}

func (e *TimeoutError) Error() string {
	return fmt.Sprintf("%s: not done within %v", e.Operation, e.Limit)
}
func (e *TimeoutError) Timeout() bool { return true }
func (e *TimeoutError) Unwrap() error { return context.DeadlineExceeded }

// Within gives the operation at most the limit, and less if the caller's own
// deadline is sooner. The operation must watch its context, as whatever takes
// one does: Go stops no goroutine from outside.
func Within[T any](ctx context.Context, name string, limit time.Duration, operation func(context.Context) (T, error)) (T, error) {
	timeout := &TimeoutError{Operation: name, Limit: limit}
	ctx, cancel := context.WithTimeoutCause(ctx, limit, timeout)
	defer cancel()
	result, err := operation(ctx)
	if err != nil && context.Cause(ctx) == timeout {
		return result, fmt.Errorf("%w: %w", timeout, err)
	}
	return result, err
}

const budgetHeader = "Request-Budget-Ms"

// SendBudget tells the server how long its answer is of use: what is left
// until the deadline of the request's context, less a reserve for the way
// back. It fails if nothing is left, so that the request is not sent.
func SendBudget(request *http.Request, reserve time.Duration) error {
	deadline, has := request.Context().Deadline()
	if !has {
		return nil
	}
	budget := time.Until(deadline) - reserve
	if budget < time.Millisecond {
		return fmt.Errorf("send request: no time left: %w", context.DeadlineExceeded)
	}
	request.Header.Set(budgetHeader, strconv.FormatInt(budget.Milliseconds(), 10))
	return nil
}

// ReceiveBudget bounds each request by what its client grants, and by the
// limit, which a client cannot raise.
func ReceiveBudget(next http.Handler, limit time.Duration) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		budget := limit
		ms, err := strconv.ParseInt(r.Header.Get(budgetHeader), 10, 32)
		if err == nil && ms >= 0 {
			budget = min(limit, time.Duration(ms)*time.Millisecond)
		}
		ctx, cancel := context.WithTimeout(r.Context(), budget)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	ctx := context.Background()
	errBroken := errors.New("broken")
	hang := func(ctx context.Context) (string, error) {
		<-ctx.Done()
		return "", ctx.Err()
	}

	// In time: result and error as they are, and the context ends with the operation.
	var kept context.Context
	answer, err := Within(ctx, "look up", time.Hour, func(ctx context.Context) (string, error) {
		kept = ctx
		return "found", errBroken
	})
	check(answer == "found" && err == errBroken, "got %q, %v", answer, err)
	check(errors.Is(kept.Err(), context.Canceled), "the work is not cancelled: %v", kept.Err())

	// Too slow: the work is cancelled, and the error names it.
	_, err = Within(ctx, "look up", time.Millisecond, hang)
	var timeout *TimeoutError
	check(errors.As(err, &timeout) && timeout.Operation == "look up", "got %v", err)
	check(errors.Is(err, context.DeadlineExceeded), "got %v", err)
	check(strings.HasPrefix(err.Error(), "look up: not done within 1ms"), "got %v", err)

	// A sooner deadline of the caller stays, and is not taken for this one.
	short, cancel := context.WithTimeout(ctx, time.Millisecond)
	defer cancel()
	_, err = Within(short, "look up", time.Hour, hang)
	check(errors.Is(err, context.DeadlineExceeded) && !errors.As(err, &timeout), "got %v", err)
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	_, err = Within(cancelled, "look up", time.Hour, hang)
	check(errors.Is(err, context.Canceled) && !errors.As(err, &timeout), "got %v", err)

	// An inner operation cannot get more than the outer one has.
	_, err = Within(ctx, "outer", time.Minute, func(ctx context.Context) (int, error) {
		return Within(ctx, "inner", time.Hour, func(ctx context.Context) (int, error) {
			deadline, _ := ctx.Deadline()
			check(time.Until(deadline) <= time.Minute, "%v left", time.Until(deadline))
			return 0, nil
		})
	})
	check(err == nil, "got %v", err)

	// The client sends what it has left, less the reserve.
	sent := func(ctx context.Context, reserve time.Duration) (*http.Request, error) {
		request := httptest.NewRequestWithContext(ctx, http.MethodGet, "/", nil)
		return request, SendBudget(request, reserve)
	}
	minute, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	request, err := sent(minute, 20*time.Second)
	ms, _ := strconv.Atoi(request.Header.Get(budgetHeader))
	check(err == nil && ms > 30_000 && ms <= 40_000, "sent %d ms, %v", ms, err)
	_, err = sent(minute, time.Minute)
	check(errors.Is(err, context.DeadlineExceeded), "got %v", err)
	request, err = sent(ctx, 0)
	check(err == nil && request.Header.Get(budgetHeader) == "", "sent %v, %v", request.Header, err)

	// The server works no longer than that, nor longer than it wants itself.
	for header, wanted := range map[string]time.Duration{
		"40000": 40 * time.Second, "": time.Minute, "999999": time.Minute, "-1": time.Minute, "soon": time.Minute, "0": 0,
	} {
		var left time.Duration
		handler := ReceiveBudget(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			deadline, _ := r.Context().Deadline()
			left = time.Until(deadline)
		}), time.Minute)
		request := httptest.NewRequest(http.MethodGet, "/", nil)
		request.Header.Set(budgetHeader, header)
		handler.ServeHTTP(httptest.NewRecorder(), request)
		check(left <= wanted && left > wanted-10*time.Second, "%q leaves %v", header, left)
	}
}
