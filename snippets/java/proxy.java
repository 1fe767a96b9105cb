// pattern: proxy
// prefix: dpProxy
// description: Proxy: the interface of the real archive, opened by the first call that is allowed and closed with it
// placeholders: Archive, ArchiveProxy, read, mayRead
// --- preamble ---
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
// --- imports ---
import java.io.IOException;
import java.util.function.Predicate;
// --- snippet ---
/** Implementations are thread-safe. */
interface Archive extends AutoCloseable {
    String read(String page) throws IOException;

    @Override
    void close();
}

/** Checks access before each call, and makes the real archive, which is expensive, only if a call gets so far. */
final class ArchiveProxy implements Archive {
    /** Opens the real one. */
    @FunctionalInterface
    interface Opener {
        Archive open() throws IOException;
    }

    private final Opener opener;
    private final Predicate<? super String> mayRead;
    private Archive real;
    private boolean closed;

    ArchiveProxy(Opener opener, Predicate<? super String> mayRead) {
        this.opener = opener;
        this.mayRead = mayRead;
    }

    /** Throws {@link SecurityException} for a page that is not allowed, whether or not there is one. */
    @Override
    public String read(String page) throws IOException {
        if (!mayRead.test(page)) throw new SecurityException("no access to " + page);
        return real().read(page); // Not under the lock: reads go on side by side.
    }

    /** Closes the real one if there is one, and lets no later call open it again. */
    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        if (real != null) real.close();
    }

    /** An attempt that fails is not remembered: the next call tries again. */
    private synchronized Archive real() throws IOException {
        if (closed) throw new IllegalStateException("the archive is closed");
        if (real == null) real = opener.open();
        return real;
    }
}
// --- demonstration ---
class Main {
    private static final List<String> log = new ArrayList<>();
    private static boolean offline;

    private static Archive open() throws IOException {
        synchronized (log) {
            log.add("open");
        }
        LockSupport.parkNanos(3_000_000); // Others come meanwhile.
        if (offline) throw new IOException("offline");
        return new Archive() {
            @Override
            public String read(String page) {
                return "text of " + page;
            }

            @Override
            public void close() {
                log.add("close");
            }
        };
    }

    private static Class<?> errorOf(Callable<?> call) {
        try {
            throw new AssertionError(call.call());
        } catch (Exception error) {
            return error.getClass();
        }
    }

    public static void main(String[] args) throws Exception {
        Predicate<String> isPublic = page -> page.startsWith("public/");

        // Neither making it nor a call that is refused opens the real one.
        var proxy = new ArchiveProxy(Main::open, isPublic);
        assert errorOf(() -> proxy.read("secret/7")) == SecurityException.class;
        assert log.isEmpty() : log;

        // An opening that fails is tried again.
        offline = true;
        assert errorOf(() -> proxy.read("public/1")) == IOException.class;
        offline = false;

        // Threads that come first together open it once.
        var threads = new ArrayList<Thread>();
        for (int count = 0; count < 4; count++) {
            threads.add(new Thread(() -> {
                try {
                    proxy.read("public/1");
                } catch (IOException error) {
                    throw new IllegalStateException(error);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (var thread : threads) thread.join();
        assert proxy.read("public/2").equals("text of public/2");
        assert log.equals(List.of("open", "open")) : log;

        // Access is checked at each call, not only at the first.
        assert errorOf(() -> proxy.read("secret/7")) == SecurityException.class;

        // It is closed once and not opened again.
        proxy.close();
        proxy.close();
        assert errorOf(() -> proxy.read("public/1")) == IllegalStateException.class;
        assert log.equals(List.of("open", "open", "close")) : log;

        // One that was never used is closed without being opened.
        log.clear();
        var unused = new ArchiveProxy(Main::open, isPublic);
        unused.close();
        assert errorOf(() -> unused.read("public/1")) == IllegalStateException.class;
        assert log.isEmpty() : log;
    }
}
