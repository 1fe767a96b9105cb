// pattern: token-bucket
// prefix: sdTokenBucket
// description: Token bucket: thread-safe rate limit with bursts, exact integer refill, tells how long to wait
// placeholders: TokenBucket, capacity, tokensPerSecond, Decision
// --- preamble ---
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
// --- imports ---
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
// --- snippet ---
/** {@code retryAfter} is zero if the tokens were taken, otherwise the time until they are there. */
record Decision(boolean allowed, Duration retryAfter) {}

/**
 * Limits a rate and lets bursts through, for all threads of one process; processes that share a limit need a shared
 * store. Keep one per caller and drop those that have been full for long.
 */
final class TokenBucket {
    private final int capacity;
    private final long nanosPerToken;
    private final LongSupplier nanoTime;
    private long credit; // In nanoseconds of refill: no rounding error adds up.
    private long refilledAt;

    TokenBucket(int capacity, double tokensPerSecond, LongSupplier nanoTime) {
        if (capacity < 1 || !(tokensPerSecond > 0)) throw new IllegalArgumentException("the limit must be positive");
        this.capacity = capacity;
        this.nanosPerToken = Math.max(1, Math.round(TimeUnit.SECONDS.toNanos(1) / tokensPerSecond));
        this.nanoTime = nanoTime;
        this.credit = Math.multiplyExact(capacity, nanosPerToken);
        this.refilledAt = nanoTime.getAsLong();
    }

    TokenBucket(int capacity, double tokensPerSecond) {
        this(capacity, tokensPerSecond, System::nanoTime);
    }

    /** Takes all the tokens or none; more than the bucket can hold is an error, since no wait would help. */
    synchronized Decision tryTake(int tokens) {
        if (tokens < 1 || tokens > capacity) throw new IllegalArgumentException("cannot take " + tokens);
        long now = nanoTime.getAsLong();
        credit = Math.min(capacity * nanosPerToken, credit + Math.max(0, now - refilledAt));
        refilledAt = now;
        long missing = tokens * nanosPerToken - credit;
        if (missing > 0) return new Decision(false, Duration.ofNanos(missing));
        credit = -missing;
        return new Decision(true, Duration.ZERO);
    }
}
// --- demonstration ---
class Main {
    public static void main(String[] args) throws InterruptedException {
        var nanos = new AtomicLong(Long.MAX_VALUE - 1); // Overflows on the way.
        var bucket = new TokenBucket(3, 3, nanos::get);
        var taken = new Decision(true, Duration.ZERO);

        // A burst as large as the bucket goes through, then it refuses and says for how long.
        for (int count = 0; count < 3; count++) assert bucket.tryTake(1).equals(taken);
        var refused = bucket.tryTake(1);
        assert refused.equals(new Decision(false, Duration.ofNanos(333_333_333))) : refused;

        // A refusal costs nothing, and the wait it tells is exact.
        nanos.addAndGet(refused.retryAfter().toNanos() - 1);
        assert bucket.tryTake(1).equals(new Decision(false, Duration.ofNanos(1)));
        nanos.addAndGet(1);
        assert bucket.tryTake(1).equals(taken);

        // Several tokens are taken together or not at all.
        nanos.addAndGet(500_000_000);
        assert !bucket.tryTake(2).allowed();
        assert bucket.tryTake(1).equals(taken);

        // However long it rests, it holds no more than its capacity.
        nanos.addAndGet(Duration.ofDays(400).toNanos());
        assert bucket.tryTake(3).equals(taken);
        assert !bucket.tryTake(1).allowed();

        // What can never be granted is an error.
        for (int wrong : new int[] {0, -1, 4}) {
            try {
                bucket.tryTake(wrong);
                throw new AssertionError(wrong);
            } catch (IllegalArgumentException expected) {
                assert expected.getMessage().equals("cannot take " + wrong);
            }
        }

        for (double wrong : new double[] {0, -1, Double.NaN}) {
            try {
                throw new AssertionError(new TokenBucket(1, wrong));
            } catch (IllegalArgumentException expected) {
                assert expected.getMessage().contains("positive");
            }
        }

        // Threads together get no more than the bucket holds.
        var shared = new TokenBucket(50_000, 0.001);
        var granted = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        for (int count = 0; count < 4; count++) {
            threads.add(new Thread(() -> {
                for (int turn = 0; turn < 20_000; turn++) if (shared.tryTake(1).allowed()) granted.incrementAndGet();
            }));
        }
        threads.forEach(Thread::start);
        for (var thread : threads) thread.join();
        assert granted.get() == 50_000 : granted;
    }
}
