// pattern: command
// prefix: dpCommand
// description: Command: execute, undo and redo with a bounded history; what fails is not recorded
// placeholders: Command, CommandHistory, limit
// --- preamble ---
import java.util.ArrayList;
import java.util.List;
// --- imports ---
import java.util.ArrayDeque;
import java.util.Deque;
// --- snippet ---
/** Either method throws if it cannot do its work, and has then changed nothing. */
interface Command {
    void execute();

    /** Takes back the latest {@code execute}; called only after it. */
    void undo();
}

/** The history of one document, for one thread such as that of the user interface. */
final class CommandHistory {
    private final int limit;
    private final Deque<Command> done = new ArrayDeque<>();
    private final Deque<Command> undone = new ArrayDeque<>();

    /** Keeps so many commands: each may hold on to what it needs to undo. */
    CommandHistory(int limit) {
        if (limit < 1) throw new IllegalArgumentException("must keep at least one");
        this.limit = limit;
    }

    /** What was undone before cannot be redone any more: it belongs to another past. */
    void execute(Command command) {
        command.execute();
        undone.clear();
        done.push(command);
        if (done.size() > limit) done.removeLast();
    }

    /** Returns false if there is nothing to undo. A command that fails stays where it is. */
    boolean undo() {
        if (done.isEmpty()) return false;
        done.element().undo();
        undone.push(done.pop());
        return true;
    }

    boolean redo() {
        if (undone.isEmpty()) return false;
        undone.element().execute();
        done.push(undone.pop());
        return true;
    }
}
// --- demonstration ---
class Main {
    private static final List<String> tracks = new ArrayList<>();
    private static boolean locked;

    private record Insert(int index, String title) implements Command {
        @Override
        public void execute() {
            if (locked) throw new IllegalStateException("locked");
            tracks.add(index, title);
        }

        @Override
        public void undo() {
            if (locked) throw new IllegalStateException("locked");
            tracks.remove(index);
        }
    }

    private static void expectLocked(Runnable action) {
        locked = true;
        try {
            action.run();
        } catch (IllegalStateException expected) {
            return;
        } finally {
            locked = false;
        }
        throw new AssertionError("not locked");
    }

    public static void main(String[] args) {
        var history = new CommandHistory(2);
        assert !history.undo() && !history.redo();

        // Undo takes back in reverse order, redo does again in the first one.
        history.execute(new Insert(0, "a"));
        history.execute(new Insert(0, "b"));
        assert tracks.equals(List.of("b", "a")) : tracks;
        assert history.undo() && history.undo() && !history.undo();
        assert tracks.isEmpty() : tracks;
        assert history.redo() && tracks.equals(List.of("a")) : tracks;

        // A new command ends what could be redone.
        history.execute(new Insert(1, "c"));
        assert !history.redo();
        assert tracks.equals(List.of("a", "c")) : tracks;

        // A command that fails is not recorded and does not end what can be redone.
        assert history.undo();
        expectLocked(() -> history.execute(new Insert(0, "d")));
        assert history.redo() && tracks.equals(List.of("a", "c")) : tracks;

        // A failing undo or redo can be tried again.
        expectLocked(history::undo);
        assert history.undo() && tracks.equals(List.of("a")) : tracks;
        expectLocked(history::redo);
        assert history.redo() && tracks.equals(List.of("a", "c")) : tracks;

        try {
            throw new AssertionError(new CommandHistory(0));
        } catch (IllegalArgumentException expected) {
            assert expected.getMessage().equals("must keep at least one");
        }

        // The history is bounded: the oldest is forgotten.
        history.execute(new Insert(2, "e"));
        assert history.undo() && history.undo() && !history.undo();
        assert tracks.equals(List.of("a")) : tracks;
    }
}
