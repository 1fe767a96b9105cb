// pattern: password-hash
// prefix: sdPasswordHash
// description: Password hash: PBKDF2-HMAC-SHA256 with its parameters in the stored text, compared in constant time, needsRehash
// placeholders: PasswordHasher, iterations, needsRehash
// --- preamble ---
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
// --- imports ---
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
// --- snippet ---
/**
 * What the standard library has; prefer Argon2id where a library is at hand. Thread-safe. Each call takes a processor
 * for a part of a second: limit attempts per account and address.
 */
final class PasswordHasher {
    /** The advice for this function in 2023 and later; raise it with the years. */
    static final int RECOMMENDED_ITERATIONS = 600_000;

    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final String PREFIX = "pbkdf2-sha256";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MAX_ITERATIONS = 10_000_000; // A stored text must not keep us busy for ever.

    private record Parsed(int iterations, byte[] salt, byte[] hash) {}

    private final SecureRandom random = new SecureRandom();
    private final int iterations;

    PasswordHasher(int iterations) {
        if (iterations < 1 || iterations > MAX_ITERATIONS) throw new IllegalArgumentException("too few or too many");
        this.iterations = iterations;
    }

    /** The caller clears the characters when it needs them no more. */
    String hash(char[] password) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        var encoder = Base64.getEncoder().withoutPadding();
        byte[] hash = derive(password, salt, iterations);
        return String.join("$", PREFIX, "" + iterations, encoder.encodeToString(salt), encoder.encodeToString(hash));
    }

    /** Throws {@link IllegalArgumentException} if the stored text is damaged: that is no wrong password. */
    boolean verify(char[] password, String stored) {
        var parsed = parse(stored);
        return MessageDigest.isEqual(derive(password, parsed.salt(), parsed.iterations()), parsed.hash());
    }

    /** If it was made with other parameters: hash the password again now, since it is known only at a login. */
    boolean needsRehash(String stored) {
        var parsed = parse(stored);
        return parsed.iterations() != iterations || parsed.salt().length != SALT_BYTES;
    }

    private static Parsed parse(String stored) {
        var parts = stored.split("\\$", -1);
        if (parts.length == 4 && parts[0].equals(PREFIX)) {
            try {
                var decoder = Base64.getDecoder();
                var parsed = new Parsed(
                        Integer.parseInt(parts[1]), decoder.decode(parts[2]), decoder.decode(parts[3]));
                boolean inRange = parsed.iterations() >= 1 && parsed.iterations() <= MAX_ITERATIONS;
                if (inRange && parsed.salt().length > 0 && parsed.hash().length == HASH_BYTES) return parsed;
            } catch (IllegalArgumentException malformed) {
                // Its message could contain a part of the hash: it is not passed on.
            }
        }
        throw new IllegalArgumentException("not a " + PREFIX + " hash");
    }

    private static byte[] derive(char[] password, byte[] salt, int iterations) {
        var spec = new PBEKeySpec(password, salt, iterations, HASH_BYTES * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            spec.clearPassword();
        }
    }
}
// --- demonstration ---
class Main {
    private static String encode(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    public static void main(String[] args) {
        var hasher = new PasswordHasher(1_000); // Few, since this is no login.
        var password = "blåbær 7".toCharArray();

        // The right password is accepted, and no other one.
        var stored = hasher.hash(password);
        assert stored.startsWith("pbkdf2-sha256$1000$") : stored;
        assert hasher.verify(password, stored);
        for (var wrong : List.of("blåbær 8", "blabær 7", "", "blåbær 7 ")) {
            assert !hasher.verify(wrong.toCharArray(), stored) : wrong;
        }

        // Each hash has a salt of its own.
        var second = hasher.hash(password);
        assert !second.equals(stored) && hasher.verify(password, second);

        // It is the standard function: the vector of RFC 7914, section 11.
        var vector = HexFormat.of().parseHex("55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc");
        var salt = encode("salt".getBytes(StandardCharsets.US_ASCII));
        var known = "pbkdf2-sha256$1$" + salt + "$" + encode(vector);
        assert hasher.verify("passwd".toCharArray(), known);
        assert !hasher.verify("passwd".toCharArray(), known.replace("$1$", "$2$"));

        // Old parameters still verify, and are to be replaced.
        assert !hasher.needsRehash(stored);
        var stronger = new PasswordHasher(2_000);
        assert stronger.verify(password, stored) && stronger.needsRehash(stored);
        assert hasher.needsRehash(known);

        // A damaged text is an error that does not repeat it, and costs no time.
        var cut = known.substring(0, known.length() - 4);
        for (var damaged : List.of(
                "", cut, known + "$", known.replace("$1$", "$0$"), known.replace("$1$", "$2000000000$"),
                known.replace(salt, "?"), known.replace(salt, ""), known.replace("sha256", "sha1"))) {
            try {
                throw new AssertionError(hasher.verify(password, damaged));
            } catch (IllegalArgumentException error) {
                assert error.getMessage().equals("not a pbkdf2-sha256 hash") && error.getCause() == null : error;
            }
        }
        assert new PasswordHasher(PasswordHasher.RECOMMENDED_ITERATIONS).needsRehash(stored);
        for (int wrong : new int[] {0, Integer.MAX_VALUE}) {
            try {
                throw new AssertionError(new PasswordHasher(wrong));
            } catch (IllegalArgumentException expected) {
                assert hasher.verify(password, stored);
            }
        }
    }
}
