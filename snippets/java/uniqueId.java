// pattern: unique-id
// prefix: sdUniqueId
// description: Unique id: 41 bits of time, 10 of worker, 12 of sequence; strictly increasing, refuses a clock that goes back
// placeholders: IdGenerator, EPOCH, worker
// --- preamble ---
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
// --- imports ---
import java.time.Instant;
import java.util.function.LongSupplier;
// --- snippet ---
/**
 * Ids of one generator increase strictly, those of several workers roughly. Thread-safe; one per worker number at a
 * time, of all processes. JavaScript cannot hold such an id in a number: send it as a string.
 */
final class IdGenerator {
    /** Must never change. The 41 bits last for 69 years from here. */
    static final Instant EPOCH = Instant.parse("2025-01-01T00:00:00Z");

    private static final int WORKER_BITS = 10;
    private static final int SEQUENCE_BITS = 12;
    private static final long MAX_TIME = (1L << 41) - 1;
    private static final int MAX_WORKER = (1 << WORKER_BITS) - 1;
    private static final int MAX_SEQUENCE = (1 << SEQUENCE_BITS) - 1;

    private final int worker;
    private final LongSupplier epochMillis;
    private long lastTime = -1;
    private int sequence;

    IdGenerator(int worker, LongSupplier epochMillis) {
        if (worker < 0 || worker > MAX_WORKER) throw new IllegalArgumentException("no worker number: " + worker);
        this.worker = worker;
        this.epochMillis = epochMillis;
    }

    IdGenerator(int worker) {
        this(worker, System::currentTimeMillis);
    }

    /**
     * Waits for the next millisecond after 4096 ids in one. Throws {@link IllegalStateException} if the clock has gone
     * back: an id might be given out twice. The caller may try again when it has caught up.
     */
    synchronized long next() {
        long time = time();
        if (time == lastTime && sequence == MAX_SEQUENCE) {
            while ((time = time()) == lastTime) Thread.onSpinWait();
        }
        sequence = time == lastTime ? sequence + 1 : 0;
        lastTime = time;
        return time << (WORKER_BITS + SEQUENCE_BITS) | (long) worker << SEQUENCE_BITS | sequence;
    }

    static Instant timeOf(long id) {
        return EPOCH.plusMillis(id >>> (WORKER_BITS + SEQUENCE_BITS));
    }

    private long time() {
        long time = epochMillis.getAsLong() - EPOCH.toEpochMilli();
        if (time < lastTime) throw new IllegalStateException("the clock went back by " + (lastTime - time) + " ms");
        if (time < 0 || time > MAX_TIME) throw new IllegalStateException("the clock is beyond the range of ids");
        return time;
    }
}
// --- demonstration ---
class Main {
    private static String errorOf(IdGenerator generator) {
        try {
            throw new AssertionError(generator.next());
        } catch (IllegalStateException error) {
            return error.getMessage();
        }
    }

    public static void main(String[] args) throws InterruptedException {
        var now = new AtomicLong(IdGenerator.EPOCH.toEpochMilli() + 5);
        var generator = new IdGenerator(3, now::get);

        // The parts are where they belong.
        assert generator.next() == (5L << 22 | 3L << 12);
        assert generator.next() == (5L << 22 | 3L << 12 | 1);
        now.addAndGet(2);
        long id = generator.next();
        assert id == (7L << 22 | 3L << 12) : id;
        assert IdGenerator.timeOf(id).equals(IdGenerator.EPOCH.plusMillis(7));

        // A clock that goes back is an error until it has caught up.
        now.addAndGet(-2);
        assert errorOf(generator).equals("the clock went back by 2 ms");
        now.addAndGet(2);
        assert generator.next() == id + 1;

        // When the sequence is used up it waits for the next millisecond, here that of a clock read 5000 times.
        var reads = new AtomicLong();
        var busy = new IdGenerator(1, () -> now.get() + reads.incrementAndGet() / 5_000);
        long previous = 0;
        for (int count = 0; count < 10_000; count++) {
            long next = busy.next();
            assert next > previous : count;
            previous = next;
        }
        assert reads.get() > 10_000 && (previous >>> 22) > 7 : reads;

        // Nothing is given out before the epoch or after the last millisecond.
        now.set(IdGenerator.EPOCH.toEpochMilli() - 1);
        assert errorOf(new IdGenerator(0, now::get)).endsWith("range of ids") : now;
        now.incrementAndGet();
        assert new IdGenerator(0, now::get).next() == 0;
        now.set(IdGenerator.EPOCH.toEpochMilli() + (1L << 41));
        assert errorOf(new IdGenerator(0, now::get)).endsWith("range of ids");
        now.decrementAndGet();
        assert new IdGenerator(1023, now::get).next() > 0;
        for (int wrong : new int[] {-1, 1024}) {
            try {
                throw new AssertionError(new IdGenerator(wrong));
            } catch (IllegalArgumentException expected) {
                assert expected.getMessage().equals("no worker number: " + wrong);
            }
        }

        // Threads never get the same one.
        var shared = new IdGenerator(9);
        var ids = new long[4][10_000];
        var threads = new ArrayList<Thread>();
        for (var own : ids) {
            threads.add(new Thread(() -> {
                for (int index = 0; index < own.length; index++) own[index] = shared.next();
            }));
        }
        threads.forEach(Thread::start);
        for (var thread : threads) thread.join();
        assert Arrays.stream(ids).flatMapToLong(Arrays::stream).distinct().count() == 40_000;
    }
}
