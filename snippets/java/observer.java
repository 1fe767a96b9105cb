// pattern: observer
// prefix: dpObserver
// description: Observer: a thread-safe subject that tells its listeners, survives failing ones and lets them leave
// placeholders: Subject, Payload
// --- preamble ---
import java.util.ArrayList;
// --- imports ---
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
// --- snippet ---
record Payload(String id) {}

final class Subject {
    /** No record: two subscriptions of one listener are not equal. */
    private static final class Subscription {
        private final Consumer<? super Payload> listener;

        private Subscription(Consumer<? super Payload> listener) {
            this.listener = listener;
        }
    }

    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final BiConsumer<RuntimeException, Payload> onError;

    /** {@code onError} is told what listeners throw; it must not throw itself. */
    Subject(BiConsumer<RuntimeException, Payload> onError) {
        this.onError = onError;
    }

    /** Returns what ends the subscription. Keep it: a listener that stays is never freed. */
    Runnable subscribe(Consumer<? super Payload> listener) {
        var subscription = new Subscription(listener);
        subscriptions.add(subscription);
        return () -> subscriptions.remove(subscription);
    }

    /** Calls the listeners in this thread, in the order of their subscription. */
    void publish(Payload payload) {
        // The loop sees the list as it was: those who subscribe meanwhile wait for the next time.
        for (var subscription : subscriptions) {
            if (!subscriptions.contains(subscription)) continue; // It left meanwhile.
            try {
                subscription.listener.accept(payload);
            } catch (RuntimeException error) {
                onError.accept(error, payload);
            }
        }
    }
}
// --- demonstration ---
class Main {
    public static void main(String[] args) throws InterruptedException {
        var errors = new ArrayList<String>();
        var seen = new ArrayList<String>();
        var subject = new Subject((error, payload) -> errors.add(payload.id() + ": " + error.getMessage()));
        var order = new Payload("order 7");

        // Listeners are called in order; a failing one stops no other and is reported.
        Consumer<Payload> first = payload -> seen.add("first " + payload.id());
        var leaveFirst = subject.subscribe(first);
        var leaveFailing = subject.subscribe(payload -> {
            throw new IllegalStateException("thrown");
        });
        subject.subscribe(payload -> seen.add("last " + payload.id()));
        subject.publish(order);
        assert seen.equals(List.of("first order 7", "last order 7")) : seen;
        assert errors.equals(List.of("order 7: thrown")) : errors;
        leaveFailing.run();

        // The same listener may subscribe twice; each subscription ends on its own, once.
        seen.clear();
        var leaveAgain = subject.subscribe(first);
        leaveFirst.run();
        leaveFirst.run();
        subject.publish(order);
        assert seen.equals(List.of("last order 7", "first order 7")) : seen;
        leaveAgain.run();

        // During a notification: who leaves is not called any more, who joins waits.
        seen.clear();
        var leavers = new ArrayList<Runnable>();
        var leaveChanger = subject.subscribe(payload -> {
            leavers.forEach(Runnable::run);
            subject.subscribe(joined -> seen.add("joined " + joined.id()));
        });
        leavers.add(subject.subscribe(payload -> seen.add("left")));
        subject.publish(order);
        assert seen.equals(List.of("last order 7")) : seen;
        leaveChanger.run();
        subject.publish(order);
        assert seen.equals(List.of("last order 7", "last order 7", "joined order 7")) : seen;

        demonstrateThreads();
    }

    /** Listeners come and go in other threads while the subject publishes. */
    private static void demonstrateThreads() throws InterruptedException {
        var errors = new CopyOnWriteArrayList<RuntimeException>();
        var subject = new Subject((error, payload) -> errors.add(error));
        var threads = new ArrayList<Thread>();
        for (int count = 0; count < 4; count++) {
            threads.add(new Thread(() -> {
                for (int turn = 0; turn < 2_000; turn++) subject.subscribe(payload -> {}).run();
            }));
        }
        threads.forEach(Thread::start);
        for (int turn = 0; turn < 2_000; turn++) subject.publish(new Payload("tick"));
        for (var thread : threads) thread.join();
        assert errors.isEmpty() : errors;
    }
}
