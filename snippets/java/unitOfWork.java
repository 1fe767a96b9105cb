// pattern: unit-of-work
// prefix: sdUnitOfWork
// description: Unit of work: collects what is new, changed and removed, and commits all of it in one transaction or nothing
// placeholders: Booking, BookingTransaction, UnitOfWork, begin
// --- preamble ---
import java.util.ArrayList;
import java.util.List;
// --- imports ---
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
// --- snippet ---
record Booking(String id, String guest) {}

interface BookingTransaction extends AutoCloseable {
    void insert(Booking booking);

    void update(Booking booking);

    void delete(Booking booking);

    void commit();

    /** Rolls back what was not committed. */
    @Override
    void close();
}

/** For one request and its thread. */
final class UnitOfWork {
    private enum Kind { NEW, CHANGED, REMOVED }

    private record Change(Kind kind, Booking booking) {}

    private final Map<String, Change> changes = new LinkedHashMap<>();
    private final Supplier<? extends BookingTransaction> begin;

    UnitOfWork(Supplier<? extends BookingTransaction> begin) {
        this.begin = begin;
    }

    void add(Booking booking) {
        var kind = kindOf(booking);
        boolean isThere = kind == Kind.NEW || kind == Kind.CHANGED;
        if (isThere) throw new IllegalStateException(booking.id() + " is there already");
        register(kind == Kind.REMOVED ? Kind.CHANGED : Kind.NEW, booking);
    }

    void change(Booking booking) {
        var kind = kindOf(booking);
        if (kind == Kind.REMOVED) throw new IllegalStateException(booking.id() + " is removed");
        register(kind == Kind.NEW ? Kind.NEW : Kind.CHANGED, booking);
    }

    void remove(Booking booking) {
        if (kindOf(booking) == Kind.NEW) changes.remove(booking.id());
        else register(Kind.REMOVED, booking);
    }

    /** Writes in the order of registration, in a transaction as short as can be. After an error all is still here. */
    void commit() {
        if (changes.isEmpty()) return;
        try (BookingTransaction transaction = begin.get()) {
            for (var change : changes.values()) {
                switch (change.kind()) {
                    case NEW -> transaction.insert(change.booking());
                    case CHANGED -> transaction.update(change.booking());
                    case REMOVED -> transaction.delete(change.booking());
                }
            }
            transaction.commit();
        }
        changes.clear();
    }

    private Kind kindOf(Booking booking) {
        var change = changes.get(booking.id());
        return change == null ? null : change.kind();
    }

    private void register(Kind kind, Booking booking) {
        changes.put(booking.id(), new Change(kind, booking));
    }
}
// --- demonstration ---
class Main {
    private static final List<String> committed = new ArrayList<>();
    private static final List<String> ends = new ArrayList<>();
    private static String failing = "";

    private static final class MemoryTransaction implements BookingTransaction {
        final List<String> written = new ArrayList<>();
        boolean isCommitted;

        private void write(String what, Booking booking) {
            if (failing.equals(booking.id())) throw new IllegalArgumentException("constraint on " + booking.id());
            written.add(what + " " + booking.id() + " " + booking.guest());
        }

        @Override
        public void insert(Booking booking) {
            write("insert", booking);
        }

        @Override
        public void update(Booking booking) {
            write("update", booking);
        }

        @Override
        public void delete(Booking booking) {
            write("delete", booking);
        }

        @Override
        public void commit() {
            isCommitted = true;
            committed.addAll(written);
        }

        @Override
        public void close() {
            ends.add(isCommitted ? "committed" : "rolled back");
        }
    }

    private static void expect(Class<? extends Exception> type, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException error) {
            assert error.getClass() == type : error;
            return;
        }
        throw new AssertionError("no " + type);
    }

    public static void main(String[] args) {
        var work = new UnitOfWork(MemoryTransaction::new);
        var ann = new Booking("b1", "ann");
        var bob = new Booking("b2", "bob");
        var eve = new Booking("b3", "eve");

        // Nothing is written before the commit, then all in one transaction.
        work.add(ann);
        work.change(bob);
        work.remove(eve);
        assert ends.isEmpty() && committed.isEmpty();
        work.commit();
        assert committed.equals(List.of("insert b1 ann", "update b2 bob", "delete b3 eve")) : committed;
        assert ends.equals(List.of("committed")) : ends;

        // What was committed is not written again, and without changes there is no transaction.
        work.commit();
        assert ends.size() == 1;

        // On an error nothing of it stays; when its cause is gone it can be tried again.
        committed.clear();
        work.change(ann);
        work.add(eve);
        failing = "b3";
        expect(IllegalArgumentException.class, work::commit);
        assert committed.isEmpty() && ends.get(1).equals("rolled back") : ends;
        failing = "";
        work.commit();
        assert committed.equals(List.of("update b1 ann", "insert b3 eve")) : committed;

        // Several changes of one become what they amount to.
        committed.clear();
        var dan = new Booking("b4", "dan");
        work.add(dan);
        work.change(new Booking("b4", "dana"));
        work.add(new Booking("b5", "gone"));
        work.remove(new Booking("b5", "gone"));
        work.remove(bob);
        work.add(new Booking("b2", "bobby"));
        work.commit();
        assert committed.equals(List.of("insert b4 dana", "update b2 bobby")) : committed;

        // What cannot be is refused at once.
        work.add(new Booking("b6", "fay"));
        expect(IllegalStateException.class, () -> work.add(new Booking("b6", "fay")));
        work.remove(ann);
        expect(IllegalStateException.class, () -> work.change(ann));
    }
}
