// pattern: singleton
// prefix: dpSingleton
// description: Singleton: one instance per process, created by the first use and safe under concurrency without a lock
// placeholders: ProcessIdentity, getInstance, Holder
// --- preamble ---
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
// --- imports ---
import java.time.Instant;
import java.util.UUID;
// --- snippet ---
/**
 * One per process and class loader. Pass it to those who need it as a parameter, so that a test can pass another:
 * ask for it only where the program is put together.
 */
final class ProcessIdentity {
    private final UUID id = UUID.randomUUID();
    private final Instant createdAt = Instant.now();

    /** Throws nothing: the virtual machine would not try again, but fail at each later use. */
    private ProcessIdentity() {}

    /** The same for all threads: the virtual machine initializes a class once, when it is first used. */
    static ProcessIdentity getInstance() {
        return Holder.INSTANCE;
    }

    UUID id() {
        return id;
    }

    Instant createdAt() {
        return createdAt;
    }

    private static final class Holder {
        private static final ProcessIdentity INSTANCE = new ProcessIdentity();
    }
}
// --- demonstration ---
class Main {
    public static void main(String[] args) throws Exception {
        // Loading and initializing the class creates nothing yet.
        Class.forName(ProcessIdentity.class.getName());
        Thread.sleep(2);
        var beforeFirstUse = Instant.now();

        // Threads that ask at the same time all get one.
        Set<ProcessIdentity> seen = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
        var start = new CountDownLatch(1);
        var threads = new ArrayList<Thread>();
        for (int count = 0; count < 8; count++) {
            threads.add(new Thread(() -> {
                try {
                    start.await();
                } catch (InterruptedException error) {
                    throw new IllegalStateException(error);
                }
                seen.add(ProcessIdentity.getInstance());
            }));
        }
        threads.forEach(Thread::start);
        start.countDown();
        for (var thread : threads) thread.join();
        assert seen.size() == 1 : seen.size();

        var instance = ProcessIdentity.getInstance();
        assert seen.contains(instance);
        assert !instance.createdAt().isBefore(beforeFirstUse) : "created before it was used";
        assert instance.id().equals(ProcessIdentity.getInstance().id());

        // Nobody else can make a second one.
        assert Stream.of(ProcessIdentity.class.getDeclaredConstructors())
                .allMatch(constructor -> Modifier.isPrivate(constructor.getModifiers()));
        assert Modifier.isFinal(ProcessIdentity.class.getModifiers());
    }
}
