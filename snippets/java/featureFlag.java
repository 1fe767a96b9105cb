// pattern: feature-flag
// prefix: sdFeatureFlag
// description: Feature flag: roll-out by percentage that is stable per user, kill switch, default if the provider fails
// placeholders: FeatureFlags, Flag, FlagProvider, rolloutPercent
// --- preamble ---
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
// --- imports ---
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.function.BiConsumer;
// --- snippet ---
/** {@code killed} turns it off for all, whatever the percentage. */
record Flag(boolean killed, int rolloutPercent) {
    Flag {
        if (rolloutPercent < 0 || rolloutPercent > 100) throw new IllegalArgumentException(rolloutPercent + " percent");
    }
}

@FunctionalInterface
interface FlagProvider {
    /** Answers at once, from memory that is refreshed in the background: it is asked within requests. */
    Optional<Flag> find(String key) throws Exception;
}

/** Thread-safe if the provider is. Remove a flag from code and provider when its roll-out is over. */
final class FeatureFlags {
    private final FlagProvider provider;
    private final BiConsumer<? super String, ? super Exception> onError;

    /** {@code onError} is told the key and what the provider has thrown; it must not throw itself. */
    FeatureFlags(FlagProvider provider, BiConsumer<? super String, ? super Exception> onError) {
        this.provider = provider;
        this.onError = onError;
    }

    /** {@code fallback} is for a flag that is unknown or cannot be had: choose what is safe. Never throws. */
    boolean isEnabled(String key, String userId, boolean fallback) {
        Optional<Flag> found;
        try {
            found = provider.find(key);
        } catch (Exception error) {
            if (error instanceof InterruptedException) Thread.currentThread().interrupt();
            onError.accept(key, error);
            return fallback;
        }
        return found.map(flag -> !flag.killed() && bucketOf(key, userId) < flag.rolloutPercent()).orElse(fallback);
    }

    /**
     * From 0 to 99, the same in each process: who is in stays in when the percentage grows. The key is part of it,
     * or the same users would try out each feature first.
     */
    private static long bucketOf(String key, String userId) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest((key + '/' + userId).getBytes(StandardCharsets.UTF_8));
            return Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), 100);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
// --- demonstration ---
class Main {
    private static List<Integer> enabledFor(FeatureFlags flags, String key) {
        var users = new ArrayList<Integer>();
        for (int user = 0; user < 2_000; user++) if (flags.isEnabled(key, "user-" + user, false)) users.add(user);
        return users;
    }

    public static void main(String[] args) {
        var configured = new HashMap<String, Flag>();
        var errors = new ArrayList<String>();
        var flags = new FeatureFlags(key -> {
            if (key.equals("broken")) throw new IOException("no connection");
            return Optional.ofNullable(configured.get(key));
        }, (key, error) -> errors.add(key + ": " + error.getMessage()));

        // About as many users as the percentage says, always the same ones.
        configured.put("map", new Flag(false, 20));
        var few = enabledFor(flags, "map");
        assert few.size() > 330 && few.size() < 470 : few.size();
        assert enabledFor(flags, "map").equals(few);

        // Who is in stays in when it grows; 0 and 100 are nobody and all.
        configured.put("map", new Flag(false, 50));
        var more = enabledFor(flags, "map");
        assert more.containsAll(few) && more.size() > 900 && more.size() < 1_100 : more.size();
        configured.put("map", new Flag(false, 100));
        assert enabledFor(flags, "map").size() == 2_000;
        configured.put("map", new Flag(false, 0));
        assert enabledFor(flags, "map").isEmpty();

        // Another flag begins with other users.
        configured.put("chat", new Flag(false, 20));
        var others = enabledFor(flags, "chat");
        others.retainAll(few);
        assert others.size() < 140 : others.size();

        // The kill switch turns it off for all, whatever the fallback is.
        configured.put("map", new Flag(true, 100));
        assert !flags.isEnabled("map", "user-1", true);

        // What is unknown or cannot be had is what the caller says; a failure is reported.
        assert flags.isEnabled("none", "user-1", true) && !flags.isEnabled("none", "user-1", false);
        assert errors.isEmpty();
        assert flags.isEnabled("broken", "user-1", true) && !flags.isEnabled("broken", "user-1", false);
        assert errors.equals(List.of("broken: no connection", "broken: no connection")) : errors;
        for (int wrong : List.of(-1, 101)) {
            try {
                throw new AssertionError(new Flag(false, wrong));
            } catch (IllegalArgumentException error) {
                assert error.getMessage().equals(wrong + " percent");
            }
        }
    }
}
