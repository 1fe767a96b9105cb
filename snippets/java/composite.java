// pattern: composite
// prefix: dpComposite
// description: Composite: items and groups of them behind one type; immutable, so that no cycle can come about
// placeholders: Cargo, Crate, Container, grams
// --- preamble ---
import java.util.ArrayList;
// --- imports ---
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
// --- snippet ---
/** Each method means the same for one item and for a group of any depth. */
sealed interface Cargo permits Crate, Container {
    String label();

    /** Throws {@link ArithmeticException} rather than to return a sum that overflowed. */
    long grams();

    /** All the items, without the groups, in order. */
    Stream<Crate> crates();
}

record Crate(String label, long grams) implements Cargo {
    Crate {
        Objects.requireNonNull(label, "label");
        if (grams < 0) throw new IllegalArgumentException("negative weight of " + label);
    }

    @Override
    public Stream<Crate> crates() {
        return Stream.of(this);
    }
}

/** Contains only what existed before it, for good: so it never contains itself. */
record Container(String label, long tareGrams, List<Cargo> contents) implements Cargo {
    Container {
        Objects.requireNonNull(label, "label");
        if (tareGrams < 0) throw new IllegalArgumentException("negative weight of " + label);
        contents = List.copyOf(contents);
    }

    @Override
    public long grams() {
        return contents.stream().mapToLong(Cargo::grams).reduce(tareGrams, Math::addExact);
    }

    @Override
    public Stream<Crate> crates() {
        return contents.stream().flatMap(Cargo::crates);
    }
}
// --- demonstration ---
class Main {
    public static void main(String[] args) {
        var tea = new Crate("tea", 500);
        var cups = new Crate("cups", 900);
        var inner = new Container("box", 100, List.of(tea, cups));
        var ship = new Container("hold", 2_000, List.of(inner, tea, new Container("empty", 50, List.of())));

        // One item and a group answer the same questions.
        for (Cargo cargo : List.of(tea, inner)) assert cargo.grams() > 0 : cargo.label();
        assert tea.grams() == 500;
        assert inner.grams() == 1_500;
        assert ship.grams() == 2_000 + 1_500 + 500 + 50 : ship.grams();
        var labels = ship.crates().map(Crate::label).toList();
        assert labels.equals(List.of("tea", "cups", "tea")) : labels;

        // A group does not change with the list it was made of, so that it cannot be put into itself.
        var contents = new ArrayList<Cargo>(List.of(tea));
        var group = new Container("group", 0, contents);
        contents.add(group);
        assert group.grams() == 500;
        try {
            group.contents().add(group);
            throw new AssertionError("a cycle");
        } catch (UnsupportedOperationException expected) {
            assert group.crates().count() == 1;
        }

        // Nonsense is refused, and a sum that overflows is no small number.
        for (int part = 0; part < 2; part++) {
            try {
                throw new AssertionError(part == 0 ? new Crate("air", -1) : new Container("air", -1, List.of()));
            } catch (IllegalArgumentException error) {
                assert error.getMessage().equals("negative weight of air");
            }
        }
        var heavy = new Crate("lead", Long.MAX_VALUE);
        try {
            throw new AssertionError(new Container("pair", 1, List.of(heavy)).grams());
        } catch (ArithmeticException expected) {
            assert heavy.grams() == Long.MAX_VALUE;
        }
    }
}
