// pattern: lru-cache
// prefix: sdLruCache
// description: LRU cache: a thread-safe map of bounded size that drops the entry not used for longest, in O(1)
// placeholders: LruCache, maxEntries, onEvict
// --- preamble ---
import java.util.ArrayList;
import java.util.List;
// --- imports ---
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
// --- snippet ---
/** Counts entries, not bytes. One lock for all: even {@link #get} changes the order. */
final class LruCache<K, V> {
    private final int maxEntries;
    private final BiConsumer<? super K, ? super V> onEvict;
    private final Map<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * {@code onEvict} is told what is dropped for want of space, outside of the lock. The entry is gone by then, so
     * it may close a resource that nobody else uses.
     */
    LruCache(int maxEntries, BiConsumer<? super K, ? super V> onEvict) {
        if (maxEntries < 1) throw new IllegalArgumentException("must hold at least one entry");
        this.maxEntries = maxEntries;
        this.onEvict = onEvict;
    }

    LruCache(int maxEntries) {
        this(maxEntries, (key, value) -> {});
    }

    Optional<V> get(K key) {
        synchronized (entries) {
            return Optional.ofNullable(entries.get(key));
        }
    }

    void put(K key, V value) {
        Objects.requireNonNull(value, "value");
        Map.Entry<K, V> evicted = null;
        synchronized (entries) {
            entries.put(key, value);
            if (entries.size() > maxEntries) {
                var eldest = entries.entrySet().iterator();
                evicted = eldest.next();
                eldest.remove();
            }
        }
        if (evicted != null) onEvict.accept(evicted.getKey(), evicted.getValue());
    }

    Optional<V> remove(K key) {
        synchronized (entries) {
            return Optional.ofNullable(entries.remove(key));
        }
    }

    int size() {
        synchronized (entries) {
            return entries.size();
        }
    }
}
// --- demonstration ---
class Main {
    public static void main(String[] args) throws InterruptedException {
        var evicted = new ArrayList<String>();
        var cache = new LruCache<String, Integer>(2, (key, value) -> evicted.add(key + value));

        // The one not used for longest goes; a get counts as a use.
        cache.put("a", 1);
        cache.put("b", 2);
        assert cache.get("a").orElseThrow() == 1;
        cache.put("c", 3);
        assert evicted.equals(List.of("b2")) : evicted;
        assert cache.get("b").isEmpty() && cache.size() == 2;

        // So does a put of a key that is there, and it evicts nothing.
        cache.put("a", 4);
        assert evicted.size() == 1 && cache.size() == 2;
        cache.put("d", 5);
        assert evicted.equals(List.of("b2", "c3")) : evicted;
        assert cache.get("a").orElseThrow() == 4;

        // A key that is only asked for takes no space; a removal is no eviction and makes space.
        assert cache.get("none").isEmpty() && cache.size() == 2;
        assert cache.remove("a").orElseThrow() == 4 && cache.remove("a").isEmpty();
        cache.put("e", 6);
        assert evicted.size() == 2 && cache.size() == 2;

        // One that is told of an eviction may use the cache.
        var chained = new ArrayList<LruCache<Integer, String>>();
        chained.add(new LruCache<>(1, (key, value) -> {
            if (key == 1) chained.get(0).put(9, value);
        }));
        chained.get(0).put(1, "kept");
        chained.get(0).put(2, "dropped");
        assert chained.get(0).get(9).orElseThrow().equals("kept");

        // No value is null, so that a miss is one.
        try {
            cache.put("f", null);
            throw new AssertionError("stored");
        } catch (NullPointerException expected) {
            assert cache.get("f").isEmpty() && cache.size() == 2;
        }

        // Threads together never get beyond the size.
        var shared = new LruCache<Integer, Integer>(50);
        var threads = new ArrayList<Thread>();
        for (int count = 0; count < 4; count++) {
            int offset = count * 1_000;
            threads.add(new Thread(() -> {
                for (int turn = 0; turn < 1_000; turn++) {
                    shared.put(offset + turn, turn);
                    shared.get(offset + turn / 2);
                    if (shared.size() > 50) throw new AssertionError(shared.size());
                }
            }));
        }
        var failures = new ArrayList<Throwable>();
        threads.forEach(thread -> thread.setUncaughtExceptionHandler((same, error) -> {
            synchronized (failures) {
                failures.add(error);
            }
        }));
        threads.forEach(Thread::start);
        for (var thread : threads) thread.join();
        assert failures.isEmpty() : failures;
        assert shared.size() == 50 : shared.size();
    }
}
