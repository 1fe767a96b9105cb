// pattern: password-hash
// prefix: sdPasswordHash
// description: Password hash: PBKDF2-HMAC-SHA256 with its parameters in the string, constant-time verification, NeedsRehash
// placeholders: PasswordHasher, iterations
// --- imports ---
using System;
using System.Globalization;
using System.Security.Cryptography;
// --- snippet ---
/// <summary>
/// Thread-safe. Each call takes a core for some tenths of a second, on purpose: limit attempts and calls at once. Where
/// a package is possible, prefer Argon2id, which costs an attacker memory as well.
/// </summary>
public sealed class PasswordHasher
{
    private const string Algorithm = "pbkdf2-sha256";
    private const int SaltSize = 16;
    private const int HashSize = 32;
    private const int MaxIterations = 10000000; // A string from elsewhere must not stop the process.

    private readonly int iterations;

    public PasswordHasher(int iterations = 600000)
    {
        if (iterations < 1 || iterations > MaxIterations) throw new ArgumentOutOfRangeException(nameof(iterations));
        this.iterations = iterations;
    }

    /// <summary>A new salt each time: the same password gives another string.</summary>
    public string Hash(string password)
    {
        if (password == null) throw new ArgumentNullException(nameof(password));
        var salt = new byte[SaltSize];
        using (var random = RandomNumberGenerator.Create()) random.GetBytes(salt);
        var hash = Derive(password, salt, iterations);
        var count = iterations.ToString(CultureInfo.InvariantCulture);
        return string.Join("$", Algorithm, count, Convert.ToBase64String(salt), Convert.ToBase64String(hash));
    }

    /// <summary>False, too, for a string that is none of these. It works with whatever parameters are in it.</summary>
    public static bool Verify(string password, string encoded)
    {
        if (password == null || !TryParse(encoded, out var count, out var salt, out var hash)) return false;
        return CryptographicOperations.FixedTimeEquals(Derive(password, salt, count), hash);
    }

    /// <summary>Ask after a successful login, when the password is at hand to be hashed anew.</summary>
    public bool NeedsRehash(string encoded) => !TryParse(encoded, out var count, out _, out _) || count != iterations;

    private static byte[] Derive(string password, byte[] salt, int count)
    {
        using (var pbkdf2 = new Rfc2898DeriveBytes(password, salt, count, HashAlgorithmName.SHA256))
        {
            return pbkdf2.GetBytes(HashSize);
        }
    }

    private static bool TryParse(string encoded, out int count, out byte[] salt, out byte[] hash)
    {
        count = 0;
        salt = hash = null;
        var parts = (encoded ?? "").Split('$');
        if (parts.Length != 4 || parts[0] != Algorithm) return false;
        if (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out count)) return false;
        if (count < 1 || count > MaxIterations) return false;
        try
        {
            salt = Convert.FromBase64String(parts[2]);
            hash = Convert.FromBase64String(parts[3]);
        }
        catch (FormatException)
        {
            return false;
        }
        return salt.Length == SaltSize && hash.Length == HashSize;
    }
}
// --- demonstration ---
public static class Program
{
    private const string Known = "pbkdf2-sha256$2000$AAECAwQFBgcICQoLDA0ODw==$thTunMvd+YsoMTfpgCL3ESlMx7KXdYAz2xQ8gEnz1fw=";

    public static void Main()
    {
        // The right password, and no other one; what is not quite the same text is another one.
        var hasher = new PasswordHasher(1000);
        var encoded = hasher.Hash("tide pool");
        Check(PasswordHasher.Verify("tide pool", encoded), "the right password");
        foreach (var wrong in new[] { "tide poo", "tide pool ", "Tide pool", "", null })
        {
            Check(!PasswordHasher.Verify(wrong, encoded), $"'{wrong}'");
        }

        // Another implementation made this one; it holds what is not ASCII, too.
        Check(PasswordHasher.Verify("smørrebrød 🥪", Known), "the known string");
        Check(PasswordHasher.Verify("", hasher.Hash("")), "an empty password is one");

        // A salt of its own each time.
        Check(hasher.Hash("tide pool") != encoded && !encoded.Contains("tide"), encoded);

        // Stronger parameters: the old string is still right, and known as old.
        var stronger = new PasswordHasher(1001);
        Check(stronger.NeedsRehash(encoded) && !hasher.NeedsRehash(encoded), "only another number needs it");
        Check(!stronger.NeedsRehash(stronger.Hash("tide pool")), "the new one does not");

        // What is broken is wrong, and no error; a huge number of iterations is not even tried.
        var parts = encoded.Split('$');
        foreach (var broken in new[]
        {
            null, "", "$$$", encoded + "$", encoded.Substring(1), encoded.Remove(encoded.Length - 5),
            string.Join("$", parts[0], "0", parts[2], parts[3]),
            string.Join("$", parts[0], "-1000", parts[2], parts[3]),
            string.Join("$", parts[0], "2147483647", parts[2], parts[3]),
            string.Join("$", parts[0], parts[1], "%%%%", parts[3]),
            string.Join("$", parts[0], parts[1], parts[2], ""),
            string.Join("$", parts[0], parts[1], parts[3], parts[3]),
        })
        {
            Check(!PasswordHasher.Verify("tide pool", broken) && hasher.NeedsRehash(broken), $"{broken}");
        }
        Expect<ArgumentNullException>(() => hasher.Hash(null));
        Expect<ArgumentOutOfRangeException>(() => new PasswordHasher(0));
    }

    private static TError Expect<TError>(Action action) where TError : Exception
    {
        try
        {
            action();
        }
        catch (TError error)
        {
            return error;
        }
        throw new InvalidOperationException($"{typeof(TError).Name} expected");
    }

    private static void Check(bool holds, string message)
    {
        if (!holds) throw new InvalidOperationException(message);
    }
}
