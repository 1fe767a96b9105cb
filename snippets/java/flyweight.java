// pattern: flyweight
// prefix: dpFlyweight
// description: Flyweight: one shared, immutable symbol per key; the place where it is drawn is an argument
// placeholders: MapSymbol, SymbolKey, SymbolCatalog, drawAt
// --- preamble ---
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
// --- imports ---
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
// --- snippet ---
/** What tells symbols apart; its values are few and known, since symbols are never freed. */
record SymbolKey(String kind, int color) {}

/** Immutable and shared by all that look the same. It knows nothing of any place on the map. */
final class MapSymbol {
    private final SymbolKey key;
    private final String path; // The large part.

    MapSymbol(SymbolKey key, String path) {
        this.key = key;
        this.path = path;
    }

    /** What differs from use to use comes as an argument. */
    String drawAt(int x, int y) {
        var format = "<path fill='#%06x' transform='translate(%d %d)' d='%s'/>";
        return String.format(Locale.ROOT, format, key.color(), x, y, path); // Some locales have digits of their own.
    }
}

/** Thread-safe. Measure first: it pays off if there are many uses of few, large values. */
final class SymbolCatalog {
    private final ConcurrentMap<SymbolKey, MapSymbol> symbols = new ConcurrentHashMap<>();
    private final Function<? super SymbolKey, String> pathOf;

    /** {@code pathOf} is asked once per key, must be quick and must not use this catalog. */
    SymbolCatalog(Function<? super SymbolKey, String> pathOf) {
        this.pathOf = pathOf;
    }

    /** The same object for equal keys. If the path cannot be had nothing is kept. */
    MapSymbol get(SymbolKey key) {
        return symbols.computeIfAbsent(key, absent -> new MapSymbol(absent, pathOf.apply(absent)));
    }

    int size() {
        return symbols.size();
    }
}
// --- demonstration ---
class Main {
    public static void main(String[] args) throws InterruptedException {
        var loads = new AtomicInteger();
        var catalog = new SymbolCatalog(key -> {
            loads.incrementAndGet();
            if (key.kind().isEmpty()) throw new IllegalArgumentException("no kind");
            return "M0 0 " + key.kind();
        });

        // Equal keys share one object, different ones do not.
        var well = catalog.get(new SymbolKey("well", 0x00ff));
        assert well == catalog.get(new SymbolKey("well", 0x00ff));
        assert well != catalog.get(new SymbolKey("well", 0xff0000));
        assert well != catalog.get(new SymbolKey("mill", 0x00ff));
        assert catalog.size() == 3 && loads.get() == 3;

        // The place is no part of it: one object is drawn at two.
        assert well.drawAt(3, 4).equals("<path fill='#0000ff' transform='translate(3 4)' d='M0 0 well'/>");
        assert well.drawAt(5, 6).contains("translate(5 6)");

        // The digits are those of SVG, whatever the locale.
        var locale = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        assert well.drawAt(7, 8).contains("translate(7 8)") : well.drawAt(7, 8);
        Locale.setDefault(locale);

        // What fails is not kept.
        for (int turn = 0; turn < 2; turn++) {
            try {
                throw new AssertionError(catalog.get(new SymbolKey("", 0)));
            } catch (IllegalArgumentException expected) {
                assert catalog.size() == 3;
            }
        }
        assert loads.get() == 5 : loads;

        // Threads that ask together get the same one, loaded once.
        Set<MapSymbol> seen = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
        List<Thread> threads = new ArrayList<>();
        for (int count = 0; count < 4; count++) {
            threads.add(new Thread(() -> {
                for (int color = 0; color < 200; color++) seen.add(catalog.get(new SymbolKey("tree", color)));
            }));
        }
        threads.forEach(Thread::start);
        for (var thread : threads) thread.join();
        assert seen.size() == 200 && loads.get() == 205 : loads;
    }
}
