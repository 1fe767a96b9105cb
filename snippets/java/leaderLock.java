// pattern: leader-lock
// prefix: sdLeaderLock
// description: Leader lock: a lease with owner, end and growing fencing token in a store with compare-and-set
// placeholders: LeaderLock, LeaseStore, Lease, ttl
// --- preamble ---
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
// --- imports ---
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
// --- snippet ---
/** {@code endsAt} is in milliseconds since 1970. One that is over keeps its token, so that the next one is higher. */
record Lease(String owner, long token, long endsAt) {}

interface LeaseStore {
    Optional<Lease> find(String name);

    /** Atomic: writes only if the lease is the one expected, or absent if none is. */
    boolean compareAndSet(String name, Optional<Lease> expected, Lease next);
}

/**
 * One per process. A lock of this kind cannot keep a process that was paused from going on as if it were the leader:
 * send the token with each write, and let the storage refuse one lower than the highest it has seen. Clocks of the
 * processes may differ by much less than the time to live.
 */
final class LeaderLock {
    private final LeaseStore store;
    private final String name;
    private final String owner;
    private final Duration ttl;
    private final Clock clock;

    /** {@code owner} is unique for each start of a process, such as a random UUID. */
    LeaderLock(LeaseStore store, String name, String owner, Duration ttl, Clock clock) {
        this.store = store;
        this.name = name;
        this.owner = owner;
        this.ttl = ttl;
        this.clock = clock;
    }

    /** Returns the fencing token if this process is the leader now. */
    OptionalLong tryAcquire() {
        var current = store.find(name);
        long now = clock.millis();
        if (current.isPresent() && current.get().endsAt() > now) {
            return isOwn(current.get()) && extend(current.get(), now)
                    ? OptionalLong.of(current.get().token())
                    : OptionalLong.empty();
        }
        var next = new Lease(owner, current.map(Lease::token).orElse(0L) + 1, now + ttl.toMillis());
        return store.compareAndSet(name, current, next) ? OptionalLong.of(next.token()) : OptionalLong.empty();
    }

    /** Call it each third of the time to live. False: stop the work at once, another one may have begun it. */
    boolean renew() {
        long now = clock.millis();
        return store.find(name).filter(lease -> isOwn(lease) && lease.endsAt() > now && extend(lease, now)).isPresent();
    }

    /** Lets the next one begin without waiting. Returns false, and changes nothing, if the lease is not its own. */
    boolean release() {
        return store.find(name)
                .filter(this::isOwn)
                .filter(lease -> store.compareAndSet(name, Optional.of(lease), new Lease("", lease.token(), 0)))
                .isPresent();
    }

    private boolean extend(Lease lease, long now) {
        return store.compareAndSet(name, Optional.of(lease), new Lease(owner, lease.token(), now + ttl.toMillis()));
    }

    private boolean isOwn(Lease lease) {
        return lease.owner().equals(owner);
    }
}
// --- demonstration ---
class Main {
    private static final Map<String, Lease> leases = new ConcurrentHashMap<>();
    private static Instant now = Instant.parse("2026-03-01T00:00:00Z");
    private static Runnable beforeWrite = () -> {};

    private static final LeaseStore store = new LeaseStore() {
        @Override
        public Optional<Lease> find(String name) {
            return Optional.ofNullable(leases.get(name));
        }

        @Override
        public boolean compareAndSet(String name, Optional<Lease> expected, Lease next) {
            var interfering = beforeWrite;
            beforeWrite = () -> {};
            interfering.run();
            return expected.map(lease -> leases.replace(name, lease, next))
                    .orElseGet(() -> leases.putIfAbsent(name, next) == null);
        }
    };

    private static LeaderLock lockOf(String owner) {
        var clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        return new LeaderLock(store, "tide-report", owner, Duration.ofSeconds(30), clock);
    }

    public static void main(String[] args) {
        var ann = lockOf("ann");
        var bob = lockOf("bob");

        // One is the leader; who is it may ask again and keeps its token.
        assert ann.tryAcquire().getAsLong() == 1;
        assert bob.tryAcquire().isEmpty() && !bob.renew() && !bob.release();
        assert ann.tryAcquire().getAsLong() == 1;

        // Renewal extends the lease from now on.
        now = now.plusSeconds(29);
        assert ann.renew();
        now = now.plusSeconds(29);
        assert bob.tryAcquire().isEmpty();

        // When it is over the next one gets a higher token, and the old one can neither renew nor release.
        now = now.plusSeconds(1);
        assert bob.tryAcquire().getAsLong() == 2;
        assert !ann.renew() && !ann.release() && ann.tryAcquire().isEmpty();
        assert leases.get("tide-report").owner().equals("bob") : leases;

        // A lease that is over is not renewed even if nobody took it: another may be about to.
        now = now.plusSeconds(30);
        assert !bob.renew();
        assert bob.tryAcquire().getAsLong() == 3;

        // After a release the next one need not wait; the token still grows.
        assert bob.release() && !bob.release();
        assert ann.tryAcquire().getAsLong() == 4;

        // Of two that see the same free lease, one gets it.
        assert ann.release();
        beforeWrite = () -> {
            assert bob.tryAcquire().getAsLong() == 5;
        };
        assert ann.tryAcquire().isEmpty();
        leases.clear();
        beforeWrite = () -> {
            assert bob.tryAcquire().getAsLong() == 1;
        };
        assert ann.tryAcquire().isEmpty();
    }
}
