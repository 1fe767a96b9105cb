// pattern: backpressure-queue
// prefix: sdBackpressureQueue
// description: Backpressure queue: bounded; a full queue lets the producer wait, drops the oldest or refuses; close drains
// placeholders: BackpressureQueue, WhenFull, onDrop
// --- preamble ---
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
// --- imports ---
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
// --- snippet ---
/** For any number of producers and consumers. */
final class BackpressureQueue<T> implements AutoCloseable {
    enum WhenFull { WAIT, DROP_OLDEST, REJECT }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition hasSpace = lock.newCondition();
    private final Condition hasItem = lock.newCondition();
    private final Queue<T> items = new ArrayDeque<>();
    private final int capacity;
    private final WhenFull whenFull;
    private final Consumer<? super T> onDrop;
    private boolean closed;

    /** {@code onDrop} gets what is dropped, in the thread of the producer, for a count or a log. */
    BackpressureQueue(int capacity, WhenFull whenFull, Consumer<? super T> onDrop) {
        if (capacity < 1) throw new IllegalArgumentException("needs space for an item");
        this.capacity = capacity;
        this.whenFull = whenFull;
        this.onDrop = onDrop;
    }

    /** Returns false if the item was rejected. Throws {@link IllegalStateException} if the queue is or gets closed. */
    boolean put(T item) throws InterruptedException {
        Objects.requireNonNull(item, "item");
        T dropped = null;
        lock.lockInterruptibly();
        try {
            while (!closed && whenFull == WhenFull.WAIT && items.size() == capacity) hasSpace.await();
            if (closed) throw new IllegalStateException("the queue is closed");
            if (items.size() == capacity) {
                if (whenFull == WhenFull.REJECT) return false;
                dropped = items.remove();
            }
            items.add(item);
            hasItem.signal();
        } finally {
            lock.unlock();
        }
        if (dropped != null) onDrop.accept(dropped); // Without the lock: it may take a while.
        return true;
    }

    /** Waits for an item. Nothing comes back once the queue is closed and empty. */
    Optional<T> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (items.isEmpty() && !closed) hasItem.await();
            var item = Optional.ofNullable(items.poll());
            hasSpace.signal();
            return item;
        } finally {
            lock.unlock();
        }
    }

    /** Takes in nothing more; what is in it can still be taken. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            hasSpace.signalAll();
            hasItem.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
// --- demonstration ---
class Main {
    private static <T> FutureTask<T> waiting(Callable<T> call) {
        var task = new FutureTask<>(call);
        var thread = new Thread(task);
        thread.start();
        while (thread.getState() != Thread.State.WAITING) Thread.onSpinWait();
        return task;
    }

    private static BackpressureQueue<Integer> full(BackpressureQueue.WhenFull whenFull, List<Integer> dropped)
            throws InterruptedException {
        var queue = new BackpressureQueue<Integer>(2, whenFull, dropped::add);
        assert queue.put(1) && queue.put(2);
        return queue;
    }

    private static List<Integer> drain(BackpressureQueue<Integer> queue) throws InterruptedException {
        var items = new ArrayList<Integer>();
        for (var item = queue.take(); item.isPresent(); item = queue.take()) items.add(item.get());
        return items;
    }

    public static void main(String[] args) throws Exception {
        var dropped = new ArrayList<Integer>();

        // Reject: the newest is refused. Drop: the oldest goes and is told of.
        var rejecting = full(BackpressureQueue.WhenFull.REJECT, dropped);
        assert !rejecting.put(3);
        rejecting.close();
        assert drain(rejecting).equals(List.of(1, 2)) && dropped.isEmpty();
        var dropping = full(BackpressureQueue.WhenFull.DROP_OLDEST, dropped);
        assert dropping.put(3) && dropped.equals(List.of(1)) : dropped;
        dropping.close();
        assert drain(dropping).equals(List.of(2, 3));

        // Wait: the producer goes on when there is space.
        var queue = full(BackpressureQueue.WhenFull.WAIT, dropped);
        var producer = waiting(() -> queue.put(3));
        assert !producer.isDone();
        assert queue.take().orElseThrow() == 1;
        assert producer.get();

        // Close wakes producers with an error, and lets consumers have the rest.
        var late = waiting(() -> queue.put(4));
        queue.close();
        try {
            throw new AssertionError(late.get());
        } catch (ExecutionException error) {
            assert error.getCause() instanceof IllegalStateException : error;
        }
        assert drain(queue).equals(List.of(2, 3));
        try {
            throw new AssertionError(queue.put(5));
        } catch (IllegalStateException expected) {
            assert queue.take().isEmpty();
        }

        try {
            throw new AssertionError(new BackpressureQueue<>(0, BackpressureQueue.WhenFull.REJECT, item -> {}));
        } catch (IllegalArgumentException expected) {
            assert expected.getMessage().equals("needs space for an item");
        }

        // A consumer waits for an item, or for the end.
        var idle = new BackpressureQueue<Integer>(2, BackpressureQueue.WhenFull.WAIT, dropped::add);
        var first = waiting(idle::take);
        idle.put(7);
        assert first.get().orElseThrow() == 7;
        var consumers = List.of(waiting(idle::take), waiting(idle::take));
        idle.close();
        for (var consumer : consumers) assert consumer.get().isEmpty();

        // Nothing is lost or doubled between many threads.
        var busy = new BackpressureQueue<Integer>(3, BackpressureQueue.WhenFull.WAIT, dropped::add);
        var sums = new ArrayList<FutureTask<Integer>>();
        for (int count = 0; count < 2; count++) sums.add(waiting(() -> drain(busy).stream().mapToInt(i -> i).sum()));
        var producers = new ArrayList<FutureTask<Void>>();
        for (int count = 0; count < 2; count++) {
            var task = new FutureTask<Void>(() -> {
                for (int item = 1; item <= 1_000; item++) busy.put(item);
                return null;
            });
            producers.add(task);
            new Thread(task).start();
        }
        for (var task : producers) task.get();
        busy.close();
        assert sums.get(0).get() + sums.get(1).get() == 1_001_000;
        assert dropped.equals(List.of(1)) : dropped;
    }
}
