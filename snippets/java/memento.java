// pattern: memento
// prefix: dpMemento
// description: Memento: opaque snapshots of a mixer's settings and a bounded history that goes back through them
// placeholders: Mixer, Snapshot, MixerHistory, limit
// --- preamble ---
import java.lang.reflect.Modifier;
import java.util.Arrays;
// --- imports ---
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
// --- snippet ---
/** For one thread. */
final class Mixer {
    private final Map<String, Integer> volumes = new TreeMap<>();

    void setVolume(String channel, int percent) {
        if (percent < 0 || percent > 100) throw new IllegalArgumentException("no volume: " + percent);
        volumes.put(channel, percent);
    }

    Map<String, Integer> volumes() {
        return Map.copyOf(volumes);
    }

    Snapshot snapshot() {
        return new Snapshot(this, Map.copyOf(volumes));
    }

    void restore(Snapshot snapshot) {
        if (snapshot.origin != this) throw new IllegalArgumentException("a snapshot of another mixer");
        volumes.clear();
        volumes.putAll(snapshot.volumes);
    }

    /** Immutable, and only its mixer sees into it: those who keep it do not depend on what is inside. */
    static final class Snapshot {
        private final Mixer origin;
        private final Map<String, Integer> volumes;

        private Snapshot(Mixer origin, Map<String, Integer> volumes) {
            this.origin = origin;
            this.volumes = volumes;
        }
    }
}

/** Keeps the latest {@code limit} snapshots: each is a whole copy. */
final class MixerHistory {
    private final Mixer mixer;
    private final int limit;
    private final Deque<Mixer.Snapshot> past = new ArrayDeque<>();

    MixerHistory(Mixer mixer, int limit) {
        if (limit < 1) throw new IllegalArgumentException("must keep at least one");
        this.mixer = mixer;
        this.limit = limit;
    }

    /** Call it before a change. */
    void save() {
        past.push(mixer.snapshot());
        if (past.size() > limit) past.removeLast();
    }

    /** Returns false if there is nothing to go back to. */
    boolean back() {
        if (past.isEmpty()) return false;
        mixer.restore(past.pop());
        return true;
    }
}
// --- demonstration ---
class Main {
    public static void main(String[] args) {
        var mixer = new Mixer();
        var history = new MixerHistory(mixer, 2);
        assert !history.back();

        // Each step back restores all of it, also what was added since.
        mixer.setVolume("drums", 40);
        history.save();
        mixer.setVolume("drums", 90);
        history.save();
        mixer.setVolume("flute", 10);
        assert history.back() && mixer.volumes().equals(Map.of("drums", 90)) : mixer.volumes();
        assert history.back() && mixer.volumes().equals(Map.of("drums", 40)) : mixer.volumes();
        assert !history.back();

        // A snapshot does not change with its mixer, and can be restored more than once.
        var quiet = mixer.snapshot();
        for (int turn = 0; turn < 2; turn++) {
            mixer.setVolume("drums", 100);
            mixer.restore(quiet);
            assert mixer.volumes().equals(Map.of("drums", 40)) : mixer.volumes();
        }

        // The history is bounded: the oldest is forgotten.
        for (int percent = 1; percent <= 4; percent++) {
            history.save();
            mixer.setVolume("drums", percent);
        }
        assert history.back() && history.back() && !history.back();
        assert mixer.volumes().equals(Map.of("drums", 2)) : mixer.volumes();

        // One of another mixer is refused, and nobody else sees into it.
        var other = new Mixer();
        other.setVolume("harp", 5);
        try {
            mixer.restore(other.snapshot());
            throw new AssertionError("restored");
        } catch (IllegalArgumentException expected) {
            assert mixer.volumes().equals(Map.of("drums", 2)) : mixer.volumes();
        }
        assert Arrays.stream(Mixer.Snapshot.class.getDeclaredFields())
                .allMatch(field -> Modifier.isPrivate(field.getModifiers()));
        other.setVolume("harp", 0);
        assert other.volumes().equals(Map.of("harp", 0));
        try {
            mixer.setVolume("drums", 101);
            throw new AssertionError("too loud");
        } catch (IllegalArgumentException expected) {
            assert mixer.volumes().get("drums") == 2;
        }
    }
}
