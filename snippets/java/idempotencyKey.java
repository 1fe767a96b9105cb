// pattern: idempotency-key
// prefix: sdIdempotencyKey
// description: Idempotency key: runs a request once, replays its answer, refuses a key in flight or of another request
// placeholders: IdempotencyGuard, IdempotencyStore, IdempotencyException
// --- preamble ---
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
// --- imports ---
import java.util.Optional;
import java.util.concurrent.Callable;
// --- snippet ---
/** A table shared by all processes. It drops entries after a day or so, and unfinished ones after a time limit. */
interface IdempotencyStore<R> {
    record Entry<R>(String requestHash, Optional<R> answer) {}

    /** Inserts an entry without an answer, atomically, unless there is one already: then it returns that one. */
    Optional<Entry<R>> claim(String key, String requestHash);

    void complete(String key, R answer);

    void release(String key);
}

final class IdempotencyException extends RuntimeException {
    enum Reason { IN_FLIGHT, OTHER_REQUEST }

    private final Reason reason;

    IdempotencyException(Reason reason, String key) {
        super(reason == Reason.IN_FLIGHT ? "still running: " + key : "key of another request: " + key);
        this.reason = reason;
    }

    /** Over HTTP a request in flight is a 409, another request a 422. */
    Reason reason() {
        return reason;
    }
}

/** Thread-safe if the store is. */
final class IdempotencyGuard<R> {
    private final IdempotencyStore<R> store;

    IdempotencyGuard(IdempotencyStore<R> store) {
        this.store = store;
    }

    /**
     * Put the account into {@code key} and all that matters of the request into {@code requestHash}. An operation
     * that throws frees the key: the client may try again. So let it throw only if it had no effect, and commit its
     * effect and {@code complete} in one transaction if the store allows it.
     */
    R run(String key, String requestHash, Callable<? extends R> operation) throws Exception {
        var existing = store.claim(key, requestHash);
        if (existing.isPresent()) return replay(key, requestHash, existing.get());
        R answer;
        try {
            answer = operation.call();
        } catch (Throwable error) {
            try {
                store.release(key);
            } catch (RuntimeException second) {
                error.addSuppressed(second);
            }
            throw error;
        }
        store.complete(key, answer); // If this fails the key stays taken: better refused than done twice.
        return answer;
    }

    private R replay(String key, String requestHash, IdempotencyStore.Entry<R> entry) {
        if (!entry.requestHash().equals(requestHash)) {
            throw new IdempotencyException(IdempotencyException.Reason.OTHER_REQUEST, key);
        }
        return entry.answer().orElseThrow(
                () -> new IdempotencyException(IdempotencyException.Reason.IN_FLIGHT, key));
    }
}
// --- demonstration ---
class Main {
    private static final class MemoryStore implements IdempotencyStore<String> {
        final Map<String, Entry<String>> entries = new ConcurrentHashMap<>();
        boolean failing;

        @Override
        public Optional<Entry<String>> claim(String key, String requestHash) {
            return Optional.ofNullable(entries.putIfAbsent(key, new Entry<>(requestHash, Optional.empty())));
        }

        @Override
        public void complete(String key, String answer) {
            if (failing) throw new IllegalStateException("store down");
            entries.computeIfPresent(key, (same, entry) -> new Entry<>(entry.requestHash(), Optional.of(answer)));
        }

        @Override
        public void release(String key) {
            if (failing) throw new IllegalStateException("store down");
            entries.remove(key);
        }
    }

    private static int booked;

    private static String book() {
        return "berth " + ++booked;
    }

    private static Exception errorOf(Callable<?> call) {
        try {
            throw new AssertionError(call.call());
        } catch (Exception error) {
            return error;
        }
    }

    private static Object reasonOf(Callable<?> call) {
        return errorOf(call) instanceof IdempotencyException error ? error.reason() : null;
    }

    public static void main(String[] args) throws Exception {
        var store = new MemoryStore();
        var guard = new IdempotencyGuard<>(store);

        // The same request runs once and gets the same answer again; another key runs.
        assert guard.run("k1", "h1", Main::book).equals("berth 1");
        assert guard.run("k1", "h1", Main::book).equals("berth 1");
        assert guard.run("k2", "h1", Main::book).equals("berth 2");

        // The key of another request is an error, and nothing runs.
        assert errorOf(() -> guard.run("k1", "h2", Main::book)).getMessage().equals("key of another request: k1");
        assert reasonOf(() -> guard.run("k1", "h2", Main::book)) == IdempotencyException.Reason.OTHER_REQUEST;
        assert booked == 2 : booked;

        // While it runs a second one is refused; then it gets the answer.
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var running = new FutureTask<>(() -> guard.run("k3", "h1", () -> {
            begun.countDown();
            go.await();
            return book();
        }));
        new Thread(running).start();
        begun.await();
        assert reasonOf(() -> guard.run("k3", "h1", Main::book)) == IdempotencyException.Reason.IN_FLIGHT;
        assert reasonOf(() -> guard.run("k3", "h2", Main::book)) == IdempotencyException.Reason.OTHER_REQUEST;
        go.countDown();
        assert running.get().equals("berth 3");
        assert guard.run("k3", "h1", Main::book).equals("berth 3");

        // A failure frees the key, for any request.
        var full = new IllegalArgumentException("harbour full");
        Callable<String> failing = () -> {
            throw full;
        };
        assert errorOf(() -> guard.run("k4", "h1", failing)) == full;
        assert guard.run("k4", "h2", Main::book).equals("berth 4");

        // What the store throws hides neither the error of the operation nor lets it run twice.
        store.failing = true;
        assert errorOf(() -> guard.run("k5", "h1", failing)) == full && full.getSuppressed().length == 1;
        assert errorOf(() -> guard.run("k6", "h1", Main::book)).getMessage().equals("store down");
        store.failing = false;
        assert reasonOf(() -> guard.run("k6", "h1", Main::book)) == IdempotencyException.Reason.IN_FLIGHT;
        assert booked == 5 : booked;
    }
}
