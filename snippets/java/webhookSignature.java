// pattern: webhook-signature
// prefix: sdWebhookVerify
// description: Webhook signature: HMAC-SHA256 over "timestamp.body" in constant time, with a time window and several secrets
// placeholders: WebhookVerifier, WebhookException, tolerance
// --- preamble ---
import java.security.SecureRandom;
import java.time.ZoneOffset;
// --- imports ---
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
// --- snippet ---
/** Answer with 400 and say no more to the sender; the message is for the log. */
final class WebhookException extends Exception {
    WebhookException(String message) {
        super(message);
    }
}

/** Immutable and thread-safe. */
final class WebhookVerifier {
    private final List<SecretKeySpec> secrets;
    private final Duration tolerance;
    private final Clock clock;

    /** With two secrets the sender can change from one to the other: remove the old one afterwards. */
    WebhookVerifier(List<byte[]> secrets, Duration tolerance, Clock clock) {
        if (secrets.isEmpty()) throw new IllegalArgumentException("needs a secret");
        this.secrets = secrets.stream().map(secret -> new SecretKeySpec(secret, "HmacSHA256")).toList();
        this.tolerance = tolerance;
        this.clock = clock;
    }

    /**
     * Returns if the message is of the sender and new enough. {@code body} must be the bytes as they came: parsed and
     * written again they differ. Within the tolerance a message may be repeated: remember its id for twice as long.
     */
    void verify(String timestamp, String signature, byte[] body) throws WebhookException {
        byte[] given;
        Instant sentAt;
        try {
            given = HexFormat.of().parseHex(signature);
            sentAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
        } catch (IllegalArgumentException | DateTimeException error) {
            throw new WebhookException("malformed timestamp or signature");
        }
        boolean isValid = false;
        // All secrets, and each in constant time: how long it takes tells nothing.
        for (var secret : secrets) isValid |= MessageDigest.isEqual(sign(secret, timestamp, body), given);
        if (!isValid) throw new WebhookException("wrong signature");
        // After the signature, so that the time is known to be that of the sender.
        if (Duration.between(sentAt, clock.instant()).abs().compareTo(tolerance) > 0) {
            throw new WebhookException("sent at " + sentAt + ", too far from now");
        }
    }

    private static byte[] sign(SecretKeySpec secret, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance(secret.getAlgorithm()); // A Mac is not thread-safe.
            mac.init(secret);
            mac.update((timestamp + ".").getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
// --- demonstration ---
class Main {
    private static final byte[] SECRET = "whsec-demonstration".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BODY = "{\"parcel\": \"p7\"}".getBytes(StandardCharsets.UTF_8);
    // printf '1750000000.{"parcel": "p7"}' | openssl dgst -sha256 -hmac whsec-demonstration
    private static final String SIGNATURE = "65a14dad056393aa7dd5f19be57857aaafd73d2e26c0d8ed86fe62585dd04693";

    private static String errorOf(WebhookVerifier verifier, String timestamp, String signature, byte[] body) {
        try {
            verifier.verify(timestamp, signature, body);
        } catch (WebhookException error) {
            return error.getMessage();
        }
        return "none";
    }

    private static WebhookVerifier at(long second, byte[]... secrets) {
        var clock = Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC);
        return new WebhookVerifier(List.of(secrets), Duration.ofSeconds(300), clock);
    }

    public static void main(String[] args) {
        var verifier = at(1_750_000_000, SECRET);
        var other = new byte[32];
        new SecureRandom().nextBytes(other);

        // What another program has signed is accepted, in either case.
        assert errorOf(verifier, "1750000000", SIGNATURE, BODY).equals("none");
        assert errorOf(verifier, "1750000000", SIGNATURE.toUpperCase(), BODY).equals("none");

        // Not with another body, not even the same JSON, another time or another secret.
        var same = "{\"parcel\":\"p7\"}".getBytes(StandardCharsets.UTF_8);
        assert errorOf(verifier, "1750000000", SIGNATURE, same).equals("wrong signature");
        assert errorOf(verifier, "1750000001", SIGNATURE, BODY).equals("wrong signature");
        assert errorOf(at(1_750_000_000, other), "1750000000", SIGNATURE, BODY).equals("wrong signature");
        var changed = (SIGNATURE.charAt(0) == '0' ? "1" : "0") + SIGNATURE.substring(1);
        assert errorOf(verifier, "1750000000", changed, BODY).equals("wrong signature");
        assert errorOf(verifier, "1750000000", SIGNATURE.substring(2), BODY).equals("wrong signature");
        assert errorOf(verifier, "1750000000", "", BODY).equals("wrong signature");

        // While secrets change both are good, at any place.
        assert errorOf(at(1_750_000_000, other, SECRET), "1750000000", SIGNATURE, BODY).equals("none");
        assert errorOf(at(1_750_000_000, SECRET, other), "1750000000", SIGNATURE, BODY).equals("none");

        // The window is open to both sides, and ends.
        for (long second : new long[] {1_750_000_300, 1_749_999_700}) {
            assert errorOf(at(second, SECRET), "1750000000", SIGNATURE, BODY).equals("none");
        }
        for (long second : new long[] {1_750_000_301, 1_749_999_699}) {
            assert errorOf(at(second, SECRET), "1750000000", SIGNATURE, BODY).endsWith("too far from now");
        }

        try {
            throw new AssertionError(at(0));
        } catch (IllegalArgumentException error) {
            assert error.getMessage().equals("needs a secret");
        }

        // Nonsense is an error of the sender, not a crash.
        assert errorOf(verifier, "1750000000", "xyz", BODY).startsWith("malformed");
        assert errorOf(verifier, "now", SIGNATURE, BODY).startsWith("malformed");
        assert errorOf(verifier, String.valueOf(Long.MAX_VALUE), SIGNATURE, BODY).startsWith("malformed");
    }
}
