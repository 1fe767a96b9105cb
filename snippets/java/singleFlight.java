// pattern: single-flight
// prefix: sdSingleFlight
// description: Single flight: calls of one key at the same time share one execution, its result or its error
// placeholders: SingleFlight, operation, inFlight
// --- preamble ---
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
// --- imports ---
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
// --- snippet ---
/** Thread-safe, for one process. No cache: nothing is kept when an execution is over. */
final class SingleFlight<K, V> {
    private final ConcurrentMap<K, FutureTask<V>> flights = new ConcurrentHashMap<>();

    /**
     * The first caller executes the operation in its own thread; others wait for it, and do not execute theirs. So
     * calls of one key must ask for the same, on behalf of users with the same rights. What is returned is shared:
     * let it be immutable. An operation that calls this with its own key waits for itself for ever.
     *
     * @throws ExecutionException with what the operation has thrown as its cause, for all who share it
     * @throws InterruptedException if this thread was interrupted while it waited; the others wait on
     */
    V run(K key, Callable<? extends V> operation) throws ExecutionException, InterruptedException {
        var own = new FutureTask<V>(() -> {
            try {
                return operation.call();
            } catch (InterruptedException error) {
                Thread.currentThread().interrupt();
                throw error;
            } finally {
                flights.remove(key); // Before it is over: who comes now must not get what is old already.
            }
        });
        var other = flights.putIfAbsent(key, own);
        if (other != null) return other.get();
        own.run();
        return own.get();
    }

    /** How many executions are under way, for a metric. */
    int inFlight() {
        return flights.size();
    }
}
// --- demonstration ---
class Main {
    private static final AtomicInteger executions = new AtomicInteger();
    private static final CountDownLatch hang = new CountDownLatch(1);

    private static Thread waitingThread(FutureTask<?> task) {
        var thread = new Thread(task);
        thread.start();
        while (thread.getState() != Thread.State.WAITING) Thread.onSpinWait();
        return thread;
    }

    private static Throwable causeOf(FutureTask<?> task) throws InterruptedException {
        try {
            throw new AssertionError(task.get());
        } catch (ExecutionException error) {
            return error.getCause();
        }
    }

    public static void main(String[] args) throws Exception {
        var group = new SingleFlight<String, String>();
        for (boolean failing : new boolean[] {false, true}) {
            executions.set(0);
            var go = new CountDownLatch(1);
            var broken = new CancellationException("no forecast"); // Which most futures treat as their own.
            Callable<String> forecast = () -> {
                int number = executions.incrementAndGet();
                go.await();
                if (failing) throw broken;
                return "forecast " + number;
            };

            // All that come while it runs share one execution, and its result or error.
            var tasks = new ArrayList<FutureTask<String>>();
            for (int count = 0; count < 4; count++) {
                var task = new FutureTask<>(() -> group.run("coast", forecast));
                tasks.add(task);
                waitingThread(task);
            }

            // One that is interrupted leaves without an effect on the others.
            var impatient = new FutureTask<>(() -> group.run("coast", forecast));
            waitingThread(impatient).interrupt();
            assert causeOf(impatient) instanceof InterruptedException;

            // Another key does not wait.
            assert group.run("hills", () -> "sunny").equals("sunny");
            assert group.inFlight() == 1;
            go.countDown();
            for (var task : tasks) {
                if (failing) assert causeOf(task).getCause() == broken;
                else assert task.get().equals("forecast 1");
            }
            assert executions.get() == 1 : executions;

            // Neither is kept: the next call executes again.
            assert group.inFlight() == 0;
            assert group.run("coast", () -> "new").equals("new");
        }

        // An execution that is interrupted is over too, for those who share it as well.
        var first = new FutureTask<>(() -> group.run("sea", () -> {
            hang.await();
            return "calm";
        }));
        var thread = waitingThread(first);
        var second = new FutureTask<>(() -> group.run("sea", () -> "never"));
        waitingThread(second);
        thread.interrupt();
        for (var task : List.of(first, second)) {
            assert causeOf(task).getCause() instanceof InterruptedException;
        }
        assert group.run("sea", () -> "rough").equals("rough");
    }
}
