// pattern: factory-method
// prefix: dpFactoryMethod
// description: Factory method: makes one of several products by its kind; an unknown kind is an error that lists all
// placeholders: PlaylistReader, M3uReader, CsvReader, forKind
// --- imports ---
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
// --- snippet ---
/** Callers know this interface and {@link #forKind}; the classes behind it may change. */
sealed interface PlaylistReader permits M3uReader, CsvReader {
    List<String> titles(List<String> lines);

    /** A new reader at each call: readers may have a state. Case does not matter. */
    static PlaylistReader forKind(String kind) {
        var creator = Creators.BY_KIND.get(kind.toLowerCase(Locale.ROOT));
        if (creator != null) return creator.get();
        var known = new TreeSet<>(Creators.BY_KIND.keySet());
        throw new IllegalArgumentException("unknown kind '" + kind + "', there are " + known);
    }

    /** A class, since the fields of an interface are public. */
    final class Creators {
        private static final Map<String, Supplier<PlaylistReader>> BY_KIND =
                Map.of("m3u", M3uReader::new, "csv", () -> new CsvReader(';'));

        private Creators() {}
    }
}

final class M3uReader implements PlaylistReader {
    @Override
    public List<String> titles(List<String> lines) {
        return lines.stream().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    }
}

final class CsvReader implements PlaylistReader {
    private final char separator;

    CsvReader(char separator) {
        this.separator = separator;
    }

    /** The first column; the first line is the head. */
    @Override
    public List<String> titles(List<String> lines) {
        return lines.stream().skip(1).map(line -> {
            int end = line.indexOf(separator);
            return end < 0 ? line : line.substring(0, end);
        }).toList();
    }
}
// --- demonstration ---
class Main {
    public static void main(String[] args) {
        // The kind decides which product reads the lines.
        var m3u = PlaylistReader.forKind("m3u");
        assert m3u instanceof M3uReader;
        assert m3u.titles(List.of("#EXTM3U", " Low Tide ", "", "High Tide")).equals(List.of("Low Tide", "High Tide"));
        var csv = PlaylistReader.forKind("CSV");
        assert csv instanceof CsvReader;
        assert csv.titles(List.of("title;length", "Low Tide;180", "Drift")).equals(List.of("Low Tide", "Drift"));

        // Each call makes a new one.
        assert m3u != PlaylistReader.forKind("m3u");

        // The kind does not depend on the language of the machine: "I" has another small letter in Turkish.
        var before = Locale.getDefault();
        Locale.setDefault(new Locale("tr"));
        for (var kind : List.of("MIDI", "")) {
            try {
                throw new AssertionError(PlaylistReader.forKind(kind));
            } catch (IllegalArgumentException error) {
                var expected = "unknown kind '" + kind + "', there are [csv, m3u]";
                assert error.getMessage().equals(expected) : error;
            }
        }
        Locale.setDefault(before);
    }
}
