// pattern: inbox
// prefix: sdInboxDedupe
// description: Inbox: records the message id in the transaction of its effect, so that a duplicate does nothing
// placeholders: PaymentReceived, InboxTransaction, InboxDatabase, PaymentInbox
// --- preamble ---
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
// --- imports ---
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
// --- snippet ---
/** The sender gives the same id to each copy of a message. */
record PaymentReceived(String messageId, String account, long cents) {
    PaymentReceived {
        Objects.requireNonNull(messageId, "messageId");
    }
}

interface InboxTransaction {
    /**
     * Inserts the row unless it is there, and returns whether it did; another transaction that inserts the same one
     * waits: {@code INSERT INTO inbox (consumer, message_id) VALUES (?, ?) ON CONFLICT DO NOTHING}
     */
    boolean insertIfAbsent(String consumer, String messageId);

    void credit(String account, long cents);
}

interface InboxDatabase {
    /** Commits and returns what the work returns, or rolls back and throws on. */
    boolean inTransaction(Predicate<? super InboxTransaction> work);
}

/**
 * Acknowledge a message when this has returned. The effect must be in the same database: a mail that was sent cannot
 * be rolled back. Rows can be deleted when no duplicate comes any more, after some days.
 */
record PaymentInbox(
        InboxDatabase database,
        String consumer,
        BiConsumer<? super InboxTransaction, ? super PaymentReceived> effect) {

    /** Returns false for a duplicate. If the effect throws, the message counts as not received and may come again. */
    boolean receive(PaymentReceived message) {
        return database.inTransaction(transaction -> {
            if (!transaction.insertIfAbsent(consumer, message.messageId())) return false;
            effect.accept(transaction, message);
            return true;
        });
    }
}
// --- demonstration ---
class Main {
    /** Serializes its transactions, as a database does with those that insert the same row. */
    private static final class MemoryDatabase implements InboxDatabase {
        Set<String> rows = new HashSet<>();
        Map<String, Long> balances = new HashMap<>();

        @Override
        public synchronized boolean inTransaction(Predicate<? super InboxTransaction> work) {
            var newRows = new HashSet<>(rows);
            var newBalances = new HashMap<>(balances);
            boolean result = work.test(new InboxTransaction() {
                @Override
                public boolean insertIfAbsent(String consumer, String messageId) {
                    return newRows.add(consumer + "/" + messageId);
                }

                @Override
                public void credit(String account, long cents) {
                    newBalances.merge(account, cents, Long::sum);
                }
            });
            rows = newRows;
            balances = newBalances;
            return result;
        }
    }

    public static void main(String[] args) throws InterruptedException {
        var database = new MemoryDatabase();
        boolean[] failing = {false};
        var inbox = new PaymentInbox(database, "ledger", (transaction, message) -> {
            transaction.credit(message.account(), message.cents());
            if (failing[0]) throw new IllegalStateException("ledger locked");
        });
        var payment = new PaymentReceived("m1", "ann", 500);

        // A duplicate does nothing; the same payment as another message does.
        assert inbox.receive(payment);
        assert !inbox.receive(payment);
        assert inbox.receive(new PaymentReceived("m2", "ann", 500));
        assert database.balances.equals(Map.of("ann", 1_000L)) : database.balances;

        // If the effect fails neither it nor the id stays: the next delivery counts.
        failing[0] = true;
        var second = new PaymentReceived("m3", "bob", 70);
        try {
            throw new AssertionError(inbox.receive(second));
        } catch (IllegalStateException expected) {
            assert !database.balances.containsKey("bob") && database.rows.size() == 2 : database.rows;
        }
        failing[0] = false;
        assert inbox.receive(second) && !inbox.receive(second);
        assert database.balances.get("bob") == 70;

        // Another consumer of the same message has an inbox of its own.
        var mirror = new PaymentInbox(database, "mirror", (transaction, message) -> {
            transaction.credit("mirror of " + message.account(), message.cents());
        });
        assert mirror.receive(payment) && !mirror.receive(payment);
        assert database.balances.get("mirror of ann") == 500 && database.balances.get("ann") == 1_000;

        // Of copies that come at the same time one takes effect.
        List<Thread> threads = new ArrayList<>();
        for (int count = 0; count < 4; count++) {
            threads.add(new Thread(() -> inbox.receive(new PaymentReceived("m9", "eve", 1))));
        }
        threads.forEach(Thread::start);
        for (var thread : threads) thread.join();
        assert database.balances.get("eve") == 1 : database.balances;
    }
}
