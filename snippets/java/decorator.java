// pattern: decorator
// prefix: dpDecorator
// description: Decorator: wrappers with the interface of what they wrap, stacked in the order that is wanted
// placeholders: Translator, translate, RememberingTranslator, MeasuredTranslator
// --- preamble ---
import java.util.ArrayList;
import java.util.List;
// --- imports ---
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
// --- snippet ---
@FunctionalInterface
interface Translator {
    String translate(String text) throws IOException;
}

/** Keeps the latest answers. Thread-safe; threads that miss at the same time each ask. */
final class RememberingTranslator implements Translator {
    private final Translator inner;
    private final Map<String, String> answers;

    RememberingTranslator(Translator inner, int limit) {
        this.inner = inner;
        this.answers = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                return size() > limit;
            }
        };
    }

    @Override
    public String translate(String text) throws IOException {
        synchronized (answers) {
            var known = answers.get(text);
            if (known != null) return known;
        }
        var answer = inner.translate(text); // Not under the lock: it may take long.
        synchronized (answers) {
            answers.put(text, answer);
        }
        return answer;
    }
}

/** Tells how long each call takes, of those that fail too. Around a cache it measures hits, inside of it misses. */
record MeasuredTranslator(Translator inner, Consumer<? super Duration> onDuration, LongSupplier nanoTime)
        implements Translator {
    MeasuredTranslator(Translator inner, Consumer<? super Duration> onDuration) {
        this(inner, onDuration, System::nanoTime);
    }

    @Override
    public String translate(String text) throws IOException {
        long start = nanoTime.getAsLong();
        try {
            return inner.translate(text);
        } finally {
            onDuration.accept(Duration.ofNanos(nanoTime.getAsLong() - start));
        }
    }
}
// --- demonstration ---
class Main {
    public static void main(String[] args) throws IOException {
        long[] nanos = {Long.MAX_VALUE}; // Overflows on the way.
        var asked = new ArrayList<String>();
        Translator slow = text -> {
            asked.add(text);
            nanos[0] += 40;
            if (text.isEmpty()) throw new IOException("nothing to translate");
            return text + "!";
        };

        // Outside of the cache, each call is measured; the real one is asked once per text.
        var all = new ArrayList<Long>();
        Translator outside = new MeasuredTranslator(
                new RememberingTranslator(slow, 2), took -> all.add(took.toNanos()), () -> nanos[0]);
        assert outside.translate("sea").equals("sea!");
        assert outside.translate("sea").equals("sea!");
        assert all.equals(List.of(40L, 0L)) : all;
        assert asked.equals(List.of("sea")) : asked;

        // Inside of the cache, only what reaches the real one is.
        asked.clear();
        var misses = new ArrayList<Long>();
        Translator inside = new RememberingTranslator(
                new MeasuredTranslator(slow, took -> misses.add(took.toNanos()), () -> nanos[0]), 2);
        assert inside.translate("sea").equals("sea!");
        assert inside.translate("sea").equals("sea!");
        assert misses.equals(List.of(40L)) : misses;

        // Memory is bounded: the oldest answer goes.
        inside.translate("moon");
        inside.translate("wind");
        inside.translate("moon");
        inside.translate("sea");
        assert asked.equals(List.of("sea", "moon", "wind", "sea")) : asked;

        // An error passes all layers, is measured and not remembered.
        misses.clear();
        for (int turn = 1; turn <= 2; turn++) {
            try {
                throw new AssertionError(inside.translate(""));
            } catch (IOException error) {
                assert error.getMessage().equals("nothing to translate");
                assert misses.size() == turn : misses;
            }
        }
        assert new MeasuredTranslator(text -> text, took -> {}).translate("tide").equals("tide");
    }
}
