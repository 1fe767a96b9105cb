// pattern: event-sourced-aggregate
// prefix: sdEventSourcedAggregate
// description: Event-sourced aggregate: pure decisions, state folded from events, append with the version expected
// placeholders: Tank, TankEvent, Filled, Drained, EventStore
// --- preamble ---
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
// --- imports ---
import java.util.List;
import java.util.function.Function;
// --- snippet ---
/** What has happened; stored for good, so add types and fields but change none. */
sealed interface TankEvent permits Filled, Drained {
    /** Pure, and accepts all that ever happened: rules are checked by decisions, not here. */
    Tank evolve(Tank tank);
}

record Filled(int litres) implements TankEvent {
    @Override
    public Tank evolve(Tank tank) {
        return new Tank(tank.level() + litres);
    }
}

record Drained(int litres) implements TankEvent {
    @Override
    public Tank evolve(Tank tank) {
        return new Tank(tank.level() - litres);
    }
}

/** The state, as far as decisions need it. Decisions are pure: they return events or throw, and change nothing. */
record Tank(int level) {
    static final Tank EMPTY = new Tank(0);
    private static final int CAPACITY = 1_000;

    List<TankEvent> fill(int litres) {
        if (litres < 1) throw new IllegalArgumentException("nothing to fill in");
        if (litres > CAPACITY - level) throw new IllegalStateException("too full for " + litres + " litres");
        return List.of(new Filled(litres));
    }

    /** Draining an empty tank is no event. */
    List<TankEvent> drainAll() {
        return level == 0 ? List.of() : List.of(new Drained(level));
    }
}

interface EventStore {
    /** All events of the stream in order, none if there is no such stream. */
    List<TankEvent> load(String stream);

    /** Appends all or none; throws {@link ConflictException} unless the stream has exactly so many events. */
    void append(String stream, int expectedVersion, List<TankEvent> events);
}

final class ConflictException extends RuntimeException {
    ConflictException(String stream, int expectedVersion) {
        super(stream + " is not at version " + expectedVersion + " any more");
    }
}

record TankHandler(EventStore store) {
    /** On a conflict the caller may run it again: it then decides on what is there. */
    Tank handle(String stream, Function<Tank, List<TankEvent>> decision) {
        var past = store.load(stream);
        var tank = replay(Tank.EMPTY, past); // Long streams begin with a snapshot instead.
        var events = decision.apply(tank);
        if (!events.isEmpty()) store.append(stream, past.size(), events);
        return replay(tank, events);
    }

    static Tank replay(Tank tank, List<TankEvent> events) {
        for (var event : events) tank = event.evolve(tank);
        return tank;
    }
}
// --- demonstration ---
class Main {
    private static final class MemoryStore implements EventStore {
        final Map<String, List<TankEvent>> streams = new ConcurrentHashMap<>();

        @Override
        public List<TankEvent> load(String stream) {
            return streams.getOrDefault(stream, List.of());
        }

        @Override
        public void append(String stream, int expectedVersion, List<TankEvent> events) {
            streams.compute(stream, (same, old) -> {
                var all = new ArrayList<>(old == null ? List.<TankEvent>of() : old);
                if (all.size() != expectedVersion) throw new ConflictException(stream, expectedVersion);
                all.addAll(events);
                return List.copyOf(all);
            });
        }
    }

    public static void main(String[] args) {
        var store = new MemoryStore();
        var handler = new TankHandler(store);

        // Decisions become events, and the state follows from them.
        assert handler.handle("t1", tank -> tank.fill(700)).equals(new Tank(700));
        assert handler.handle("t1", tank -> tank.fill(300)).equals(new Tank(1_000));
        assert handler.handle("t1", Tank::drainAll).equals(Tank.EMPTY);
        var expected = List.of(new Filled(700), new Filled(300), new Drained(1_000));
        assert store.load("t1").equals(expected) : store.streams;

        try {
            throw new AssertionError(handler.handle("t1", tank -> tank.fill(0)));
        } catch (IllegalArgumentException error) {
            assert store.load("t1").equals(expected) : error;
        }

        // A decision against the rules stores nothing, nor does one without an effect.
        assert handler.handle("t1", Tank::drainAll).equals(Tank.EMPTY);
        handler.handle("t1", tank -> tank.fill(999));
        try {
            throw new AssertionError(handler.handle("t1", tank -> tank.fill(2)));
        } catch (IllegalStateException error) {
            assert error.getMessage().equals("too full for 2 litres") : error;
        }
        assert store.load("t1").size() == 4;

        // Of two decisions on the same version one is refused; on the new state it can be made again.
        try {
            throw new AssertionError(handler.handle("t2", tank -> {
                handler.handle("t2", other -> other.fill(600));
                return tank.fill(600);
            }));
        } catch (ConflictException error) {
            assert error.getMessage().equals("t2 is not at version 0 any more") : error;
        }
        assert store.load("t2").equals(List.of(new Filled(600)));
        assert handler.handle("t2", tank -> tank.fill(400)).level() == 1_000;

        // Rebuilt from its events it is the same; old events that rules would refuse today count.
        assert TankHandler.replay(Tank.EMPTY, store.load("t2")).equals(new Tank(1_000));
        store.append("t3", 0, List.of(new Filled(1_500)));
        assert handler.handle("t3", Tank::drainAll).equals(Tank.EMPTY);
        assert store.load("t3").get(1).equals(new Drained(1_500));
    }
}
