// pattern: health-check
// prefix: sdHealthCheck
// description: Health check: liveness without dependencies; readiness asks them in parallel, in bounded time, briefly cached
// placeholders: HealthCheck, Readiness, probes, timeout
// --- preamble ---
import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
// --- imports ---
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
// --- snippet ---
/** By dependency "ok", "failed" or "timed out": no messages, which may tell a stranger too much. */
record Readiness(boolean isReady, Map<String, String> dependencies) {}

/** Thread-safe. Readiness takes traffic away; a restart is for liveness to ask for, and helps no dependency. */
final class HealthCheck {
    private final Map<String, Callable<?>> probes;
    private final Duration timeout;
    private final Duration cacheFor;
    private final ExecutorService executor;
    private final LongSupplier nanoTime;
    private Readiness latest;
    private long checkedAt;

    /**
     * A probe throws if its dependency is of no use, and heeds interruption. The executor has a thread for each, and
     * whoever made it closes it.
     */
    HealthCheck(
            Map<String, Callable<?>> probes,
            Duration timeout,
            Duration cacheFor,
            ExecutorService executor,
            LongSupplier nanoTime) {
        this.probes = new LinkedHashMap<>(probes);
        this.timeout = timeout;
        this.cacheFor = cacheFor;
        this.executor = executor;
        this.nanoTime = nanoTime;
    }

    /** That it answers is the answer. */
    boolean isLive() {
        return true;
    }

    /** However many ask, the dependencies are asked once in a while: the others wait for the same answer. */
    synchronized Readiness readiness() throws InterruptedException {
        if (latest == null || nanoTime.getAsLong() - checkedAt >= cacheFor.toNanos()) {
            latest = check();
            checkedAt = nanoTime.getAsLong();
        }
        return latest;
    }

    private Readiness check() throws InterruptedException {
        List<Callable<Object>> tasks = probes.values().stream().<Callable<Object>>map(probe -> probe::call).toList();
        var answers = executor.invokeAll(tasks, timeout.toNanos(), TimeUnit.NANOSECONDS).iterator();
        var states = new LinkedHashMap<String, String>();
        for (var name : probes.keySet()) states.put(name, stateOf(answers.next()));
        boolean isReady = states.values().stream().allMatch("ok"::equals);
        return new Readiness(isReady, Map.copyOf(states));
    }

    private static String stateOf(Future<?> answer) throws InterruptedException {
        if (answer.isCancelled()) return "timed out";
        try {
            answer.get();
            return "ok";
        } catch (ExecutionException error) {
            return "failed";
        }
    }
}
// --- demonstration ---
class Main {
    public static void main(String[] args) throws Exception {
        var nanos = new AtomicLong(Long.MAX_VALUE - 5); // Overflows on the way.
        var executor = Executors.newCachedThreadPool();
        try {
            var asked = new AtomicInteger();
            boolean[] broken = {false};
            var meeting = new CyclicBarrier(2);
            var check = new HealthCheck(
                    Map.of("database", () -> {
                        meeting.await(5, TimeUnit.SECONDS); // Only passes if both are asked side by side.
                        return asked.incrementAndGet();
                    }, "queue", () -> {
                        meeting.await(5, TimeUnit.SECONDS);
                        if (broken[0]) throw new IOException("password of queue: 1234");
                        return true;
                    }), Duration.ofSeconds(10), Duration.ofSeconds(2), executor, nanos::get);

            // Liveness asks nobody; readiness asks all of them in parallel, and once for all that come together.
            assert check.isLive() && asked.get() == 0;
            var threads = new ArrayList<Thread>();
            for (int count = 0; count < 3; count++) {
                threads.add(new Thread(() -> {
                    try {
                        check.readiness();
                    } catch (InterruptedException error) {
                        throw new IllegalStateException(error);
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (var thread : threads) thread.join();
            assert check.readiness().equals(new Readiness(true, Map.of("database", "ok", "queue", "ok")));
            assert asked.get() == 1 : asked;

            // The answer is kept for a short while.
            broken[0] = true;
            nanos.addAndGet(Duration.ofSeconds(2).toNanos() - 1);
            assert check.readiness().isReady() && asked.get() == 1 : asked;

            // Then a broken dependency shows, without what it said; liveness stays.
            nanos.incrementAndGet();
            assert check.readiness().equals(new Readiness(false, Map.of("database", "ok", "queue", "failed")));
            assert asked.get() == 2 && check.isLive();

            // One that hangs is interrupted and does not hide the state of the others.
            var interrupted = new CountDownLatch(1);
            var hanging = new HealthCheck(
                    Map.of("cache", () -> {
                        try {
                            new CountDownLatch(1).await();
                            return "never";
                        } catch (InterruptedException error) {
                            interrupted.countDown();
                            throw error;
                        }
                    }, "disk", () -> "fine"), Duration.ofMillis(400), Duration.ZERO, executor, nanos::get);
            assert hanging.readiness().equals(new Readiness(false, Map.of("cache", "timed out", "disk", "ok")));
            assert interrupted.await(5, TimeUnit.SECONDS);
            var alone = new HealthCheck(Map.of(), Duration.ofSeconds(1), Duration.ZERO, executor, nanos::get);
            assert alone.readiness().isReady();
        } finally {
            executor.shutdownNow();
        }
    }
}
