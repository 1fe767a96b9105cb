// pattern: saga
// prefix: sdSagaOrchestrator
// description: Saga: runs steps in order; if one fails, compensates the finished ones in reverse and reports what it could not
// placeholders: Saga, SagaStep, SagaFailedException, journal
// --- preamble ---
import java.io.IOException;
import java.util.Set;
// --- imports ---
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
// --- snippet ---
/** Both run again after a crash, so they are idempotent. An action that throws has undone its own part. */
record SagaStep<C>(String name, Action<? super C> action, Action<? super C> compensation) {
    @FunctionalInterface
    interface Action<C> {
        void run(C context) throws Exception;
    }
}

final class SagaFailedException extends Exception {
    private final Map<String, Exception> uncompensated;

    SagaFailedException(String step, Exception cause, Map<String, Exception> uncompensated) {
        super("step '" + step + "' failed; not compensated: " + uncompensated.keySet(), cause);
        this.uncompensated = Map.copyOf(uncompensated);
    }

    /** The steps whose effects are still there and why; if there are any, a person must look. */
    Map<String, Exception> uncompensated() {
        return uncompensated;
    }
}

/** Immutable; each run has a context of its own. */
final class Saga<C> {
    /** Should write to a database, so that another process can go on after a crash. */
    @FunctionalInterface
    interface Journal {
        enum Phase { BEGUN, DONE, COMPENSATED }

        void record(String step, Phase phase) throws Exception;
    }

    private final List<SagaStep<C>> steps;

    Saga(List<SagaStep<C>> steps) {
        this.steps = List.copyOf(steps);
    }

    void run(C context, Journal journal) throws SagaFailedException {
        var finished = new ArrayDeque<SagaStep<C>>();
        for (var step : steps) {
            try {
                journal.record(step.name(), Journal.Phase.BEGUN);
                step.action().run(context);
                finished.push(step); // Before the journal, which may fail: then its effect is taken back too.
                journal.record(step.name(), Journal.Phase.DONE);
            } catch (Exception error) {
                var uncompensated = compensate(finished, context, journal);
                if (error instanceof InterruptedException) Thread.currentThread().interrupt();
                throw new SagaFailedException(step.name(), error, uncompensated);
            }
        }
    }

    /** Tries them all: one that fails must not keep the effects of the others. */
    private Map<String, Exception> compensate(Iterable<SagaStep<C>> finished, C context, Journal journal) {
        var failures = new TreeMap<String, Exception>();
        for (var step : finished) {
            try {
                step.compensation().run(context);
                journal.record(step.name(), Journal.Phase.COMPENSATED);
            } catch (Exception error) {
                failures.put(step.name(), error);
            }
        }
        return failures;
    }
}
// --- demonstration ---
class Main {
    private static String failing = "";

    private static SagaStep<List<String>> step(String name) {
        return new SagaStep<>(name, note("do " + name), note("undo " + name));
    }

    private static SagaStep.Action<List<String>> note(String entry) {
        return log -> {
            if (failing.equals("interrupt") && entry.equals("do ferry")) throw new InterruptedException();
            if (List.of(failing.split(",")).contains(entry)) throw new IllegalStateException("no " + entry);
            log.add(entry);
        };
    }

    public static void main(String[] args) throws Exception {
        var saga = new Saga<>(List.of(step("hotel"), step("ferry"), step("bike")));
        var journal = new ArrayList<String>();
        Saga.Journal recording = (step, phase) -> journal.add(step + " " + phase);

        // All goes well: nothing is compensated.
        var log = new ArrayList<String>();
        saga.run(log, recording);
        assert log.equals(List.of("do hotel", "do ferry", "do bike")) : log;
        assert journal.get(0).equals("hotel BEGUN") && journal.get(1).equals("hotel DONE") : journal;

        // The last step fails: the finished ones are taken back in reverse order, it is not.
        log.clear();
        failing = "do bike";
        try {
            saga.run(log, recording);
            throw new AssertionError("no failure");
        } catch (SagaFailedException error) {
            assert log.equals(List.of("do hotel", "do ferry", "undo ferry", "undo hotel")) : log;
            assert error.getCause().getMessage().equals("no do bike") : error;
            assert error.uncompensated().isEmpty();
            assert journal.get(journal.size() - 1).equals("hotel COMPENSATED") : journal;
        }

        // A compensation that fails is reported and does not stop the others.
        log.clear();
        failing = "do bike,undo ferry";
        try {
            saga.run(log, recording);
            throw new AssertionError("no failure");
        } catch (SagaFailedException error) {
            assert log.equals(List.of("do hotel", "do ferry", "undo hotel")) : log;
            assert error.uncompensated().keySet().equals(Set.of("ferry")) : error;
            assert error.getMessage().equals("step 'bike' failed; not compensated: [ferry]") : error;
        }

        // If the journal fails behind an action, its effect is taken back too.
        log.clear();
        failing = "";
        try {
            saga.run(log, (step, phase) -> {
                if (phase == Saga.Journal.Phase.DONE) throw new IOException("disk full");
            });
            throw new AssertionError("no failure");
        } catch (SagaFailedException error) {
            assert log.equals(List.of("do hotel", "undo hotel")) : log;
        }

        // An interrupted saga compensates before it hands the interruption on.
        log.clear();
        failing = "interrupt";
        try {
            saga.run(log, recording);
            throw new AssertionError("no failure");
        } catch (SagaFailedException error) {
            assert Thread.interrupted();
            assert log.equals(List.of("do hotel", "undo hotel")) : log;
        }
    }
}
