// pattern: worker-pool
// prefix: sdWorkerPool
// description: Worker pool: a bounded number of goroutines, results in the order of the tasks, the first error stops the rest; none is left behind
// placeholders: MapTasks, work, size
// --- preamble ---
package main

import (
	"errors"
	"slices"
	"time"
)

// --- imports ---
import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
)

// --- snippet ---

// MapTasks works on the tasks, as many at once as size tells, and gives
// the results in their order. The first error cancels the context of the
// others, no further task begins, and that error is returned. It returns when
// all its goroutines have ended, so work should watch its context.
func MapTasks[T, R any](ctx context.Context, size int, tasks []T, work func(ctx context.Context, task T) (R, error)) ([]R, error) {
	if size < 1 {
		return nil, fmt.Errorf("worker pool: %d workers", size)
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	results := make([]R, len(tasks))
	var taken atomic.Int64
	worker := func() {
		for ctx.Err() == nil {
			i := int(taken.Add(1)) - 1
			if i >= len(tasks) {
				return
			}
			result, err := work(ctx, tasks[i])
			if err != nil {
				cancel(fmt.Errorf("task %d: %w", i, err)) // Only the first call counts.
				return
			}
			results[i] = result
		}
	}
	var group sync.WaitGroup
	for range min(size, len(tasks)) {
		group.Add(1)
		go func() {
			defer group.Done()
			worker()
		}()
	}
	group.Wait()
	if err := context.Cause(ctx); err != nil {
		return nil, err
	}
	return results, nil
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	ctx := context.Background()
	errTorn := errors.New("torn")
	tasks := make([]int, 100)
	for i := range tasks {
		tasks[i] = i
	}

	// Results are in the order of the tasks, also if the first one ends last.
	last := make(chan struct{})
	var active, most, begun atomic.Int64
	results, err := MapTasks(ctx, 4, tasks, func(_ context.Context, task int) (string, error) {
		begun.Add(1)
		now := active.Add(1)
		defer active.Add(-1)
		for seen := most.Load(); now > seen && !most.CompareAndSwap(seen, now); seen = most.Load() {
		}
		switch task {
		case 0:
			<-last
		case 99:
			close(last)
		}
		return fmt.Sprint("scan ", task), nil
	})
	check(err == nil && len(results) == 100, "%d results, %v", len(results), err)
	for i, result := range results {
		check(result == fmt.Sprint("scan ", i), "result %d is %q", i, result)
	}
	check(begun.Load() == 100, "%d tasks begun", begun.Load())
	check(most.Load() >= 2 && most.Load() <= 4, "%d at once", most.Load())

	// Really at once: four that wait for each other come through.
	var meet sync.WaitGroup
	meet.Add(4)
	_, err = MapTasks(ctx, 4, tasks[:4], func(context.Context, int) (int, error) {
		meet.Done()
		meet.Wait()
		return 0, nil
	})
	check(err == nil, "got %v", err)

	// The first error cancels what runs and begins nothing more; what it causes does not hide it.
	begun.Store(0)
	results, err = MapTasks(ctx, 3, tasks, func(ctx context.Context, task int) (string, error) {
		if begun.Add(1); task == 1 {
			return "", errTorn
		}
		<-ctx.Done()
		active.Add(1)
		defer active.Add(-1)
		return "", ctx.Err()
	})
	check(results == nil && errors.Is(err, errTorn) && err.Error() == "task 1: torn", "got %v", err)
	check(begun.Load() <= 3, "%d tasks begun", begun.Load())
	check(active.Load() == 0, "%d are still at work", active.Load())

	// The caller's cancellation ends it, too.
	short, cancel := context.WithTimeout(ctx, time.Millisecond)
	defer cancel()
	_, err = MapTasks(short, 2, tasks, func(ctx context.Context, _ int) (int, error) {
		<-ctx.Done()
		return 0, nil
	})
	check(errors.Is(err, context.DeadlineExceeded), "got %v", err)

	// Nothing to do, or nobody to do it.
	none, err := MapTasks(ctx, 2, nil, func(context.Context, int) (int, error) { return 0, errTorn })
	check(err == nil && slices.Equal(none, []int{}), "got %v, %v", none, err)
	_, err = MapTasks(ctx, 0, tasks, func(context.Context, int) (int, error) { return 0, nil })
	check(err != nil, "no workers")
}
