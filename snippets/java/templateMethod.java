// pattern: template-method
// prefix: dpTemplateMethod
// description: Template method: a fixed import that checks, parses and stores all or nothing; subclasses supply the format
// placeholders: MeterImport, Reading, parse, CsvMeterImport
// --- preamble ---
import java.lang.reflect.Modifier;
// --- imports ---
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
// --- snippet ---
record Reading(String meter, long wattHours) {}

/** The order of the steps is fixed. If there is only one step to replace, pass a function instead of a subclass. */
abstract class MeterImport {
    private final Consumer<? super List<Reading>> sink;

    protected MeterImport(Consumer<? super List<Reading>> sink) {
        this.sink = sink;
    }

    /**
     * Hands all readings to the sink at once, or throws {@link IllegalArgumentException} that names each bad line and
     * hands on nothing. Returns how many there were.
     */
    final int run(List<String> lines) {
        var readings = new ArrayList<Reading>();
        var problems = new ArrayList<String>();
        for (int index = 0; index < lines.size(); index++) {
            var line = lines.get(index).strip();
            if (line.isEmpty() || isComment(line)) continue;
            try {
                readings.add(parse(line));
            } catch (IllegalArgumentException error) {
                problems.add("line " + (index + 1) + ": " + error.getMessage());
            }
        }
        if (!problems.isEmpty()) throw new IllegalArgumentException(String.join("; ", problems));
        sink.accept(List.copyOf(readings));
        return readings.size();
    }

    /** Must be replaced. Throws {@link IllegalArgumentException} for a line that it does not understand. */
    protected abstract Reading parse(String line);

    /** May be replaced. */
    protected boolean isComment(String line) {
        return line.startsWith("#");
    }
}

final class CsvMeterImport extends MeterImport {
    CsvMeterImport(Consumer<? super List<Reading>> sink) {
        super(sink);
    }

    @Override
    protected Reading parse(String line) {
        var cells = line.split(",", -1);
        if (cells.length != 2 || cells[0].isBlank()) throw new IllegalArgumentException("expected meter,wattHours");
        return new Reading(cells[0].strip(), Long.parseLong(cells[1].strip()));
    }
}
// --- demonstration ---
class Main {
    private static final class FixedWidthImport extends MeterImport {
        FixedWidthImport(Consumer<? super List<Reading>> sink) {
            super(sink);
        }

        @Override
        protected Reading parse(String line) {
            return new Reading(line.substring(0, 3), Long.parseLong(line.substring(3).strip()) * 1_000);
        }

        @Override
        protected boolean isComment(String line) {
            return line.startsWith("*");
        }
    }

    public static void main(String[] args) throws NoSuchMethodException {
        var stored = new ArrayList<List<Reading>>();
        var expected = List.of(new Reading("m01", 5_000), new Reading("m02", 7_000));

        // The same skeleton with the steps of each format.
        assert new CsvMeterImport(stored::add).run(List.of("# head", " m01, 5000", "", "m02,7000 ")) == 2;
        assert new FixedWidthImport(stored::add).run(List.of("* head", "m01    5", "m02    7")) == 2;
        assert stored.equals(List.of(expected, expected)) : stored;

        // All bad lines are named, by their place in the file, and nothing is stored.
        stored.clear();
        try {
            new CsvMeterImport(stored::add).run(List.of("# head", "m01", "m02,7000", "m03,x"));
            throw new AssertionError("imported");
        } catch (IllegalArgumentException error) {
            assert error.getMessage().startsWith("line 2: expected meter,wattHours; line 4: ") : error;
            assert stored.isEmpty() : stored;
        }

        // An empty file is no error; the skeleton cannot be replaced.
        assert new CsvMeterImport(stored::add).run(List.of()) == 0;
        assert stored.equals(List.of(List.of())) : stored;
        var run = MeterImport.class.getDeclaredMethod("run", List.class);
        assert Modifier.isFinal(run.getModifiers());
    }
}
