// pattern: bridge
// prefix: dpBridge
// description: Bridge: kinds of alerts and the channels that carry them vary independently of each other
// placeholders: Alert, Channel, UrgentAlert, DigestAlert
// --- imports ---
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
// --- snippet ---
/** The implementation side: how a text is carried. */
interface Channel {
    int maxLength();

    void send(String text);
}

record SmsChannel(Consumer<? super String> modem) implements Channel {
    @Override
    public int maxLength() {
        return 160;
    }

    @Override
    public void send(String text) {
        modem.accept(text);
    }
}

/** The abstraction side: what is said and when. It reaches the other side through the interface alone. */
abstract class Alert {
    private final Channel channel;

    protected Alert(Channel channel) {
        this.channel = Objects.requireNonNull(channel, "channel");
    }

    abstract void raise(String text);

    /** Shortens what the channel cannot carry: late and whole is worse than in time and cut. */
    protected final void deliver(String text) {
        int end = Math.min(text.length(), channel.maxLength());
        channel.send(text.substring(0, end));
    }
}

final class UrgentAlert extends Alert {
    UrgentAlert(Channel channel) {
        super(channel);
    }

    @Override
    void raise(String text) {
        deliver("URGENT " + text);
    }
}

/** Thread-safe. What was not flushed when the process ends is lost. */
final class DigestAlert extends Alert {
    private final List<String> pending = new ArrayList<>();

    DigestAlert(Channel channel) {
        super(channel);
    }

    @Override
    synchronized void raise(String text) {
        pending.add(text);
    }

    /** Sends all as one; what could not be sent stays for the next time. */
    synchronized void flush() {
        if (pending.isEmpty()) return;
        deliver(String.join("; ", pending));
        pending.clear();
    }
}
// --- demonstration ---
class Main {
    /** Another implementation, which no kind of alert knows. */
    private record MailChannel(Consumer<? super String> server) implements Channel {
        @Override
        public int maxLength() {
            return 10_000;
        }

        @Override
        public void send(String text) {
            server.accept("Subject: alert\r\n\r\n" + text);
        }
    }

    public static void main(String[] args) {
        var modem = new ArrayList<String>();
        var server = new ArrayList<String>();
        var long200 = "x".repeat(200);

        // Two kinds by two channels, without a class for each pair.
        for (var channel : List.of(new SmsChannel(modem::add), new MailChannel(server::add))) {
            new UrgentAlert(channel).raise("flood at gate 3");
            var digest = new DigestAlert(channel);
            digest.raise("pump 1 slow");
            digest.raise("pump 2 slow");
            digest.flush();
            digest.flush();
        }
        assert modem.equals(List.of("URGENT flood at gate 3", "pump 1 slow; pump 2 slow")) : modem;
        var head = "Subject: alert\r\n\r\n";
        assert server.equals(List.of(head + modem.get(0), head + modem.get(1))) : server;

        // The limit is that of the channel, the words are those of the kind.
        new UrgentAlert(new SmsChannel(modem::add)).raise(long200);
        new UrgentAlert(new MailChannel(server::add)).raise(long200);
        assert modem.get(2).length() == 160 && modem.get(2).startsWith("URGENT x") : modem.get(2);
        assert server.get(2).equals(head + "URGENT " + long200) : server.get(2);

        // A digest that could not be sent is not lost.
        boolean[] down = {true};
        var sent = new ArrayList<String>();
        var digest = new DigestAlert(new SmsChannel(text -> {
            if (down[0]) throw new IllegalStateException("no network");
            sent.add(text);
        }));
        digest.raise("tank low");
        try {
            digest.flush();
            throw new AssertionError("sent");
        } catch (IllegalStateException expected) {
            down[0] = false;
        }
        digest.flush();
        assert sent.equals(List.of("tank low")) : sent;
    }
}
