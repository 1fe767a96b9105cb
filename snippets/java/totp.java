// pattern: totp
// prefix: sdTotp
// description: TOTP (RFC 6238): codes of six digits, one step of tolerance, a step that was used is refused
// placeholders: Totp, DIGITS, verify, lastUsedStep
// --- preamble ---
import java.util.List;
// --- imports ---
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
// --- snippet ---
/** Immutable and thread-safe. Six digits can be guessed: limit the attempts per account. */
final class Totp {
    private static final int DIGITS = 6;
    private static final int MODULUS = (int) Math.pow(10, DIGITS);
    private static final int STEP_SECONDS = 30;
    private static final int TOLERANCE = 1; // In steps, to either side.

    private final SecretKeySpec key;

    /** Twenty random bytes, of one user. They are stored encrypted, since a hash of them would not do. */
    Totp(byte[] secret) {
        if (secret.length < 16) throw new IllegalArgumentException("the secret is too short");
        this.key = new SecretKeySpec(secret, "HmacSHA1");
    }

    String codeAt(Instant time) {
        return code(stepAt(time));
    }

    /**
     * Returns the step of the code if it is right and later than {@code lastUsedStep}, -1 for none. Store it before
     * the login goes on, and only if the stored one is still lower: of two logins with one code one succeeds.
     */
    OptionalLong verify(String code, long lastUsedStep, Instant now) {
        var given = code.getBytes(StandardCharsets.UTF_8);
        var accepted = OptionalLong.empty();
        // All steps, and each in constant time: how long it takes tells nothing.
        for (long step = stepAt(now) - TOLERANCE; step <= stepAt(now) + TOLERANCE; step++) {
            boolean isRight = MessageDigest.isEqual(code(step).getBytes(StandardCharsets.UTF_8), given);
            if (isRight && step > lastUsedStep) accepted = OptionalLong.of(step);
        }
        return accepted;
    }

    private static long stepAt(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), STEP_SECONDS);
    }

    private String code(long step) {
        try {
            var mac = Mac.getInstance(key.getAlgorithm()); // A Mac is not thread-safe.
            mac.init(key);
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff;
            return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % MODULUS); // Not in Arabic digits.
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
// --- demonstration ---
class Main {
    private record Vector(long second, String code) {}

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }

    public static void main(String[] args) {
        var totp = new Totp("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

        // The code does not depend on where the program runs.
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));

        // The vectors of RFC 6238 for SHA-1, their last six digits.
        for (var vector : List.of(
                new Vector(59, "287082"),
                new Vector(1_111_111_109, "081804"),
                new Vector(1_111_111_111, "050471"),
                new Vector(1_234_567_890, "005924"),
                new Vector(2_000_000_000, "279037"),
                new Vector(20_000_000_000L, "353130"))) {
            assert totp.codeAt(at(vector.second())).equals(vector.code()) : vector;
        }

        // The step before and the step after are accepted, no others.
        var code = totp.codeAt(at(1_000_000));
        long step = 1_000_000 / 30;
        for (long shift : new long[] {-30, 0, 30}) {
            assert totp.verify(code, -1, at(1_000_000 + shift)).equals(OptionalLong.of(step)) : shift;
        }
        for (long shift : new long[] {-60, 60}) assert totp.verify(code, -1, at(1_000_000 + shift)).isEmpty() : shift;

        // A code is good once, and none of an earlier step after it; the next step is.
        assert totp.verify(code, step, at(1_000_000)).isEmpty();
        assert totp.verify(totp.codeAt(at(1_000_000 - 30)), step, at(1_000_000)).isEmpty();
        assert totp.verify(totp.codeAt(at(1_000_000 + 30)), step, at(1_000_000)).equals(OptionalLong.of(step + 1));

        // Neither part of a code nor one of another user is.
        var wrong = (code.charAt(0) == '0' ? "1" : "0") + code.substring(1);
        for (var other : List.of("", code.substring(1), code + "0", " " + code, "blåbær", wrong)) {
            assert totp.verify(other, -1, at(1_000_000)).isEmpty() : other;
        }
        var stranger = new Totp("09876543210987654321".getBytes(StandardCharsets.US_ASCII));
        assert stranger.verify(code, -1, at(1_000_000)).isEmpty();
        try {
            throw new AssertionError(new Totp(new byte[15]));
        } catch (IllegalArgumentException expected) {
            assert expected.getMessage().contains("short");
        }
    }
}
