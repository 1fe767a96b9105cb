// pattern: timeout
// prefix: sdTimeout
// description: Timeout: a deadline that bounds an operation, interrupts its thread and passes on the time that is left
// placeholders: Deadline, Operation, within
// --- preamble ---
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
// --- imports ---
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
// --- snippet ---
/** Gets the deadline, so that it can hand what is left of it to the calls that it makes. */
@FunctionalInterface
interface Operation<T> {
    T run(Deadline deadline) throws Exception;
}

/** A moment, not a duration: it does not begin anew with each call further down. Immutable and thread-safe. */
final class Deadline {
    private final long endsAt;
    private final LongSupplier nanoTime;

    private Deadline(long endsAt, LongSupplier nanoTime) {
        this.endsAt = endsAt;
        this.nanoTime = nanoTime;
    }

    static Deadline in(Duration budget) {
        return in(budget, System::nanoTime);
    }

    static Deadline in(Duration budget, LongSupplier nanoTime) {
        return new Deadline(nanoTime.getAsLong() + budget.toNanos(), nanoTime);
    }

    /** For a part of the work: at most {@code limit} from now, and never later than this one. */
    Deadline within(Duration limit) {
        return limit.compareTo(remaining()) < 0 ? in(limit, nanoTime) : this;
    }

    /** What to give to a client as its time limit; zero if it is over. */
    Duration remaining() {
        return Duration.ofNanos(Math.max(0, endsAt - nanoTime.getAsLong()));
    }

    /**
     * Throws what the operation throws, or {@link TimeoutException}. Then its thread is interrupted, which ends
     * blocking calls; one that ignores it goes on and keeps its thread: let it ask {@link #remaining}.
     */
    <T> T call(ExecutorService executor, Operation<T> operation) throws Exception {
        long nanos = remaining().toNanos();
        if (nanos == 0) throw new TimeoutException("no time left to begin");
        var result = executor.submit(() -> operation.run(this));
        try {
            return result.get(nanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Exception error) throw error;
            throw failure;
        } finally {
            result.cancel(true); // Without effect on one that is done; also if the caller was interrupted.
        }
    }
}
// --- demonstration ---
class Main {
    public static void main(String[] args) throws Exception {
        var nanos = new AtomicLong(Long.MAX_VALUE - 1); // Overflows on the way.
        var second = Duration.ofSeconds(1);
        var executor = Executors.newCachedThreadPool();
        try {
            // The time that is left shrinks, and a part gets no more of it than there is.
            var deadline = Deadline.in(second, nanos::get);
            assert deadline.remaining().equals(second);
            nanos.addAndGet(600_000_000);
            assert deadline.remaining().toMillis() == 400 : deadline.remaining();
            assert deadline.within(second).remaining().toMillis() == 400;
            assert deadline.within(Duration.ofMillis(50)).remaining().toMillis() == 50;

            // The operation sees it; its result and its error reach the caller as they are.
            assert deadline.call(executor, left -> left.remaining().toMillis()) == 400;
            var broken = new IOException("cable cut");
            try {
                throw new AssertionError(deadline.<String>call(executor, left -> {
                    throw broken;
                }));
            } catch (IOException error) {
                assert error == broken : error;
            }

            // One that takes too long is interrupted, if it has begun at all.
            var begins = new CountDownLatch(1);
            var interrupted = new CountDownLatch(1);
            try {
                throw new AssertionError(Deadline.in(Duration.ofMillis(100)).<String>call(executor, left -> {
                    begins.countDown();
                    try {
                        new CountDownLatch(1).await();
                        return "never";
                    } catch (InterruptedException error) {
                        interrupted.countDown();
                        throw error;
                    }
                }));
            } catch (TimeoutException expected) {
                assert begins.getCount() > 0 || interrupted.await(5, TimeUnit.SECONDS) : "the work goes on";
            }

            // When it is over nothing begins any more.
            nanos.addAndGet(second.toNanos());
            assert deadline.remaining().isZero();
            boolean[] begun = {false};
            try {
                throw new AssertionError(deadline.call(executor, left -> begun[0] = true));
            } catch (TimeoutException expected) {
                assert !begun[0] && expected.getMessage().equals("no time left to begin") : expected;
            }
        } finally {
            executor.shutdownNow();
        }
    }
}
