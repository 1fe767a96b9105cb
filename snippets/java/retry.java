// pattern: retry
// prefix: sdRetry
// description: Retry: exponential backoff with full jitter, only for errors worth it, within attempts and a deadline
// placeholders: Retry, maxAttempts, baseDelay, maxDelay, isRetryable
// wrap: new Retry(4, Duration.ofMillis(100), Duration.ofSeconds(5)).call(Duration.ofSeconds(30), () -> call())
// selection: call(), 4, 100
// --- preamble ---
import java.io.FileNotFoundException;
import java.util.ArrayList;
import java.util.List;
// --- imports ---
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
// --- snippet ---
/** Repeats operations that are safe to repeat. Immutable: one instance serves all threads. */
record Retry(
        int maxAttempts,
        Duration baseDelay,
        Duration maxDelay,
        Predicate<? super Exception> isRetryable,
        Timing timing) {

    /** What a test replaces. */
    interface Timing {
        default long nanoTime() {
            return System.nanoTime();
        }

        default double random() {
            return ThreadLocalRandom.current().nextDouble();
        }

        default void sleep(Duration delay) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(delay.toNanos());
        }
    }

    Retry {
        if (maxAttempts < 1) throw new IllegalArgumentException("needs at least one attempt");
    }

    Retry(int maxAttempts, Duration baseDelay, Duration maxDelay) {
        this(maxAttempts, baseDelay, maxDelay, error -> error instanceof IOException, new Timing() {});
    }

    /**
     * Throws the last error when attempts or {@code budget} are used up. The budget bounds the waiting between
     * attempts, not a running one: the operation needs a time limit of its own. Interruption ends it at once.
     */
    <T> T call(Duration budget, Callable<T> operation) throws Exception {
        long start = timing.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try {
                return operation.call();
            } catch (InterruptedException cancelled) {
                throw cancelled;
            } catch (Exception error) {
                if (attempt >= maxAttempts || !isRetryable.test(error)) throw error;
                var delay = delayAfter(attempt);
                var elapsed = Duration.ofNanos(timing.nanoTime() - start);
                if (elapsed.plus(delay).compareTo(budget) >= 0) throw error;
                try {
                    timing.sleep(delay);
                } catch (InterruptedException cancelled) {
                    cancelled.addSuppressed(error);
                    throw cancelled;
                }
            }
        }
    }

    /** Anything from nothing to the ceiling, so that clients that failed together do not return together. */
    private Duration delayAfter(int attempt) {
        double ceiling = Math.min(maxDelay.toNanos(), baseDelay.toNanos() * Math.pow(2, attempt - 1));
        return Duration.ofNanos((long) (ceiling * timing.random()));
    }
}
// --- demonstration ---
class Main {
    private static final class FakeTiming implements Retry.Timing {
        final List<Long> delays = new ArrayList<>();
        long nanos = Long.MAX_VALUE - 5; // System.nanoTime() may overflow.
        double random = 1;
        boolean interrupted;

        @Override
        public long nanoTime() {
            return nanos;
        }

        @Override
        public double random() {
            return random;
        }

        @Override
        public void sleep(Duration delay) throws InterruptedException {
            if (interrupted) throw new InterruptedException();
            delays.add(delay.toMillis());
            nanos += delay.toNanos();
        }
    }

    private static final Duration LONG = Duration.ofHours(1);
    private static int calls;

    private static Callable<String> failing(int times, Exception error) {
        calls = 0;
        return () -> {
            if (++calls <= times) throw error;
            return "reading " + calls;
        };
    }

    private static Exception errorOf(Retry retry, Duration budget, Callable<String> operation) {
        try {
            throw new AssertionError(retry.call(budget, operation));
        } catch (Exception error) {
            return error;
        }
    }

    private static Retry retryWith(FakeTiming timing, int attempts) {
        return new Retry(
                attempts, Duration.ofMillis(100), Duration.ofMillis(500), error -> error instanceof IOException
                        && !(error instanceof FileNotFoundException), timing);
    }

    private static String call() throws IOException {
        if (++calls < 2) throw new IOException("meter offline");
        return "reading " + calls;
    }

    public static void main(String[] args) throws Exception {
        // A call that fails once, around which it is put.
        var reading = new Retry(4, Duration.ofMillis(100), Duration.ofSeconds(5)).call(Duration.ofSeconds(30), () -> call());
        assert reading.equals("reading 2") : reading;

        var timing = new FakeTiming();
        var offline = new IOException("meter offline");

        // The ceiling doubles up to the cap.
        assert retryWith(timing, 6).call(LONG, failing(4, offline)).equals("reading 5");
        assert timing.delays.equals(List.of(100L, 200L, 400L, 500L)) : timing.delays;

        // The jitter reaches down to no wait at all; the last error is the one thrown.
        timing.delays.clear();
        timing.random = 0;
        assert errorOf(retryWith(timing, 3), LONG, failing(9, offline)) == offline;
        assert calls == 3 : calls;
        assert timing.delays.equals(List.of(0L, 0L)) : timing.delays;

        // A permanent error is thrown at once, an unexpected one too.
        var missing = new FileNotFoundException("no such meter");
        assert errorOf(retryWith(timing, 3), LONG, failing(9, missing)) == missing;
        assert calls == 1 : calls;
        assert errorOf(retryWith(timing, 3), LONG, failing(9, new IllegalStateException())) != null;
        assert calls == 1 : calls;

        // No wait goes beyond the budget: 100 + 200 ms fit into 600 ms, 400 ms more do not.
        timing.random = 1;
        timing.delays.clear();
        assert errorOf(retryWith(timing, 9), Duration.ofMillis(600), failing(9, offline)) == offline;
        assert timing.delays.equals(List.of(100L, 200L)) : timing.delays;

        // Interruption stops it, with the error so far attached.
        timing.interrupted = true;
        var stopped = errorOf(retryWith(timing, 9), LONG, failing(9, offline));
        assert stopped instanceof InterruptedException : stopped;
        assert stopped.getSuppressed()[0] == offline;
        assert calls == 1 : calls;
        var inside = new InterruptedException("while it ran");
        assert errorOf(retryWith(timing, 9), LONG, failing(9, inside)) == inside;

        // Many attempts do not overflow the ceiling.
        timing.interrupted = false;
        timing.delays.clear();
        assert retryWith(timing, 100).call(LONG, failing(99, offline)).equals("reading 100");
        assert timing.delays.stream().allMatch(delay -> delay > 0 && delay <= 500) : timing.delays;

        try {
            new Retry(0, Duration.ZERO, Duration.ZERO);
            throw new AssertionError("no attempts");
        } catch (IllegalArgumentException expected) {
            assert expected.getMessage().contains("at least one");
        }
        assert new Retry(1, Duration.ZERO, Duration.ZERO).call(LONG, () -> "as it is").equals("as it is");
    }
}
