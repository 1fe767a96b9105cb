// pattern: pub-sub
// prefix: sdPubSub
// description: Publish and subscribe: typed topics in one process; a failing subscriber stops no other; each can leave
// placeholders: PubSub, Topic, Subscription
// --- preamble ---
import java.util.ArrayList;
// --- imports ---
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
// --- snippet ---
/** Two are the same if name and type are; keep them as constants. */
record Topic<T>(String name, Class<T> type) {}

/** Thread-safe. Keeps nothing: who subscribes later does not get what was published before, nor after a crash. */
final class PubSub {
    /** No record: two subscriptions of one subscriber are not equal. */
    private static final class Subscription {
        private final Consumer<Object> deliver;

        private Subscription(Consumer<Object> deliver) {
            this.deliver = deliver;
        }
    }

    private final ConcurrentMap<Topic<?>, List<Subscription>> subscriptions = new ConcurrentHashMap<>();
    private final Executor executor;
    private final BiConsumer<? super Topic<?>, ? super RuntimeException> onError;

    /**
     * {@code Runnable::run} delivers in the thread of the publisher, an executor with one thread in order, with
     * several in any order. Bound its queue. {@code onError} must not throw itself.
     */
    PubSub(Executor executor, BiConsumer<? super Topic<?>, ? super RuntimeException> onError) {
        this.executor = executor;
        this.onError = onError;
    }

    /** Returns what ends the subscription. Keep it: a subscriber that stays is never freed. */
    <T> Runnable subscribe(Topic<T> topic, Consumer<? super T> subscriber) {
        var added = new Subscription(event -> subscriber.accept(topic.type().cast(event)));
        subscriptions.merge(topic, List.of(added), (old, more) -> Stream.concat(old.stream(), more.stream()).toList());
        return () -> subscriptions.computeIfPresent(topic, (same, all) -> {
            var rest = all.stream().filter(one -> one != added).toList();
            return rest.isEmpty() ? null : rest; // A topic that nobody listens to takes no memory.
        });
    }

    /** Returns how many subscribers it goes to. One that leaves meanwhile may still get it. */
    <T> int publish(Topic<T> topic, T event) {
        var receivers = subscriptions.getOrDefault(topic, List.of());
        for (var receiver : receivers) {
            try {
                executor.execute(() -> deliver(receiver, topic, event));
            } catch (RejectedExecutionException full) {
                onError.accept(topic, full);
            }
        }
        return receivers.size();
    }

    private void deliver(Subscription receiver, Topic<?> topic, Object event) {
        try {
            receiver.deliver.accept(event);
        } catch (RuntimeException error) {
            onError.accept(topic, error);
        }
    }
}
// --- demonstration ---
class Main {
    private static final Topic<Integer> LEVEL = new Topic<>("level", Integer.class);
    private static final Topic<String> ALARM = new Topic<>("alarm", String.class);

    public static void main(String[] args) throws InterruptedException {
        var errors = new ArrayList<String>();
        var seen = new ArrayList<String>();
        var bus = new PubSub(Runnable::run, (topic, error) -> errors.add(topic.name() + ": " + error.getMessage()));

        // Each event reaches the subscribers of its topic, in order, and no others.
        assert bus.publish(LEVEL, 1) == 0;
        Consumer<Object> note = event -> seen.add("first " + event);
        var leave = bus.subscribe(LEVEL, note);
        var leaveFailing = bus.subscribe(LEVEL, event -> {
            throw new IllegalStateException("broken");
        });
        bus.subscribe(LEVEL, event -> seen.add("last " + (event + 1)));
        bus.subscribe(ALARM, event -> seen.add(event.toUpperCase()));
        assert bus.publish(LEVEL, 7) == 3;
        assert seen.equals(List.of("first 7", "last 8")) : seen;

        // A failing one stops no other and is reported.
        assert errors.equals(List.of("level: broken")) : errors;
        leaveFailing.run();

        // Who has left gets nothing; leaving twice does not end the other subscription of the same function.
        seen.clear();
        bus.subscribe(LEVEL, note);
        leave.run();
        leave.run();
        assert bus.publish(LEVEL, 8) == 2;
        assert seen.equals(List.of("last 9", "first 8")) : seen;
        assert bus.publish(ALARM, "flood") == 1 && seen.contains("FLOOD");

        // A topic is compared by value, with its type.
        assert bus.publish(new Topic<>("alarm", String.class), "ebb") == 1;
        assert bus.publish(new Topic<>("alarm", Integer.class), 1) == 0;

        // The executor decides when it is delivered.
        var queue = new ArrayList<Runnable>();
        var queued = new PubSub(queue::add, (topic, error) -> {});
        queued.subscribe(ALARM, seen::add);
        queued.publish(ALARM, "later");
        assert !seen.contains("later");
        queue.forEach(Runnable::run);
        assert seen.contains("later");

        // A full executor is reported like a failing subscriber.
        var full = new PubSub(task -> {
            throw new RejectedExecutionException("full");
        }, (topic, error) -> errors.add(topic.name() + ": " + error.getMessage()));
        full.subscribe(ALARM, seen::add);
        full.publish(ALARM, "lost");
        assert errors.get(errors.size() - 1).equals("alarm: full") : errors;

        // Subscribers of other threads come and go; none is lost.
        var threads = new ArrayList<Thread>();
        for (int count = 0; count < 4; count++) {
            threads.add(new Thread(() -> {
                for (int turn = 0; turn < 500; turn++) queued.subscribe(LEVEL, event -> {}).run();
                queued.subscribe(LEVEL, event -> {});
            }));
        }
        threads.forEach(Thread::start);
        for (var thread : threads) thread.join();
        queue.clear();
        assert queued.publish(LEVEL, 1) == 4;
    }
}
