// pattern: adapter
// prefix: dpAdapter
// description: Adapter: makes an old driver fit the interface that is wanted, translating its units and error codes
// placeholders: Scale, LegacyScale, LegacyScaleAdapter, grams
// --- preamble ---
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
// --- imports ---
import java.io.IOException;
// --- snippet ---
/** What the application wants. */
interface Scale extends AutoCloseable {
    /** Throws {@link IOException} if there is no stable reading; asking again may help. */
    long grams() throws IOException;

    @Override
    void close();
}

/** What there is: a driver that cannot be changed. */
interface LegacyScale {
    int NOT_STABLE = -1;
    int OVERLOAD = -2;

    /** Tenths of an ounce, or one of the negative codes. */
    int read();

    void powerOff();
}

/** Owns the driver: closing the adapter switches it off, once. Not thread-safe, as the driver is not. */
final class LegacyScaleAdapter implements Scale {
    private static final double GRAMS_PER_OUNCE = 28.349523125;

    private final LegacyScale driver;
    private boolean closed;

    LegacyScaleAdapter(LegacyScale driver) {
        this.driver = driver;
    }

    @Override
    public long grams() throws IOException {
        if (closed) throw new IllegalStateException("the scale is closed");
        int reading = driver.read();
        if (reading >= 0) return Math.round(reading / 10.0 * GRAMS_PER_OUNCE);
        throw new IOException(switch (reading) {
            case LegacyScale.NOT_STABLE -> "the reading is not stable yet";
            case LegacyScale.OVERLOAD -> "too heavy for the scale";
            default -> "unknown code " + reading + " of the scale";
        });
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        driver.powerOff();
    }
}
// --- demonstration ---
class Main {
    private static final class FakeDriver implements LegacyScale {
        final Queue<Integer> readings = new ArrayDeque<>();
        int timesOff;

        @Override
        public int read() {
            return readings.remove();
        }

        @Override
        public void powerOff() {
            timesOff++;
        }
    }

    private static String errorOf(Scale scale) {
        try {
            throw new AssertionError(scale.grams());
        } catch (IOException | IllegalStateException error) {
            return error.getMessage();
        }
    }

    public static void main(String[] args) throws IOException {
        var driver = new FakeDriver();
        var adapter = new LegacyScaleAdapter(driver);
        try (Scale scale = adapter) {
            // Units are translated and rounded, not cut off; nothing on it is a reading too.
            driver.readings.addAll(List.of(160, 6, 0));
            assert scale.grams() == 454;
            assert scale.grams() == 17;
            assert scale.grams() == 0;

            // Codes become errors, also those that nobody has heard of.
            driver.readings.addAll(List.of(LegacyScale.NOT_STABLE, LegacyScale.OVERLOAD, -7));
            assert errorOf(scale).equals("the reading is not stable yet");
            assert errorOf(scale).equals("too heavy for the scale");
            assert errorOf(scale).equals("unknown code -7 of the scale");

            // After an error it works on.
            driver.readings.add(10);
            assert scale.grams() == 28;
            assert driver.timesOff == 0;
        }

        // The driver is switched off once and not asked afterwards.
        adapter.close();
        assert driver.timesOff == 1 : driver.timesOff;
        driver.readings.add(10);
        assert errorOf(adapter).equals("the scale is closed");
        assert driver.readings.size() == 1;
    }
}
