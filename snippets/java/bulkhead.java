// pattern: bulkhead
// prefix: sdBulkhead
// description: Bulkhead: bounds the calls that run at once and those that wait; any more are refused at once
// placeholders: Bulkhead, maxConcurrent, maxQueue, maxWait
// --- preamble ---
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
// --- imports ---
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
// --- snippet ---
final class BulkheadFullException extends RuntimeException {
    BulkheadFullException(String message) {
        super(message);
    }
}

/**
 * Keeps one slow dependency from taking all threads: use one per dependency. Thread-safe, for this process only.
 * Calls run in the thread of the caller. One that calls the same bulkhead again takes a second place.
 */
final class Bulkhead {
    private final Semaphore places; // Of those that run and those that wait.
    private final Semaphore running;
    private final Duration maxWait;

    Bulkhead(int maxConcurrent, int maxQueue, Duration maxWait) {
        if (maxConcurrent < 1 || maxQueue < 0) throw new IllegalArgumentException("too few places");
        this.places = new Semaphore(Math.addExact(maxConcurrent, maxQueue));
        this.running = new Semaphore(maxConcurrent, true); // Fair: first come, first served.
        this.maxWait = maxWait;
    }

    /** Throws {@link BulkheadFullException} without running the operation if there is no place, or not in time. */
    <T> T call(Callable<T> operation) throws Exception {
        if (!places.tryAcquire()) throw new BulkheadFullException("too many calls wait");
        try {
            if (!running.tryAcquire(maxWait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new BulkheadFullException("waited too long");
            }
            try {
                return operation.call();
            } finally {
                running.release();
            }
        } finally {
            places.release();
        }
    }

    /** For a metric: by the time it is read it may have changed. */
    int waiting() {
        return running.getQueueLength();
    }
}
// --- demonstration ---
class Main {
    private static final AtomicInteger calls = new AtomicInteger();

    private static Exception errorOf(Bulkhead bulkhead, Callable<?> operation) {
        try {
            throw new AssertionError(bulkhead.call(operation));
        } catch (Exception error) {
            return error;
        }
    }

    public static void main(String[] args) throws Exception {
        var bulkhead = new Bulkhead(2, 1, Duration.ofMinutes(1));
        var begun = new CountDownLatch(2);
        var go = new CountDownLatch(1);
        var most = new AtomicInteger();
        var now = new AtomicInteger();
        Callable<Integer> print = () -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            begun.countDown();
            go.await();
            now.decrementAndGet();
            return calls.incrementAndGet();
        };
        var tasks = new ArrayList<FutureTask<Integer>>();
        var threads = new ArrayList<Thread>();
        for (int count = 0; count < 3; count++) {
            if (count == 2) begun.await();
            var task = new FutureTask<>(() -> bulkhead.call(print));
            tasks.add(task);
            threads.add(new Thread(task));
            threads.get(count).start();
        }
        while (bulkhead.waiting() < 1) Thread.onSpinWait();

        // Two run, one waits, the fourth is refused at once and does not run.
        var refused = errorOf(bulkhead, calls::incrementAndGet);
        assert refused instanceof BulkheadFullException : refused;
        assert refused.getMessage().equals("too many calls wait");
        assert calls.get() == 0;

        // One that waits and is interrupted leaves its place to another one.
        threads.get(2).interrupt();
        threads.get(2).join();
        var task = new FutureTask<>(() -> bulkhead.call(print));
        new Thread(task).start();
        while (bulkhead.waiting() < 1) Thread.onSpinWait();
        go.countDown();
        for (var done : List.of(tasks.get(0), tasks.get(1), task)) done.get();
        assert calls.get() == 3 && most.get() == 2 : most;

        // A failure frees its place, and so does a wait that was too long.
        var narrow = new Bulkhead(1, 1, Duration.ZERO);
        var jam = new IllegalStateException("paper jam");
        for (int turn = 0; turn < 3; turn++) {
            assert errorOf(narrow, () -> {
                throw jam;
            }) == jam;
            assert narrow.call(() -> errorOf(narrow, () -> 1).getMessage()).equals("waited too long");
        }
        assert narrow.call(() -> "printed").equals("printed");

        // Without a queue the second one is refused at once.
        var single = new Bulkhead(1, 0, Duration.ofMinutes(1));
        assert single.call(() -> errorOf(single, () -> 1).getMessage()).equals("too many calls wait");
        try {
            throw new AssertionError(new Bulkhead(0, 5, Duration.ZERO));
        } catch (IllegalArgumentException expected) {
            assert expected.getMessage().equals("too few places");
        }
    }
}
