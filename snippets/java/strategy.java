// pattern: strategy
// prefix: dpStrategy
// description: Strategy: functions behind one interface, chosen by name at run time; an unknown name is an error
// placeholders: PostageRule, PostageRules, Parcel, centsFor
// --- preamble ---
import java.util.HashMap;
// --- imports ---
import java.util.Map;
import java.util.TreeSet;
// --- snippet ---
record Parcel(int grams, int zone) {}

/** A lambda is enough: a rule is a class of its own only if it has a state. Many threads may call it. */
@FunctionalInterface
interface PostageRule {
    long centsFor(Parcel parcel);

    static PostageRule flat(long cents) {
        return parcel -> cents;
    }

    /** Each kilogram that is begun counts. */
    static PostageRule byWeight(long centsPerKilogram) {
        return parcel -> (parcel.grams() + 999L) / 1_000 * centsPerKilogram;
    }

    default PostageRule orIfCheaper(PostageRule other) {
        return parcel -> Math.min(centsFor(parcel), other.centsFor(parcel));
    }
}

/** The rules that a configuration may name. */
final class PostageRules {
    private final Map<String, PostageRule> byName;

    PostageRules(Map<String, ? extends PostageRule> byName) {
        this.byName = Map.copyOf(byName);
    }

    /** Throws {@link IllegalArgumentException} for a name it does not know: a default would hide the mistake. */
    PostageRule named(String name) {
        var rule = byName.get(name);
        if (rule != null) return rule;
        throw new IllegalArgumentException("no rule '" + name + "', there are " + new TreeSet<>(byName.keySet()));
    }
}
// --- demonstration ---
class Main {
    public static void main(String[] args) {
        var configured = new HashMap<String, PostageRule>();
        configured.put("flat", PostageRule.flat(700));
        configured.put("weight", PostageRule.byWeight(250));
        configured.put("best", PostageRule.flat(700).orIfCheaper(PostageRule.byWeight(250)));
        configured.put("zone", parcel -> 300L * parcel.zone());
        var rules = new PostageRules(configured);

        // Each name stands for an algorithm of its own, on the same parcel.
        var light = new Parcel(1_001, 4);
        assert rules.named("flat").centsFor(light) == 700;
        assert rules.named("weight").centsFor(light) == 500;
        assert rules.named("zone").centsFor(light) == 1_200;

        // A combined one takes what is better for the parcel.
        assert rules.named("best").centsFor(light) == 500;
        assert rules.named("best").centsFor(new Parcel(9_000, 1)) == 700;
        assert rules.named("weight").centsFor(new Parcel(1_000, 1)) == 250;

        // The rules are those it was made with.
        configured.put("late", PostageRule.flat(1));
        for (var unknown : new String[] {"late", "Flat", ""}) {
            try {
                rules.named(unknown);
                throw new AssertionError(unknown);
            } catch (IllegalArgumentException error) {
                var expected = "no rule '" + unknown + "', there are [best, flat, weight, zone]";
                assert error.getMessage().equals(expected) : error;
            }
        }
    }
}
