// pattern: graceful-shutdown
// prefix: sdGracefulShutdown
// description: Graceful shutdown: not ready first, then refuses requests, drains within a limit, closes in reverse order
// placeholders: GracefulShutdown, afterUnready, drainLimit
// --- preamble ---
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
// --- imports ---
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
// --- snippet ---
/** Thread-safe. To obey SIGTERM, call {@link #shutdown} in a thread given to {@code Runtime.addShutdownHook}. */
final class GracefulShutdown {
    private final Deque<AutoCloseable> resources = new ArrayDeque<>();
    private final Runnable afterUnready;
    private final Duration drainLimit;
    private final Consumer<? super Exception> onError;
    private boolean ready = true;
    private boolean accepting = true;
    private int running;

    /**
     * {@code afterUnready} waits until load balancers have seen that this process is not ready; requests are still
     * served meanwhile. Together with the limit it must be shorter than what the platform grants before it kills.
     */
    GracefulShutdown(Runnable afterUnready, Duration drainLimit, Consumer<? super Exception> onError) {
        this.afterUnready = afterUnready;
        this.drainLimit = drainLimit;
        this.onError = onError;
    }

    /** What is opened later is closed earlier, since it may need what was there before it. */
    synchronized void closeAtEnd(AutoCloseable resource) {
        if (!accepting) throw new IllegalStateException("the process is ending");
        resources.push(resource);
    }

    synchronized boolean isReady() {
        return ready;
    }

    /** Throws {@link IllegalStateException} once it takes no more requests: answer with 503. */
    <T> T serve(Callable<T> request) throws Exception {
        synchronized (this) {
            if (!accepting) throw new IllegalStateException("the process is ending");
            running++;
        }
        try {
            return request.call();
        } finally {
            synchronized (this) {
                running--;
                notifyAll();
            }
        }
    }

    /** Returns how many requests were still running when the limit was over. Only the first call does anything. */
    int shutdown() {
        synchronized (this) {
            if (!ready) return 0;
            ready = false;
        }
        attempt(afterUnready::run);
        int abandoned = drain();
        // Nothing can be added any more. One that fails keeps no other one open.
        for (var resource : resources) attempt(resource);
        return abandoned;
    }

    private synchronized int drain() {
        accepting = false;
        long deadline = System.nanoTime() + drainLimit.toNanos();
        try {
            for (long left = drainLimit.toNanos(); running > 0 && left > 0; left = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt(); // Whoever waits for this has no more time: go on to close.
        }
        return running;
    }

    private void attempt(AutoCloseable step) {
        try {
            step.close();
        } catch (Exception error) {
            if (error instanceof InterruptedException) Thread.currentThread().interrupt();
            onError.accept(error);
        }
    }
}
// --- demonstration ---
class Main {
    private static final List<String> log = new ArrayList<>();

    private static synchronized void note(String entry) {
        log.add(entry);
    }

    private static boolean isRefused(GracefulShutdown process) {
        try {
            process.serve(() -> "served");
            return false;
        } catch (Exception error) {
            return error instanceof IllegalStateException;
        }
    }

    public static void main(String[] args) throws Exception {
        var processes = new ArrayList<GracefulShutdown>();
        var begun = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        var process = new GracefulShutdown(() -> {
            note(processes.get(0).isReady() ? "ready" : "unready");
            note(isRefused(processes.get(0)) ? "refuses" : "serves");
            processes.get(0).closeAtEnd(() -> note("close last"));
        }, Duration.ofSeconds(20), error -> note(error.getMessage()));
        processes.add(process);
        process.closeAtEnd(() -> note("close pool"));
        process.closeAtEnd(() -> {
            throw new IOException("cannot close cache");
        });
        process.closeAtEnd(() -> note("close listener"));
        assert process.isReady() && process.serve(() -> "page").equals("page");

        // A request that has begun is served to its end.
        var request = new FutureTask<>(() -> process.serve(() -> {
            begun.countDown();
            finish.await();
            note("answered");
            return "page";
        }));
        new Thread(request).start();
        begun.await();
        var ending = new FutureTask<>(process::shutdown);
        var thread = new Thread(ending);
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING) Thread.onSpinWait();

        // While it drains it is not ready and refuses, and nothing is closed yet.
        assert !process.isReady() && isRefused(process);
        finish.countDown();
        assert request.get().equals("page");
        assert ending.get() == 0;

        // The order: not ready while it still serves, drained, closed in reverse; a failure stops nothing.
        var closed = List.of("close last", "close listener", "cannot close cache", "close pool");
        assert log.subList(0, 3).equals(List.of("unready", "serves", "answered")) : log;
        assert log.subList(3, log.size()).equals(closed) : log;

        // A second signal does nothing, and nothing can be added behind it.
        log.clear();
        assert process.shutdown() == 0 && log.isEmpty() : log;
        try {
            process.closeAtEnd(() -> note("late"));
            throw new AssertionError("added");
        } catch (IllegalStateException expected) {
            assert isRefused(process);
        }

        // A request that hangs is given up after the limit; one that fails counts as done.
        var hanging = new GracefulShutdown(() -> {}, Duration.ofMillis(5), error -> note(error.getMessage()));
        hanging.closeAtEnd(() -> note("closed"));
        var started = new CountDownLatch(1);
        var forever = new Thread(new FutureTask<>(() -> hanging.serve(() -> {
            started.countDown();
            new CountDownLatch(1).await();
            return "never";
        })));
        forever.start();
        started.await();
        try {
            hanging.serve(() -> {
                throw new IOException("bad request");
            });
            throw new AssertionError("served");
        } catch (IOException expected) {
            assert hanging.shutdown() == 1;
        }
        assert log.equals(List.of("closed")) : log;
        forever.interrupt();
    }
}
