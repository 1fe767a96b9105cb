// pattern: worker-pool
// prefix: sdWorkerPool
// description: Worker pool: a fixed number of threads, results in the order of the items, the first error stops the rest
// placeholders: WorkerPool, threadCount, Task, grace
// --- preamble ---
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
// --- imports ---
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
// --- snippet ---
/** May be used by several threads, but not by its own tasks: they would wait for each other. */
final class WorkerPool implements AutoCloseable {
    @FunctionalInterface
    interface Task<T, R> {
        R apply(T item) throws Exception;
    }

    private final ExecutorService workers;
    private final Duration grace;

    WorkerPool(int threadCount, Duration grace) {
        this.workers = Executors.newFixedThreadPool(threadCount);
        this.grace = grace;
    }

    /**
     * The error that comes first is the cause of the {@link ExecutionException}. What has not begun then never does;
     * what runs is interrupted and may still end after this has thrown.
     */
    <T, R> List<R> map(Collection<? extends T> items, Task<? super T, ? extends R> task)
            throws InterruptedException, ExecutionException {
        var completion = new ExecutorCompletionService<R>(workers);
        var futures = new ArrayList<Future<R>>();
        try {
            for (T item : items) futures.add(completion.submit(() -> task.apply(item)));
            for (int done = 0; done < futures.size(); done++) completion.take().get();
            var results = new ArrayList<R>();
            for (var future : futures) results.add(future.get());
            return results;
        } finally {
            // From the end: or else a thread that is freed would begin the next one.
            for (int index = futures.size() - 1; index >= 0; index--) futures.get(index).cancel(true);
        }
    }

    /** Takes nothing new, waits for what runs or waits, and interrupts what is left when the grace is over. */
    @Override
    public void close() {
        workers.shutdown();
        try {
            if (workers.awaitTermination(grace.toNanos(), TimeUnit.NANOSECONDS)) return;
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
        }
        workers.shutdownNow();
    }
}
// --- demonstration ---
class Main {
    public static void main(String[] args) throws Exception {
        var items = IntStream.range(0, 100).boxed().toList();
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        try (var pool = new WorkerPool(3, Duration.ofSeconds(5))) {
            // Results keep the order though the first item is done last, by no more threads than the pool has.
            var others = new CountDownLatch(items.size() - 1);
            var squares = pool.map(items, item -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                if (item == 0) others.await();
                else others.countDown();
                now.decrementAndGet();
                return item * item;
            });
            assert squares.equals(items.stream().map(item -> item * item).toList()) : squares;
            assert most.get() >= 2 && most.get() <= 3 : most;
            assert pool.map(List.<Integer>of(), item -> item).isEmpty();

            // The first error in time stops the rest, also if an earlier item hangs.
            var interrupted = new CountDownLatch(1);
            var begun = new AtomicInteger();
            var torn = new IllegalStateException("label torn");
            try {
                throw new AssertionError(pool.map(items, item -> {
                    begun.incrementAndGet();
                    if (item == 1) throw torn;
                    try {
                        new CountDownLatch(1).await();
                        return item;
                    } catch (InterruptedException error) {
                        interrupted.countDown();
                        throw error;
                    }
                }));
            } catch (ExecutionException error) {
                assert error.getCause() == torn : error;
            }
            assert interrupted.await(5, TimeUnit.SECONDS);
            assert begun.get() < 10 : begun;

            // After that the pool works on.
            assert pool.map(List.of("a", "b"), String::toUpperCase).equals(List.of("A", "B"));
        }

        // A closed pool takes nothing; closing interrupts what does not end within the grace.
        var pool = new WorkerPool(1, Duration.ofMillis(5));
        var begun = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        new Thread(() -> {
            try {
                pool.map(List.of(1), item -> {
                    begun.countDown();
                    new CountDownLatch(1).await();
                    return item;
                });
            } catch (InterruptedException | ExecutionException error) {
                if (error.getCause() instanceof InterruptedException) stopped.countDown();
            }
        }).start();
        begun.await();
        pool.close();
        assert stopped.await(5, TimeUnit.SECONDS);
        try {
            throw new AssertionError(pool.map(List.of(1), item -> item));
        } catch (RejectedExecutionException expected) {
            pool.close();
        }
    }
}
