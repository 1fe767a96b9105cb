// pattern: prototype
// prefix: dpPrototype
// description: Prototype: copies of a configured plan, deep where parts can change and shared where they cannot
// placeholders: GardenPlan, Bed, Soil, copyAs
// --- imports ---
import java.util.ArrayList;
import java.util.List;
// --- snippet ---
/** Immutable: copies share it. */
record Soil(String name, double acidity) {}

/** Can change: each copy of a plan has its own. */
final class Bed {
    private final Soil soil;
    private final List<String> plants;

    Bed(Soil soil) {
        this(soil, new ArrayList<>());
    }

    private Bed(Soil soil, List<String> plants) {
        this.soil = soil;
        this.plants = plants;
    }

    void plant(String name) { plants.add(name); }
    Soil soil() { return soil; }
    List<String> plants() { return List.copyOf(plants); }

    Bed copy() {
        return new Bed(soil, new ArrayList<>(plants));
    }
}

/**
 * Copies itself by a method of its own: {@code Object.clone} is shallow and calls no constructor. A class that is not
 * final would have to override it, so this one is. For one thread.
 */
final class GardenPlan {
    private final String name;
    private final List<Bed> beds = new ArrayList<>();

    GardenPlan(String name) {
        if (name.isBlank()) throw new IllegalArgumentException("a plan needs a name");
        this.name = name;
    }

    void add(Bed bed) { beds.add(bed); }
    String name() { return name; }

    /** Its own beds, to be planted: the list cannot be changed, the beds can. */
    List<Bed> beds() { return List.copyOf(beds); }

    /** A plan that is independent of this one. */
    GardenPlan copyAs(String newName) {
        var copy = new GardenPlan(newName);
        for (var bed : beds) copy.beds.add(bed.copy());
        return copy;
    }
}
// --- demonstration ---
class Main {
    public static void main(String[] args) {
        var loam = new Soil("loam", 6.5);
        var prototype = new GardenPlan("cottage");
        prototype.add(new Bed(loam));
        prototype.beds().get(0).plant("leek");

        // A copy has all of it, under its own name.
        var copy = prototype.copyAs("north side");
        assert copy.name().equals("north side") && prototype.name().equals("cottage");
        assert copy.beds().get(0).plants().equals(List.of("leek"));

        // What changes in one does not change in the other, at any depth and in either direction.
        copy.beds().get(0).plant("mint");
        copy.add(new Bed(new Soil("sand", 7.0)));
        prototype.beds().get(0).plant("rose");
        assert prototype.beds().size() == 1 && copy.beds().size() == 2;
        assert prototype.beds().get(0).plants().equals(List.of("leek", "rose"));
        assert copy.beds().get(0).plants().equals(List.of("leek", "mint"));

        // What cannot change is shared.
        assert copy.beds().get(0).soil() == loam;

        // A copy is as good a prototype, and as strict.
        assert copy.copyAs("south side").beds().get(0).plants().equals(List.of("leek", "mint"));
        try {
            throw new AssertionError(copy.copyAs(" "));
        } catch (IllegalArgumentException expected) {
            assert expected.getMessage().equals("a plan needs a name");
        }
    }
}
