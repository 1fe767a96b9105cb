// pattern: bloom-filter
// prefix: sdBloomFilter
// description: Bloom filter: sized for expected items and a rate of false positives; never a false negative; thread-safe
// placeholders: BloomFilter, expectedItems, falsePositiveRate
// --- preamble ---
import java.util.ArrayList;
// --- imports ---
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLongArray;
// --- snippet ---
/**
 * Says "certainly not" or "perhaps". Nothing can be removed, and beyond the expected number of items the rate grows.
 * Thread-safe. The hash is not keyed: who chooses the items can make them collide.
 */
final class BloomFilter {
    private final AtomicLongArray words;
    private final long bits;
    private final int hashes;

    /** With n items and rate p the best size is m = -n ln p / (ln 2)^2 bits, with k = m/n ln 2 hashes. */
    BloomFilter(int expectedItems, double falsePositiveRate) {
        if (expectedItems < 1 || !(falsePositiveRate > 0 && falsePositiveRate < 1)) {
            throw new IllegalArgumentException("needs at least one item and a rate between 0 and 1");
        }
        double ln2 = Math.log(2);
        double size = Math.ceil(-expectedItems * Math.log(falsePositiveRate) / (ln2 * ln2));
        this.words = new AtomicLongArray(Math.toIntExact((long) Math.ceil(size / Long.SIZE)));
        this.bits = (long) words.length() * Long.SIZE;
        this.hashes = Math.max(1, (int) Math.round(size / expectedItems * ln2));
    }

    /** Returns false if it was perhaps there before. */
    boolean add(String item) {
        long hash = hash(item);
        boolean isNew = false;
        for (int turn = 0; turn < hashes; turn++) {
            long bit = bitOf(hash, turn);
            long mask = 1L << bit;
            long before = words.getAndAccumulate((int) (bit / Long.SIZE), mask, (word, added) -> word | added);
            isNew |= (before & mask) == 0;
        }
        return isNew;
    }

    boolean mightContain(String item) {
        long hash = hash(item);
        for (int turn = 0; turn < hashes; turn++) {
            long bit = bitOf(hash, turn);
            if ((words.get((int) (bit / Long.SIZE)) & 1L << bit) == 0) return false;
        }
        return true;
    }

    /** Two hashes do the work of many; the odd step leads to ever new bits. */
    private long bitOf(long hash, int turn) {
        return Long.remainderUnsigned(hash + turn * (mix(hash) | 1), bits);
    }

    /** FNV-1a and a mix: the same in each process, so that filters can be stored and merged. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) hash = (hash ^ (one & 0xff)) * 0x100000001b3L;
        return mix(hash);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
// --- demonstration ---
class Main {
    private static double falsePositives(BloomFilter filter) {
        int wrong = 0;
        for (int item = 0; item < 50_000; item++) if (filter.mightContain("stranger " + item)) wrong++;
        return wrong / 50_000.0;
    }

    public static void main(String[] args) throws InterruptedException {
        for (double rate : new double[] {0.1, 0.01}) {
            var filter = new BloomFilter(10_000, rate);
            assert falsePositives(filter) == 0;

            // No item that was added is ever denied.
            int takenForOld = 0;
            for (int item = 0; item < 10_000; item++) if (!filter.add("guest " + item)) takenForOld++;
            for (int item = 0; item < 10_000; item++) assert filter.mightContain("guest " + item) : item;
            assert !filter.add("guest 7");

            // The rate is near its target, neither far above nor bought with too much memory.
            double measured = falsePositives(filter);
            assert measured > rate * 0.75 && measured < rate * 1.25 : measured;
            assert takenForOld < 10_000 * rate : takenForOld;
        }

        // Threads that add at the same time lose no bit of each other.
        var shared = new BloomFilter(8_000, 0.01);
        var threads = new ArrayList<Thread>();
        for (int count = 0; count < 4; count++) {
            int offset = count * 2_000;
            threads.add(new Thread(() -> {
                for (int item = 0; item < 2_000; item++) shared.add("guest " + (offset + item));
            }));
        }
        threads.forEach(Thread::start);
        for (var thread : threads) thread.join();
        for (int item = 0; item < 8_000; item++) assert shared.mightContain("guest " + item) : item;

        for (double wrong : new double[] {0, 1, -0.5, Double.NaN}) {
            try {
                throw new AssertionError(new BloomFilter(10, wrong));
            } catch (IllegalArgumentException expected) {
                assert expected.getMessage().startsWith("needs");
            }
        }
        assert new BloomFilter(1, 0.99).add("only");
    }
}
