// pattern: totp
// prefix: sdTotp
// description: TOTP (RFC 6238): codes of 30 s by HMAC-SHA1, one step of tolerance, constant-time compare, a used step is refused
// placeholders: Totp, digits, window
// --- preamble ---
using System.Collections.Generic;
// --- imports ---
using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
// --- snippet ---
/// <summary>
/// Immutable. Limit the attempts per account: a million codes are few. The secret is random, of 20 bytes, and stored
/// encrypted.
/// </summary>
public sealed class Totp
{
    private const int StepSeconds = 30;

    private readonly byte[] secret;
    private readonly int digits;
    private readonly int window;

    /// <param name="window">Steps before and after the present one, for clocks that differ.</param>
    public Totp(byte[] secret, int digits = 6, int window = 1)
    {
        if (secret == null || secret.Length < 16) throw new ArgumentException("Needs 16 bytes", nameof(secret));
        if (digits < 6 || digits > 8) throw new ArgumentOutOfRangeException(nameof(digits));
        if (window < 0 || window > 2) throw new ArgumentOutOfRangeException(nameof(window));
        this.secret = (byte[])secret.Clone();
        this.digits = digits;
        this.window = window;
    }

    public string CodeAt(DateTimeOffset time) => CodeOf(StepAt(time));

    /// <summary>
    /// Returns the step of a right code, else null. Store it, and pass the last one of the account: a code that others
    /// have seen must not count again. Do both in one transaction, or two requests may use one code.
    /// </summary>
    public long? Verify(string code, DateTimeOffset now, long? lastUsedStep)
    {
        if (code == null || code.Length != digits) return null;
        var given = Encoding.UTF8.GetBytes(code);
        long? matched = null;
        var present = StepAt(now);
        for (var step = Math.Max(0, present - window); step <= present + window; step++)
        {
            var isRight = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(CodeOf(step)), given);
            var isUnused = lastUsedStep == null || step > lastUsedStep;
            if (isRight && isUnused) matched = step;
        }
        return matched;
    }

    private static long StepAt(DateTimeOffset time)
    {
        var seconds = time.ToUnixTimeSeconds();
        if (seconds < 0) throw new ArgumentOutOfRangeException(nameof(time));
        return seconds / StepSeconds;
    }

    private string CodeOf(long step)
    {
        var counter = BitConverter.GetBytes(step);
        if (BitConverter.IsLittleEndian) Array.Reverse(counter);
        using (var hmac = new HMACSHA1(secret))
        {
            var hash = hmac.ComputeHash(counter);
            var offset = hash[hash.Length - 1] & 0xf;
            var high = (hash[offset] & 0x7f) << 24 | hash[offset + 1] << 16;
            var number = high | hash[offset + 2] << 8 | hash[offset + 3];
            return (number % (int)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
        }
    }
}
// --- demonstration ---
public static class Program
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    public static void Main()
    {
        // The test vectors of RFC 6238, appendix B.
        var eight = new Totp(Secret, 8);
        var vectors = new Dictionary<long, string>
        {
            [59] = "94287082",
            [1111111109] = "07081804",
            [1111111111] = "14050471",
            [1234567890] = "89005924",
            [2000000000] = "69279037",
            [20000000000] = "65353130",
        };
        foreach (var vector in vectors)
        {
            Check(eight.CodeAt(At(vector.Key)) == vector.Value, $"{eight.CodeAt(At(vector.Key))} at {vector.Key}");
        }
        var totp = new Totp(Secret);
        Check(totp.CodeAt(At(59)) == "287082", totp.CodeAt(At(59)));

        // A code counts in its own step and in those beside it, and in no other.
        var issued = At(1111111111);
        var own = 1111111111 / 30;
        var used = totp.CodeAt(issued);
        foreach (var steps in new[] { -2, -1, 0, 1, 2 })
        {
            var step = totp.Verify(used, issued.AddSeconds(30 * steps), null);
            Check(step == (Math.Abs(steps) <= 1 ? own : (long?)null), $"{step} after {steps} steps");
        }
        Check(new Totp(Secret, 6, 0).Verify(used, issued.AddSeconds(30), null) == null, "no tolerance");

        // A step that was used does not count again, nor does one before it; the next one does.
        Check(totp.Verify(used, issued, own) == null, "used already");
        Check(totp.Verify(used, issued, own + 1) == null, "older than a used one");
        Check(totp.Verify(totp.CodeAt(issued.AddSeconds(30)), issued.AddSeconds(30), own) == own + 1, "the next one");

        // Anything else is wrong, and no error.
        foreach (var wrong in new[] { null, "", "05047", "0504711", "050472", "05047١", " 50471" })
        {
            Check(totp.Verify(wrong, issued, null) == null, $"'{wrong}'");
        }
        Check(used == "050471" && totp.Verify(totp.CodeAt(At(0)), At(0), null) == 0, "the first step of all");
        foreach (var size in new[] { 0, 15 })
        {
            try
            {
                Check(new Totp(new byte[size]) == null, "a short secret was accepted");
            }
            catch (ArgumentException)
            {
            }
        }
    }

    private static DateTimeOffset At(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);

    private static void Check(bool holds, string message)
    {
        if (!holds) throw new InvalidOperationException(message);
    }
}
