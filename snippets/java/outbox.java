// pattern: outbox
// prefix: sdOutbox
// description: Outbox: stores an event with the change in one transaction; a relay publishes in order, at least once
// placeholders: TicketSales, Ticket, OutboxEvent, OutboxRelay, batchSize
// --- preamble ---
import java.io.IOException;
import java.util.ArrayList;
import java.util.TreeMap;
// --- imports ---
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
// --- snippet ---
record Ticket(String id, String seat) {}

/** The store numbers events in the order of their commits. Subscribers drop a number that they know already. */
record OutboxEvent(long number, String type, String payload) {}

interface Transaction {
    void insert(Ticket ticket);

    /** Adds a row to the outbox table of the same database. */
    void append(String type, String payload);
}

interface Database {
    /** Commits, or rolls back and throws on if the work throws. */
    void inTransaction(Consumer<? super Transaction> work);

    /** Rows not marked as sent, in order. */
    List<OutboxEvent> unsent(int limit);

    void markSent(long number);
}

record TicketSales(Database database) {
    void sell(Ticket ticket) {
        database.inTransaction(transaction -> {
            transaction.insert(ticket);
            transaction.append("ticket.sold", ticket.id());
        });
    }
}

/** Run one at a time, of all processes too, or events may overtake each other. */
final class OutboxRelay {
    @FunctionalInterface
    interface Publisher {
        /** Returns when the broker has confirmed. */
        void publish(OutboxEvent event) throws Exception;
    }

    private final Database database;
    private final Publisher publisher;
    private final int batchSize;
    private final BiConsumer<? super OutboxEvent, ? super Exception> onError;

    /** {@code onError} should raise an alarm: until an event goes through, all behind it wait. */
    OutboxRelay(
            Database database,
            Publisher publisher,
            int batchSize,
            BiConsumer<? super OutboxEvent, ? super Exception> onError) {
        this.database = database;
        this.publisher = publisher;
        this.batchSize = batchSize;
        this.onError = onError;
    }

    /** Call it again at once while it returns a whole batch, otherwise after a pause. A crash sends one twice. */
    synchronized int relayBatch() {
        int sent = 0;
        for (var event : database.unsent(batchSize)) {
            try {
                publisher.publish(event);
                database.markSent(event.number());
                sent++;
            } catch (Exception error) {
                if (error instanceof InterruptedException) Thread.currentThread().interrupt();
                onError.accept(event, error);
                break;
            }
        }
        return sent;
    }
}
// --- demonstration ---
class Main {
    private static final class MemoryDatabase implements Database {
        final List<Ticket> tickets = new ArrayList<>();
        final TreeMap<Long, OutboxEvent> outbox = new TreeMap<>();
        long lastNumber;
        boolean failsToMark;

        @Override
        public void inTransaction(Consumer<? super Transaction> work) {
            var inserted = new ArrayList<Ticket>();
            var appended = new ArrayList<OutboxEvent>();
            work.accept(new Transaction() {
                @Override
                public void insert(Ticket ticket) {
                    inserted.add(ticket);
                }

                @Override
                public void append(String type, String payload) {
                    if (payload.isEmpty()) throw new IllegalStateException("constraint");
                    appended.add(new OutboxEvent(++lastNumber, type, payload));
                }
            });
            tickets.addAll(inserted);
            appended.forEach(event -> outbox.put(event.number(), event));
        }

        @Override
        public List<OutboxEvent> unsent(int limit) {
            return outbox.values().stream().limit(limit).toList();
        }

        @Override
        public void markSent(long number) {
            if (failsToMark) throw new IllegalStateException("connection lost");
            outbox.remove(number);
        }
    }

    public static void main(String[] args) {
        var database = new MemoryDatabase();
        var sales = new TicketSales(database);
        var published = new ArrayList<String>();
        var errors = new ArrayList<String>();
        String[] poison = {""};
        var relay = new OutboxRelay(database, event -> {
            if (event.payload().equals(poison[0])) throw new IOException("broker down");
            if (event.payload().equals("stop")) throw new InterruptedException("ending");
            published.add(event.payload());
        }, 2, (event, error) -> errors.add(event.payload() + ": " + error.getMessage()));

        // The change and its event are stored together or not at all.
        for (var id : List.of("t1", "t2", "t3")) sales.sell(new Ticket(id, "row 1"));
        try {
            sales.sell(new Ticket("", "row 2"));
            throw new AssertionError("sold");
        } catch (IllegalStateException expected) {
            assert database.tickets.size() == 3 && database.outbox.size() == 3 : database.tickets;
        }
        assert published.isEmpty();

        // An event that cannot be published holds back those behind it, and stays.
        poison[0] = "t2";
        assert relay.relayBatch() == 1;
        assert relay.relayBatch() == 0;
        assert published.equals(List.of("t1")) : published;
        assert errors.equals(List.of("t2: broker down", "t2: broker down")) : errors;

        // Later it goes through, in order and in batches; then there is nothing left.
        poison[0] = "";
        sales.sell(new Ticket("t4", "row 2"));
        assert relay.relayBatch() == 2;
        assert relay.relayBatch() == 1;
        assert relay.relayBatch() == 0;
        assert published.equals(List.of("t1", "t2", "t3", "t4")) : published;

        // It is marked after it was published: what is not marked is sent again rather than lost.
        sales.sell(new Ticket("t5", "row 3"));
        database.failsToMark = true;
        assert relay.relayBatch() == 0 && errors.contains("t5: connection lost") : errors;
        database.failsToMark = false;
        assert relay.relayBatch() == 1;
        assert published.subList(4, 6).equals(List.of("t5", "t5")) : published;

        // An interruption stays visible to the thread that relays.
        sales.sell(new Ticket("stop", "row 4"));
        assert relay.relayBatch() == 0 && Thread.interrupted();
    }
}
