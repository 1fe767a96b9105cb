// pattern: webhook-signature
// prefix: sdWebhookVerify
// description: Webhook signature: HMAC-SHA256 over "timestamp.body", with a time tolerance, constant-time compare and several secrets
// placeholders: WebhookVerifier, tolerance, secrets
// --- imports ---
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
// --- snippet ---
/// <summary>
/// Verify the bytes as they came, before they are parsed. Until it is too old a message can be repeated: remember its
/// id. Thread-safe.
/// </summary>
public sealed class WebhookVerifier
{
    private readonly byte[][] secrets;
    private readonly TimeSpan tolerance;
    private readonly Func<DateTimeOffset> clock;

    /// <param name="secrets">More than one while they are changed: the new one and the old.</param>
    public WebhookVerifier(IEnumerable<byte[]> secrets, TimeSpan tolerance, Func<DateTimeOffset> clock = null)
    {
        this.secrets = secrets.Select(secret => (byte[])secret.Clone()).ToArray();
        if (this.secrets.Length == 0 || this.secrets.Any(secret => secret.Length < 16))
        {
            throw new ArgumentException("Needs at least 16 bytes for each", nameof(secrets));
        }
        this.tolerance = tolerance;
        this.clock = clock ?? (() => DateTimeOffset.UtcNow);
    }

    /// <param name="timestamp">Seconds since 1970, as the header has it.</param>
    /// <param name="signature">In hexadecimal digits, of either case.</param>
    public bool IsValid(string timestamp, byte[] body, string signature)
    {
        if (timestamp == null || body == null || signature == null) return false;
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return false;
        var age = clock().ToUnixTimeSeconds() - (decimal)seconds;
        if (Math.Abs(age) > (decimal)tolerance.TotalSeconds) return false;

        var given = Encoding.UTF8.GetBytes(signature.ToLowerInvariant());
        var message = Encoding.UTF8.GetBytes(timestamp + ".").Concat(body).ToArray();
        var isValid = false;
        foreach (var secret in secrets)
        {
            isValid |= CryptographicOperations.FixedTimeEquals(Sign(secret, message), given);
        }
        return isValid;
    }

    private static byte[] Sign(byte[] secret, byte[] message)
    {
        using (var hmac = new HMACSHA256(secret))
        {
            var digits = hmac.ComputeHash(message).Select(octet => octet.ToString("x2", CultureInfo.InvariantCulture));
            return Encoding.ASCII.GetBytes(string.Concat(digits));
        }
    }
}
// --- demonstration ---
public static class Program
{
    private const string Signature = "7a04ed3e837bffb31547abf6d99ce9bed8f183d1501ecf951ca964c7a54b0882";

    public static void Main()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1700000000);
        var body = Encoding.UTF8.GetBytes("{\"tide\": \"spring\"}\n");
        var current = Encoding.ASCII.GetBytes("new secret of the harbour");
        var previous = Encoding.ASCII.GetBytes("old secret of the harbour");
        var verifier = new WebhookVerifier(new[] { current, previous }, TimeSpan.FromMinutes(5), () => now);
        const string sent = "1700000000";

        // What another implementation signed is valid; of the other secret, too, and of no third one.
        Check(verifier.IsValid(sent, body, Signature), "the signature by the current secret");
        Check(verifier.IsValid(sent, body, Signature.ToUpperInvariant()), "upper case");
        var rotated = new WebhookVerifier(new[] { previous, current }, TimeSpan.FromMinutes(5), () => now);
        Check(rotated.IsValid(sent, body, Signature), "the signature by the second secret");
        var other = new WebhookVerifier(new[] { previous }, TimeSpan.FromMinutes(5), () => now);
        Check(!other.IsValid(sent, body, Signature), "the signature of another secret");

        // Every byte counts, and so does the timestamp.
        Check(!verifier.IsValid(sent, body.Take(body.Length - 1).ToArray(), Signature), "without the line feed");
        Check(!verifier.IsValid("1700000001", body, Signature), "another timestamp");
        Check(!verifier.IsValid(sent, body, "0" + Signature.Substring(1)), "another digit");
        Check(!verifier.IsValid(sent, body, Signature.Substring(1)), "a digit less");

        // Neither too old nor too far in the future.
        foreach (var sign in new[] { -1, 1 })
        {
            now = DateTimeOffset.FromUnixTimeSeconds(1700000000 + sign * 300);
            Check(verifier.IsValid(sent, body, Signature), $"{sign * 300} s");
            now = now.AddSeconds(sign);
            Check(!verifier.IsValid(sent, body, Signature), $"{sign * 301} s");
        }

        // Nonsense is invalid and no error.
        foreach (var wrong in new[] { null, "", "now", " 1700000000", "-9223372036854775808", "9223372036854775807" })
        {
            Check(!verifier.IsValid(wrong, body, Signature), $"timestamp {wrong}");
        }
        Check(!verifier.IsValid(sent, null, Signature) && !verifier.IsValid(sent, body, null), "nothing");
        foreach (var weak in new[] { new byte[0][], new[] { new byte[15] } })
        {
            try
            {
                Check(new WebhookVerifier(weak, TimeSpan.Zero) == null, "a weak secret was accepted");
            }
            catch (ArgumentException)
            {
            }
        }
    }

    private static void Check(bool holds, string message)
    {
        if (!holds) throw new InvalidOperationException(message);
    }
}
