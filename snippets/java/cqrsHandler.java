// pattern: cqrs-handler
// prefix: sdCqrsHandler
// description: CQRS: typed commands and queries, one handler each, on a small bus with middleware for what all need
// placeholders: MessageBus, Command, Query, Middleware
// --- preamble ---
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;
// --- imports ---
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
// --- snippet ---
/** {@code R} is what the handler returns: the bus needs no cast where it is used. */
sealed interface Message<R> permits Command, Query {}

/** Changes something, and returns little more than an id. */
non-sealed interface Command<R> extends Message<R> {}

/** Changes nothing; may read from a model of its own, which can be late. */
non-sealed interface Query<R> extends Message<R> {}

/** Around each message, such as validation, a transaction or a measurement. */
@FunctionalInterface
interface Middleware {
    /** Returns what {@code next} does, or throws and thereby stops the message. */
    Object around(Message<?> message, Supplier<?> next);
}

/** Thread-safe. Register all handlers when the program starts. */
final class MessageBus {
    private final Map<Class<?>, Function<Message<?>, ?>> handlers = new ConcurrentHashMap<>();
    private final List<Middleware> middleware;

    /** The first one is the outermost. */
    MessageBus(List<Middleware> middleware) {
        this.middleware = List.copyOf(middleware);
    }

    /** Throws {@link IllegalStateException} if there is a handler for messages of this type. */
    <R, M extends Message<R>> void register(Class<M> type, Function<? super M, ? extends R> handler) {
        Function<Message<?>, ?> typed = message -> handler.apply(type.cast(message));
        if (handlers.putIfAbsent(type, typed) != null) throw new IllegalStateException("two handlers for " + type);
    }

    /** Throws {@link IllegalArgumentException} if nobody handles messages of this type. */
    @SuppressWarnings("unchecked") // register lets in only handlers that return R for a Message<R>.
    <R> R send(Message<R> message) {
        var handler = handlers.get(message.getClass());
        if (handler == null) throw new IllegalArgumentException("no handler for " + message.getClass());
        Supplier<?> call = () -> handler.apply(message);
        for (int index = middleware.size() - 1; index >= 0; index--) {
            var layer = middleware.get(index);
            var next = call;
            call = () -> layer.around(message, next);
        }
        return (R) call.get();
    }
}
// --- demonstration ---
class Main {
    private record OpenLocker(String number, String owner) implements Command<Integer> {}

    private record OwnerOf(String number) implements Query<Optional<String>> {}

    private record CountLockers() implements Query<Integer> {}

    private static String errorOf(MessageBus bus, Message<?> message) {
        try {
            throw new AssertionError(bus.send(message));
        } catch (IllegalArgumentException error) {
            return error.getMessage();
        }
    }

    public static void main(String[] args) {
        var owners = new HashMap<String, String>();
        var log = new ArrayList<String>();
        Middleware logging = (message, next) -> {
            log.add("in");
            try {
                return next.get();
            } finally {
                log.add("out");
            }
        };
        Middleware validation = (message, next) -> {
            log.add("check");
            if (message instanceof OpenLocker open && open.owner().isBlank()) {
                throw new IllegalArgumentException("a locker needs an owner");
            }
            return next.get();
        };
        var bus = new MessageBus(List.of(logging, validation));
        bus.register(OpenLocker.class, command -> {
            log.add("handle");
            owners.put(command.number(), command.owner());
            return owners.size();
        });
        bus.register(OwnerOf.class, query -> Optional.ofNullable(owners.get(query.number())));

        // Each message reaches its handler and has a result of its own type.
        int count = bus.send(new OpenLocker("7", "ann"));
        assert count == 1;
        Optional<String> owner = bus.send(new OwnerOf("7"));
        assert owner.equals(Optional.of("ann")) && bus.send(new OwnerOf("8")).isEmpty();

        // Middleware is passed from the outermost to the innermost.
        assert log.subList(0, 4).equals(List.of("in", "check", "handle", "out")) : log;

        // What is not valid does not reach the handler; the outer layer sees the end of it.
        log.clear();
        assert errorOf(bus, new OpenLocker("8", " ")).equals("a locker needs an owner");
        assert log.equals(List.of("in", "check", "out")) && owners.size() == 1 : log;

        // A message that nobody handles is an error, not silence, and so is a second handler.
        log.clear();
        assert errorOf(bus, new CountLockers()).startsWith("no handler for ") && log.isEmpty();
        try {
            bus.register(OwnerOf.class, query -> Optional.empty());
            throw new AssertionError("registered");
        } catch (IllegalStateException expected) {
            assert bus.send(new OwnerOf("7")).isPresent();
        }
        bus.register(CountLockers.class, query -> owners.size());
        assert bus.send(new CountLockers()) == 1;
    }
}
