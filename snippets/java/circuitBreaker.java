// pattern: circuit-breaker
// prefix: sdCircuitBreaker
// description: Circuit breaker: thread-safe; refuses calls to a failing dependency and tries it again with one call
// placeholders: CircuitBreaker, failureThreshold, openFor, isFailure
// --- preamble ---
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
// --- imports ---
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
// --- snippet ---
final class CircuitOpenException extends RuntimeException {
    CircuitOpenException() {
        super("refused: the dependency is failing");
    }
}

/** Use one per dependency, of any number of threads. A call that hangs blocks the way back: bound its time. */
final class CircuitBreaker {
    enum State { CLOSED, OPEN, HALF_OPEN }

    private final int failureThreshold;
    private final Duration openFor;
    private final Predicate<? super Throwable> isFailure;
    private final LongSupplier nanoTime;

    private State state = State.CLOSED;
    private int failures;
    private long changedAt;
    private long changes; // Tells a call of the present state from one that began in an older one.

    /** {@code isFailure} is false for errors of the caller, which show that the dependency answers. */
    CircuitBreaker(
            int failureThreshold, Duration openFor, Predicate<? super Throwable> isFailure, LongSupplier nanoTime) {
        this.failureThreshold = failureThreshold;
        this.openFor = openFor;
        this.isFailure = isFailure;
        this.nanoTime = nanoTime;
    }

    CircuitBreaker(int failureThreshold, Duration openFor) {
        this(failureThreshold, openFor, error -> true, System::nanoTime);
    }

    /** Throws {@link CircuitOpenException} without calling the operation while the circuit is open. */
    <T> T call(Callable<T> operation) throws Exception {
        long admitted = admit();
        try {
            T result = operation.call();
            settle(admitted, false);
            return result;
        } catch (Throwable error) {
            boolean failed = true; // Remains so if isFailure throws: a trial must not stay under way for ever.
            try {
                failed = isFailure.test(error);
            } finally {
                settle(admitted, failed);
            }
            throw error;
        }
    }

    synchronized State state() {
        return state;
    }

    private synchronized long admit() {
        boolean paused = state == State.OPEN && nanoTime.getAsLong() - changedAt < openFor.toNanos();
        if (paused || state == State.HALF_OPEN) throw new CircuitOpenException();
        if (state == State.OPEN) change(State.HALF_OPEN);
        return changes;
    }

    private synchronized void settle(long admitted, boolean failed) {
        if (admitted != changes) return;
        if (!failed) {
            failures = 0;
            if (state == State.HALF_OPEN) change(State.CLOSED);
        } else if (state == State.HALF_OPEN || ++failures >= failureThreshold) {
            change(State.OPEN);
        }
    }

    private void change(State to) {
        state = to;
        changes++;
        changedAt = nanoTime.getAsLong();
    }
}
// --- demonstration ---
class Main {
    private static final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10); // Overflows on the way.
    private static int calls;

    private static String succeed() {
        calls++;
        return "tide table";
    }

    private static <X extends Throwable> void expect(Class<X> type, CircuitBreaker breaker, Callable<?> operation) {
        try {
            breaker.call(operation);
        } catch (Throwable error) {
            assert type == error.getClass() : error;
            return;
        }
        throw new AssertionError("no " + type);
    }

    private static void fail(CircuitBreaker breaker, int times) {
        for (int count = 0; count < times; count++) {
            expect(IOException.class, breaker, () -> {
                throw new IOException("down");
            });
        }
    }

    /** A trial whose error cannot be told counts as a failure: the next one is let through. */
    private static void tryUnknownErrors() throws Exception {
        var puzzled = new CircuitBreaker(1, Duration.ZERO, error -> {
            throw new IllegalStateException("puzzled");
        }, nanos::get);
        for (int count = 0; count < 3; count++) {
            expect(IllegalStateException.class, puzzled, () -> {
                throw new IOException("down");
            });
            assert puzzled.state() == CircuitBreaker.State.OPEN;
        }
        assert puzzled.call(Main::succeed).equals("tide table");
    }

    public static void main(String[] args) throws Exception {
        tryUnknownErrors();
        var breaker = new CircuitBreaker(
                3, Duration.ofSeconds(5), error -> !(error instanceof IllegalArgumentException), nanos::get);

        // Only consecutive failures count, and errors of the caller are none.
        fail(breaker, 2);
        assert breaker.call(Main::succeed).equals("tide table");
        fail(breaker, 2);
        expect(IllegalArgumentException.class, breaker, () -> {
            throw new IllegalArgumentException("no such harbour");
        });
        fail(breaker, 2);
        assert breaker.state() == CircuitBreaker.State.CLOSED;

        // A call that begins now and ends when the circuit has changed must not count.
        var release = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var late = new FutureTask<>(() -> breaker.call(() -> {
            begun.countDown();
            release.await();
            return "late";
        }));
        new Thread(late).start();
        begun.await();

        // The third failure in a row opens it: no call reaches the dependency before the pause is over.
        fail(breaker, 1);
        assert breaker.state() == CircuitBreaker.State.OPEN;
        calls = 0;
        expect(CircuitOpenException.class, breaker, Main::succeed);
        nanos.addAndGet(Duration.ofSeconds(5).toNanos() - 1);
        expect(CircuitOpenException.class, breaker, Main::succeed);
        assert calls == 0 : calls;

        // Then one trial goes through, and no second one beside it; the late success closes nothing.
        nanos.incrementAndGet();
        expect(IOException.class, breaker, () -> {
            assert breaker.state() == CircuitBreaker.State.HALF_OPEN;
            expect(CircuitOpenException.class, breaker, Main::succeed);
            release.countDown();
            assert late.get().equals("late");
            assert breaker.state() == CircuitBreaker.State.HALF_OPEN;
            throw new IOException("still down");
        });
        assert breaker.state() == CircuitBreaker.State.OPEN;
        expect(CircuitOpenException.class, breaker, Main::succeed);

        // The pause begins anew; a trial that ends in an Error does not block the circuit for ever.
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        expect(StackOverflowError.class, breaker, () -> {
            throw new StackOverflowError();
        });
        assert breaker.state() == CircuitBreaker.State.OPEN;

        // A trial that succeeds closes it, and the count starts at nothing.
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        breaker.call(Main::succeed);
        assert breaker.state() == CircuitBreaker.State.CLOSED;
        fail(breaker, 2);
        assert breaker.state() == CircuitBreaker.State.CLOSED;
        var strict = new CircuitBreaker(1, Duration.ofHours(1));
        fail(strict, 1);
        expect(CircuitOpenException.class, strict, Main::succeed);
    }
}
