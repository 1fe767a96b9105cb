// pattern: builder
// prefix: dpBuilder
// description: Builder: named, optional settings for an immutable object that is checked as a whole when it is built
// placeholders: BackupPlan, source, target, keepLast, keepFor
// --- imports ---
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
// --- snippet ---
/** Immutable, and valid once it exists. */
final class BackupPlan {
    private final String source;
    private final String target;
    private final Integer keepLast;
    private final Duration keepFor;
    private final List<String> excludes;

    private BackupPlan(Builder builder) {
        source = builder.source;
        target = builder.target;
        keepLast = builder.keepLast;
        keepFor = builder.keepFor;
        excludes = List.copyOf(builder.excludes);
    }

    String source() { return source; }
    String target() { return target; }
    Optional<Integer> keepLast() { return Optional.ofNullable(keepLast); }
    Optional<Duration> keepFor() { return Optional.ofNullable(keepFor); }
    List<String> excludes() { return excludes; }

    /** What has no default is a parameter here, so that it cannot be forgotten. */
    static Builder from(String source) {
        return new Builder(source);
    }

    /** For one thread. It may go on after {@link #build()}: what is built does not change with it. */
    static final class Builder {
        private final String source;
        private final List<String> excludes = new ArrayList<>();
        private String target;
        private Integer keepLast;
        private Duration keepFor;

        private Builder(String source) { this.source = source; }

        Builder target(String value) { target = value; return this; }
        Builder keepLast(int copies) { keepLast = copies; return this; }
        Builder keepFor(Duration age) { keepFor = age; return this; }
        Builder exclude(String pattern) { excludes.add(pattern); return this; }

        /** Throws {@link IllegalStateException} that names all that is wrong, not only the first. */
        BackupPlan build() {
            var problems = new ArrayList<String>();
            if (source == null || source.isBlank()) problems.add("source is missing");
            if (target == null || target.isBlank()) problems.add("target is missing");
            else if (target.equals(source)) problems.add("source and target are the same");
            if (keepLast != null && keepFor != null) problems.add("keepLast and keepFor exclude each other");
            if (keepLast != null && keepLast < 1) problems.add("keepLast must be at least 1");
            if (!problems.isEmpty()) throw new IllegalStateException(String.join("; ", problems));
            return new BackupPlan(this);
        }
    }
}
// --- demonstration ---
class Main {
    private static String problemsOf(BackupPlan.Builder builder) {
        try {
            throw new AssertionError(builder.build());
        } catch (IllegalStateException error) {
            return error.getMessage();
        }
    }

    public static void main(String[] args) {
        // Only what differs from the defaults is said.
        var plain = BackupPlan.from("/photos").target("/disk").build();
        assert plain.source().equals("/photos") && plain.target().equals("/disk");
        assert plain.keepLast().isEmpty() && plain.keepFor().isEmpty() && plain.excludes().isEmpty();

        // What was built does not change with its builder, nor by those who read it.
        var builder = BackupPlan.from("/photos").target("/disk").keepLast(7).exclude("*.tmp");
        var first = builder.build();
        var second = builder.exclude("cache/").keepLast(9).build();
        assert first.excludes().equals(List.of("*.tmp")) : first.excludes();
        assert first.keepLast().get() == 7;
        assert second.excludes().equals(List.of("*.tmp", "cache/"));
        assert second.keepLast().get() == 9;
        try {
            first.excludes().add("all");
            throw new AssertionError("changed");
        } catch (UnsupportedOperationException expected) {
            assert first.excludes().size() == 1;
        }

        // Missing and contradictory settings are reported together.
        assert problemsOf(BackupPlan.from("/photos")).equals("target is missing");
        assert problemsOf(BackupPlan.from("/a").target("/a")).equals("source and target are the same");
        var wrong = BackupPlan.from(" ").target("/disk").keepLast(0).keepFor(Duration.ofDays(30));
        assert problemsOf(wrong).split("; ").length == 3 : problemsOf(wrong);
        assert BackupPlan.from("/a").target("/b").keepLast(1).build().keepLast().get() == 1;
        assert BackupPlan.from("/a").target("/b").keepFor(Duration.ofDays(30)).build().keepFor().isPresent();
    }
}
