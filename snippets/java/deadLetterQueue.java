// pattern: dead-letter-queue
// prefix: sdDeadLetter
// description: Dead letters: redelivers a failed message with backoff and sets it aside with the reason after maxReceives
// placeholders: Delivery, Broker, RedeliveringConsumer, maxReceives, baseDelay
// --- preamble ---
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
// --- imports ---
import java.time.Duration;
import java.util.function.Predicate;
// --- snippet ---
/** {@code receives} is counted by the broker before it hands the message out: so a consumer that crashes counts too. */
record Delivery<M>(String id, M message, int receives) {}

interface Broker<M> {
    void acknowledge(Delivery<M> delivery);

    void redeliver(Delivery<M> delivery, Duration delay);

    /** Stores the message with its reason and takes it from the queue. Raise an alarm when there are any. */
    void deadLetter(Delivery<M> delivery, String reason);
}

/** Thread-safe if broker and handler are. A message may come twice: let the handler be idempotent. */
final class RedeliveringConsumer<M> {
    @FunctionalInterface
    interface Handler<M> {
        void handle(M message) throws Exception;
    }

    private static final Duration MAX_DELAY = Duration.ofMinutes(15);

    private final Broker<M> broker;
    private final Handler<? super M> handler;
    private final int maxReceives;
    private final Duration baseDelay;
    private final Predicate<? super Exception> isPermanent;

    /** {@code isPermanent} is true for errors that come again each time, such as that of a malformed message. */
    RedeliveringConsumer(
            Broker<M> broker,
            Handler<? super M> handler,
            int maxReceives,
            Duration baseDelay,
            Predicate<? super Exception> isPermanent) {
        this.broker = broker;
        this.handler = handler;
        this.maxReceives = maxReceives;
        this.baseDelay = baseDelay;
        this.isPermanent = isPermanent;
    }

    /** Throws what the broker throws alone; it will deliver the message again then. */
    void receive(Delivery<M> delivery) {
        if (delivery.receives() > maxReceives) { // The last attempt did not come to an end.
            broker.deadLetter(delivery, "no end after " + maxReceives + " receives");
            return;
        }
        try {
            handler.handle(delivery.message());
        } catch (Exception error) {
            if (error instanceof InterruptedException) Thread.currentThread().interrupt();
            fail(delivery, error);
            return;
        }
        broker.acknowledge(delivery);
    }

    private void fail(Delivery<M> delivery, Exception error) {
        if (isPermanent.test(error) || delivery.receives() == maxReceives) {
            broker.deadLetter(delivery, "receive " + delivery.receives() + ": " + error);
            return;
        }
        double millis = baseDelay.toMillis() * Math.pow(2, delivery.receives() - 1);
        broker.redeliver(delivery, Duration.ofMillis((long) Math.min(millis, MAX_DELAY.toMillis())));
    }
}
// --- demonstration ---
class Main {
    private static final class MemoryBroker implements Broker<String> {
        final List<String> log = new ArrayList<>();
        boolean isDown;

        @Override
        public void acknowledge(Delivery<String> delivery) {
            if (isDown) throw new IllegalStateException("broker down");
            log.add("done " + delivery.id());
        }

        @Override
        public void redeliver(Delivery<String> delivery, Duration delay) {
            log.add(delivery.id() + " again in " + delay.toSeconds());
        }

        @Override
        public void deadLetter(Delivery<String> delivery, String reason) {
            log.add("dead " + delivery.id() + " " + reason);
        }
    }

    public static void main(String[] args) {
        var broker = new MemoryBroker();
        var handled = new ArrayList<String>();
        int[] failures = {0};
        var consumer = new RedeliveringConsumer<>(broker, message -> {
            handled.add(message);
            if (message.isEmpty()) throw new IllegalArgumentException("no label");
            if (failures[0]-- > 0) throw new IOException("printer off");
        }, 4, Duration.ofSeconds(10), error -> error instanceof IllegalArgumentException);

        // What succeeds is acknowledged, after some failures too.
        consumer.receive(new Delivery<>("m1", "label", 1));
        failures[0] = 1;
        consumer.receive(new Delivery<>("m2", "label", 1));
        consumer.receive(new Delivery<>("m2", "label", 2));
        assert broker.log.equals(List.of("done m1", "m2 again in 10", "done m2")) : broker.log;

        // The delays double, and after the last attempt it is set aside with the reason.
        broker.log.clear();
        failures[0] = 4;
        for (int receive = 1; receive <= 4; receive++) consumer.receive(new Delivery<>("m3", "label", receive));
        assert broker.log.equals(List.of("m3 again in 10", "m3 again in 20", "m3 again in 40",
                "dead m3 receive 4: " + new IOException("printer off"))) : broker.log;

        // A permanent error does not wait for the last attempt.
        broker.log.clear();
        consumer.receive(new Delivery<>("m4", "", 1));
        assert broker.log.get(0).startsWith("dead m4 receive 1:") && broker.log.size() == 1 : broker.log;

        // One that brought down its consumer each time is not handled once more.
        broker.log.clear();
        handled.clear();
        consumer.receive(new Delivery<>("m5", "label", 5));
        assert broker.log.equals(List.of("dead m5 no end after 4 receives")) && handled.isEmpty() : broker.log;

        // A failing acknowledgement is no failure of the message.
        broker.log.clear();
        broker.isDown = true;
        try {
            consumer.receive(new Delivery<>("m6", "label", 4));
            throw new AssertionError("acknowledged");
        } catch (IllegalStateException expected) {
            assert broker.log.isEmpty() : broker.log;
        }

        // The delay has an upper bound, whatever the number of attempts.
        var patient = new RedeliveringConsumer<>(broker, message -> {
            throw new IOException("printer off");
        }, 1_000, Duration.ofSeconds(10), error -> false);
        patient.receive(new Delivery<>("m7", "label", 999));
        assert broker.log.equals(List.of("m7 again in 900")) : broker.log;
    }
}
