// pattern: sliding-window
// prefix: sdSlidingWindow
// description: Sliding window: limits calls per key by weighted counts of two windows, in little memory, thread-safe
// placeholders: SlidingWindowLimiter, maxCalls, windowLength
// --- preamble ---
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
// --- imports ---
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
// --- snippet ---
/**
 * Keeps two counts per key instead of each call's time, so it is an estimate: it takes the calls of the window before
 * as evenly spread. Thread-safe, for one process; several need counts in a shared store.
 */
final class SlidingWindowLimiter<K> {
    private record Counts(long index, long previous, long current, boolean admitted) {}

    private final ConcurrentMap<K, Counts> countsByKey = new ConcurrentHashMap<>();
    private final int maxCalls;
    private final long windowNanos;
    private final LongSupplier nanoTime;
    private final long start;

    SlidingWindowLimiter(int maxCalls, Duration windowLength, LongSupplier nanoTime) {
        if (maxCalls < 1 || windowLength.toNanos() < 1) throw new IllegalArgumentException("no limit");
        this.maxCalls = maxCalls;
        this.windowNanos = windowLength.toNanos();
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    SlidingWindowLimiter(int maxCalls, Duration windowLength) {
        this(maxCalls, windowLength, System::nanoTime);
    }

    /** Calls that are refused do not count. */
    boolean tryAcquire(K key) {
        return countsByKey.compute(key, (same, before) -> {
            long elapsed = nanoTime.getAsLong() - start; // Asked here: in the order of the calls of a key.
            long index = elapsed / windowNanos;
            var counts = before == null ? new Counts(index, 0, 0, false) : moveTo(index, before);
            double weight = 1 - (double) (elapsed % windowNanos) / windowNanos;
            boolean admitted = counts.previous * weight + counts.current + 1 <= maxCalls;
            return new Counts(index, counts.previous, counts.current + (admitted ? 1 : 0), admitted);
        }).admitted;
    }

    /** Frees the keys whose counts are of no effect any more. Call it now and then: keys come from outside. */
    void removeIdle() {
        long index = (nanoTime.getAsLong() - start) / windowNanos;
        countsByKey.values().removeIf(counts -> counts.index < index - 1);
    }

    int size() {
        return countsByKey.size();
    }

    private static Counts moveTo(long index, Counts counts) {
        if (index == counts.index) return counts;
        return new Counts(index, index == counts.index + 1 ? counts.current : 0, 0, false);
    }
}
// --- demonstration ---
class Main {
    private static final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // Overflows on the way.

    private static int admitted(SlidingWindowLimiter<String> limiter, String key, int calls) {
        int count = 0;
        for (int call = 0; call < calls; call++) if (limiter.tryAcquire(key)) count++;
        return count;
    }

    public static void main(String[] args) throws InterruptedException {
        var second = Duration.ofSeconds(1).toNanos();
        var limiter = new SlidingWindowLimiter<String>(10, Duration.ofSeconds(1), nanos::get);

        // No more than the limit, for each key on its own.
        assert admitted(limiter, "ann", 15) == 10;
        assert admitted(limiter, "bob", 3) == 3;

        // The next window does not begin with nothing: the one before still counts in full, then less and less.
        nanos.addAndGet(second);
        assert admitted(limiter, "ann", 5) == 0;
        nanos.addAndGet(second / 2);
        assert admitted(limiter, "ann", 20) == 5;
        assert admitted(limiter, "bob", 20) == 8;

        // What was refused did not count: at the same place in the next window, half of 5 is left.
        nanos.addAndGet(second);
        assert admitted(limiter, "ann", 20) == 7;

        // After two windows all is forgotten, and the memory is free.
        limiter.removeIdle();
        assert limiter.size() == 2;
        nanos.addAndGet(second);
        limiter.removeIdle();
        assert limiter.size() == 1 : limiter.size();
        nanos.addAndGet(2 * second);
        assert admitted(limiter, "ann", 20) == 10;
        limiter.removeIdle();
        assert limiter.size() == 1;

        for (var wrong : List.of(Duration.ZERO, Duration.ofMillis(-1))) {
            try {
                throw new AssertionError(new SlidingWindowLimiter<String>(10, wrong));
            } catch (IllegalArgumentException expected) {
                assert expected.getMessage().equals("no limit");
            }
        }

        // Threads together get no more than the limit.
        var shared = new SlidingWindowLimiter<String>(500, Duration.ofHours(1));
        var granted = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        for (int count = 0; count < 4; count++) {
            threads.add(new Thread(() -> granted.addAndGet(admitted(shared, "all", 1_000))));
        }
        threads.forEach(Thread::start);
        for (var thread : threads) thread.join();
        assert granted.get() == 500 : granted;
    }
}
