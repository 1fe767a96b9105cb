package shop.inventory;

import java.time.Duration;
import java.util.OptionalInt;

/** Stock per book. Reads hit the cache; writes are write-through: database and cache before the answer. */
public final class StockService {
    private static final Duration STOCK_TTL = Duration.ofMinutes(1);

    private final StockCache cache;
    private final StockTable table;

    public StockService(StockCache cache, StockTable table) {
        this.cache = cache;
        this.table = table;
    }

    public int available(String isbn) {
        OptionalInt cached = cache.get(isbn);
        if (cached.isPresent()) {
            return cached.getAsInt();
        }
        int stock = table.select(isbn);
        cache.put(isbn, stock, STOCK_TTL);
        return stock;
    }

    /** Takes books out of stock, or throws if there are not enough. The database decides; the cache follows. */
    public void reserve(String isbn, int copies) {
        if (copies <= 0) {
            throw new IllegalArgumentException("copies must be positive");
        }
        int left = table.decrement(isbn, copies).orElseThrow(() -> new OutOfStockException(isbn));
        try {
            cache.put(isbn, left, STOCK_TTL);
        } catch (CacheUnavailableException e) {
            // The write-through is half done; the TTL ends the old entry within a minute.
            System.getLogger("stock").log(System.Logger.Level.WARNING, "stock of " + isbn + " not cached", e);
        }
    }

    public interface StockCache {
        OptionalInt get(String isbn);

        void put(String isbn, int stock, Duration ttl);
    }

    public interface StockTable {
        int select(String isbn);

        /** Decrements in one statement if enough is left, and returns what is left then. */
        OptionalInt decrement(String isbn, int copies);
    }

    public static final class OutOfStockException extends RuntimeException {
        OutOfStockException(String isbn) {
            super("not enough copies of " + isbn);
        }
    }

    public static final class CacheUnavailableException extends RuntimeException {}
}
