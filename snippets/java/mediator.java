// pattern: mediator
// prefix: dpMediator
// description: Mediator: aircraft share a runway through a tower and know nothing of each other; thread-safe
// placeholders: Tower, Aircraft, onCleared
// --- preamble ---
import java.util.ArrayList;
import java.util.List;
// --- imports ---
import java.util.ArrayDeque;
import java.util.Queue;
// --- snippet ---
/** A colleague: it knows the mediator alone, and what it is told. */
interface Aircraft {
    String callSign();

    /** The runway is its own until it says that it has left. Called without a lock, so it may answer at once. */
    void onCleared(Tower tower);
}

/** The rules between the colleagues are here and nowhere else. Thread-safe. */
final class Tower {
    private final Queue<Aircraft> waiting = new ArrayDeque<>();
    private Aircraft onRunway;
    private boolean telling;

    void requestRunway(Aircraft aircraft) {
        synchronized (this) {
            if (aircraft == onRunway || waiting.contains(aircraft)) {
                throw new IllegalStateException(aircraft.callSign() + " has asked already");
            }
            waiting.add(aircraft);
        }
        clearNext();
    }

    /** Throws {@link IllegalStateException} if it is not on the runway: nobody gives away what is not its own. */
    void leaveRunway(Aircraft aircraft) {
        synchronized (this) {
            if (aircraft != onRunway) throw new IllegalStateException(aircraft.callSign() + " is not on the runway");
            onRunway = null;
        }
        clearNext();
    }

    /** For one that goes elsewhere before its turn. Returns false if it was not waiting. */
    synchronized boolean withdraw(Aircraft aircraft) {
        return waiting.remove(aircraft);
    }

    private void clearNext() {
        while (true) {
            Aircraft next;
            synchronized (this) {
                // A loop goes on where it is: those who leave at once would call each other deeper and deeper.
                if (telling || onRunway != null || waiting.isEmpty()) return;
                telling = true;
                next = waiting.remove();
                onRunway = next;
            }
            try {
                next.onCleared(this);
            } finally {
                synchronized (this) {
                    telling = false;
                }
            }
        }
    }
}
// --- demonstration ---
class Main {
    private static final List<String> log = new ArrayList<>();
    private static int deepest;

    private record Plane(String callSign, boolean leavesAtOnce) implements Aircraft {
        @Override
        public void onCleared(Tower tower) {
            synchronized (log) {
                log.add(callSign);
                deepest = Math.max(deepest, Thread.currentThread().getStackTrace().length);
            }
            if (leavesAtOnce) tower.leaveRunway(this);
        }
    }

    private static String errorOf(Runnable action) {
        try {
            action.run();
        } catch (IllegalStateException error) {
            return error.getMessage();
        }
        throw new AssertionError("no error");
    }

    public static void main(String[] args) throws InterruptedException {
        var tower = new Tower();
        var heron = new Plane("heron", false);
        var gull = new Plane("gull", true);
        var stork = new Plane("stork", false);

        // One at a time, in the order in which they ask.
        tower.requestRunway(heron);
        tower.requestRunway(gull);
        tower.requestRunway(stork);
        assert log.equals(List.of("heron")) : log;

        // No colleague can free or take the runway out of turn.
        assert errorOf(() -> tower.leaveRunway(stork)).equals("stork is not on the runway");
        assert errorOf(() -> tower.requestRunway(heron)).equals("heron has asked already");
        assert errorOf(() -> tower.requestRunway(stork)).equals("stork has asked already");

        // The next one is told; one that leaves at once passes it on.
        tower.leaveRunway(heron);
        assert log.equals(List.of("heron", "gull", "stork")) : log;
        assert errorOf(() -> tower.leaveRunway(heron)).equals("heron is not on the runway");

        // One that withdraws is not cleared any more.
        tower.requestRunway(heron);
        assert tower.withdraw(heron) && !tower.withdraw(heron);
        tower.leaveRunway(stork);
        assert log.size() == 3 : log;

        // A long queue of those who leave at once is no deep recursion.
        tower.requestRunway(heron);
        for (int number = 0; number < 200; number++) tower.requestRunway(new Plane("swift " + number, true));
        tower.leaveRunway(heron);
        assert log.size() == 204 && log.get(203).equals("swift 199") : log.size();
        assert deepest < 50 : deepest;

        // From many threads: each has the runway once, and none waits for ever.
        log.clear();
        var threads = new ArrayList<Thread>();
        for (int count = 0; count < 4; count++) {
            int number = count;
            threads.add(new Thread(() -> {
                for (int turn = 0; turn < 200; turn++) tower.requestRunway(new Plane(number + "/" + turn, true));
            }));
        }
        threads.forEach(Thread::start);
        for (var thread : threads) thread.join();
        assert log.size() == 800 && log.stream().distinct().count() == 800 : log.size();
    }
}
