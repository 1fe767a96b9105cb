// pattern: optimistic-lock
// prefix: sdOptimisticLock
// description: Optimistic lock: writes only if the version is the one that was read; bounded retry of read, change, write
// placeholders: Shelf, ShelfStore, Shelves, ConflictException, maxAttempts
// --- preamble ---
import java.util.ArrayList;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
// --- imports ---
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.UnaryOperator;
// --- snippet ---
record Shelf(String id, int stock, long version) {
    Shelf withStock(int newStock) {
        return new Shelf(id, newStock, version);
    }
}

final class ConflictException extends RuntimeException {
    ConflictException(String id) {
        super("changed by someone else meanwhile: " + id);
    }
}

interface ShelfStore {
    Optional<Shelf> find(String id);

    /**
     * Writes with a version one higher, and returns whether it did; in SQL whether one row was changed by
     * {@code UPDATE shelf SET stock = ?, version = version + 1 WHERE id = ? AND version = ?}
     */
    boolean updateIfUnchanged(Shelf read);
}

/** Thread-safe if the store is, also between processes. */
record Shelves(ShelfStore store, int maxAttempts) {
    /** For a change that a person made to what they saw: it is for them to decide on a conflict (HTTP 412). */
    void save(Shelf edited) {
        if (!store.updateIfUnchanged(edited)) throw new ConflictException(edited.id());
    }

    /**
     * For a change that follows from the present state. {@code change} may run several times: it is a pure function
     * and keeps id and version. What it throws ends the attempts. Read outside of a transaction that repeats its
     * reads, or each attempt sees the same version.
     */
    Shelf update(String id, UnaryOperator<Shelf> change) {
        for (int attempt = 0; attempt < maxAttempts; attempt++) {
            var read = store.find(id).orElseThrow(() -> new NoSuchElementException("no shelf " + id));
            var changed = change.apply(read);
            if (changed.version() != read.version()) throw new IllegalArgumentException("the version was changed");
            if (store.updateIfUnchanged(changed)) return new Shelf(id, changed.stock(), read.version() + 1);
        }
        throw new ConflictException(id);
    }
}
// --- demonstration ---
class Main {
    private static final class MemoryStore implements ShelfStore {
        final ConcurrentHashMap<String, Shelf> rows = new ConcurrentHashMap<>();

        @Override
        public Optional<Shelf> find(String id) {
            return Optional.ofNullable(rows.get(id));
        }

        @Override
        public boolean updateIfUnchanged(Shelf read) {
            var next = new Shelf(read.id(), read.stock(), read.version() + 1);
            return rows.computeIfPresent(read.id(), (id, row) -> row.version() == read.version() ? next : row) == next;
        }
    }

    public static void main(String[] args) throws InterruptedException {
        var store = new MemoryStore();
        var shelves = new Shelves(store, 3);
        store.rows.put("tea", new Shelf("tea", 10, 1));

        // The second of two who saw the same version is refused, and the first one's change stays.
        var ann = store.find("tea").orElseThrow();
        var bob = store.find("tea").orElseThrow();
        shelves.save(ann.withStock(9));
        try {
            shelves.save(bob.withStock(99));
            throw new AssertionError("overwritten");
        } catch (ConflictException expected) {
            assert store.rows.get("tea").equals(new Shelf("tea", 9, 2)) : store.rows;
        }

        // An update tries again on what is there now.
        var runs = new AtomicInteger();
        var updated = shelves.update("tea", shelf -> {
            if (runs.incrementAndGet() <= 2) shelves.save(store.find("tea").orElseThrow().withStock(20 * runs.get()));
            return shelf.withStock(shelf.stock() - 1);
        });
        assert runs.get() == 3 && updated.equals(new Shelf("tea", 39, 5)) : updated;
        assert store.rows.get("tea").equals(updated);

        // But not for ever.
        runs.set(0);
        try {
            throw new AssertionError(shelves.update("tea", shelf -> {
                shelves.save(store.find("tea").orElseThrow().withStock(runs.incrementAndGet()));
                return shelf.withStock(0);
            }));
        } catch (ConflictException expected) {
            assert runs.get() == 3 && store.rows.get("tea").stock() == 3 : store.rows;
        }

        // What is not there, and a rule that is broken, are no conflicts.
        try {
            throw new AssertionError(shelves.update("salt", shelf -> shelf));
        } catch (NoSuchElementException error) {
            assert error.getMessage().equals("no shelf salt");
        }
        try {
            throw new AssertionError(shelves.update("tea", shelf -> new Shelf("tea", 0, shelf.version() + 1)));
        } catch (IllegalArgumentException error) {
            assert error.getMessage().equals("the version was changed");
        }
        runs.set(0);
        try {
            throw new AssertionError(shelves.update("tea", shelf -> {
                throw new IllegalStateException("sold out " + runs.incrementAndGet());
            }));
        } catch (IllegalStateException error) {
            assert error.getMessage().equals("sold out 1") : error;
        }

        // No update of many threads is lost.
        var patient = new Shelves(store, 100_000);
        store.rows.put("rice", new Shelf("rice", 4_000, 1));
        var threads = new ArrayList<Thread>();
        for (int count = 0; count < 4; count++) {
            threads.add(new Thread(() -> {
                for (int turn = 0; turn < 1_000; turn++) {
                    patient.update("rice", shelf -> shelf.withStock(shelf.stock() - 1));
                }
            }));
        }
        threads.forEach(Thread::start);
        for (var thread : threads) thread.join();
        assert store.rows.get("rice").equals(new Shelf("rice", 0, 4_001)) : store.rows;
    }
}
