// pattern: cache-aside
// prefix: sdCacheAside
// description: Cache-aside: get, load, store with jittered TTL; one load per key; nothing stale stored after a write
// placeholders: CacheAside, CacheStore, loader, ttl
// --- preamble ---
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
// --- imports ---
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
// --- snippet ---
/**
 * A cache such as Redis, thread-safe. It should time out and treat an outage as a miss: reads go on without it. Time out
 * soon: put and remove run while a part of the map of loads is locked, so that a slow one holds up some other keys too.
 */
interface CacheStore<K, V> {
    Optional<V> get(K key);

    void put(K key, V value, Duration ttl);

    void remove(K key);
}

/** Thread-safe. Shares loads within this process only; the TTL bounds how long writes of others go unseen. */
final class CacheAside<K, V> {
    private final CacheStore<K, V> store;
    private final Function<? super K, ? extends V> loader;
    private final Duration ttl;
    private final DoubleSupplier random;
    private final ConcurrentHashMap<K, CompletableFuture<V>> flights = new ConcurrentHashMap<>();

    /** {@code loader} never returns null, bounds its own time and does not ask this cache. */
    CacheAside(CacheStore<K, V> store, Function<? super K, ? extends V> loader, Duration ttl, DoubleSupplier random) {
        this.store = store;
        this.loader = loader;
        this.ttl = ttl;
        this.random = random;
    }

    /** Callers that ask for a key at the same time share one load, and its error, which is not remembered. */
    V get(K key) {
        var own = new CompletableFuture<V>();
        var other = flights.putIfAbsent(key, own);
        if (other != null) return valueOf(other);
        try {
            own.complete(store.get(key).orElseGet(() -> load(key, own)));
        } catch (Throwable error) {
            own.completeExceptionally(error);
        } finally {
            flights.remove(key, own);
        }
        return valueOf(own);
    }

    /** Call it when a write is committed. A load that began before is neither stored nor shared any more. */
    void invalidate(K key) {
        flights.compute(key, (same, flight) -> {
            store.remove(key);
            return null;
        });
    }

    private V load(K key, CompletableFuture<V> own) {
        V value = loader.apply(key);
        var jittered = Duration.ofNanos((long) (ttl.toNanos() * (0.9 + 0.2 * random.getAsDouble())));
        // Atomic with invalidate: no put of an older value arrives behind its remove.
        flights.computeIfPresent(key, (same, flight) -> {
            if (flight == own) store.put(key, value, jittered);
            return flight;
        });
        return value;
    }

    private static <V> V valueOf(CompletableFuture<V> flight) {
        try {
            return flight.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException error) throw error;
            throw failure;
        }
    }
}
// --- demonstration ---
class Main {
    private record Entry(String value, Duration lifetime) {}

    private static final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private static final CacheStore<String, String> store = new CacheStore<>() {
        @Override
        public Optional<String> get(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }

        @Override
        public void put(String key, String value, Duration lifetime) {
            entries.put(key, new Entry(value, lifetime));
        }

        @Override
        public void remove(String key) {
            entries.remove(key);
        }
    };

    private static volatile String source = "first";
    private static volatile CountDownLatch loading = new CountDownLatch(1);
    private static volatile CountDownLatch release = new CountDownLatch(0);
    private static final AtomicInteger loads = new AtomicInteger();

    private static String load(String key) {
        loads.incrementAndGet();
        String value = source;
        loading.countDown();
        try {
            release.await();
        } catch (InterruptedException error) {
            throw new IllegalStateException(error);
        }
        if (value.isEmpty()) throw new IllegalStateException("no recipe " + key);
        return value;
    }

    private static FutureTask<String> start(CacheAside<String, String> cache) {
        var task = new FutureTask<>(() -> cache.get("soup"));
        new Thread(task).start();
        return task;
    }

    public static void main(String[] args) throws Exception {
        double[] jitter = {0.5};
        var cache = new CacheAside<>(store, Main::load, Duration.ofSeconds(10), () -> jitter[0]);

        // Callers of one key at the same time load once.
        release = new CountDownLatch(1);
        var readers = new ArrayList<FutureTask<String>>();
        readers.add(start(cache));
        loading.await();
        for (int count = 0; count < 3; count++) readers.add(start(cache));
        release.countDown();
        for (var reader : readers) assert reader.get().equals("first");
        assert loads.get() == 1 : loads;
        assert cache.get("soup").equals("first") && loads.get() == 1;
        assert entries.get("soup").lifetime().equals(Duration.ofSeconds(10)) : entries;

        // Times to live differ by up to a tenth.
        jitter[0] = 0;
        cache.invalidate("soup");
        cache.get("soup");
        assert entries.get("soup").lifetime().equals(Duration.ofSeconds(9)) : entries;

        // A load that began before a write is not stored, and who asks afterwards gets the new value.
        cache.invalidate("soup");
        var held = new CountDownLatch(1);
        release = held;
        loading = new CountDownLatch(1);
        var early = start(cache);
        loading.await();
        source = "second";
        cache.invalidate("soup");
        release = new CountDownLatch(0);
        assert cache.get("soup").equals("second");
        held.countDown();
        assert early.get().equals("first");
        assert entries.get("soup").value().equals("second") : entries;

        // A failed load is not remembered.
        cache.invalidate("soup");
        source = "";
        for (var attempt : List.of(1, 2)) {
            int before = loads.get();
            try {
                throw new AssertionError(cache.get("soup"));
            } catch (IllegalStateException error) {
                assert error.getMessage().equals("no recipe soup") : error;
                assert loads.get() == before + 1 : attempt;
            }
        }
        assert entries.isEmpty() : entries;
        source = "third";
        assert cache.get("soup").equals("third");
    }
}
