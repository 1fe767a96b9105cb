// pattern: feature-flag
// prefix: sdFeatureFlag
// description: Feature flag: default, percentage stable per user, kill switch; a failing provider gives the default
// placeholders: FeatureFlags, FlagRule, onError
// --- preamble ---
using System.Collections.Generic;
using System.Linq;
// --- imports ---
using System;
using System.Text;
// --- snippet ---
/// <summary>Immutable, from the configuration.</summary>
public sealed class FlagRule
{
    public FlagRule(int percentage, bool isKilled = false)
    {
        if (percentage < 0 || percentage > 100) throw new ArgumentOutOfRangeException(nameof(percentage));
        Percentage = percentage;
        IsKilled = isKilled;
    }

    /// <summary>Of the users. Raising it adds some and takes the feature from nobody.</summary>
    public int Percentage { get; }

    /// <summary>Off for everybody, without touching the percentage.</summary>
    public bool IsKilled { get; }
}

/// <summary>Thread-safe if the provider is. Ask once per request and flag, so that a request sees one answer.</summary>
public sealed class FeatureFlags
{
    private const int Buckets = 10000;

    private readonly Func<string, FlagRule> provider;
    private readonly Action<string, Exception> onError;

    /// <param name="provider">Answers from memory at once; null for an unknown flag.</param>
    /// <param name="onError">Told what the provider throws; must not throw itself.</param>
    public FeatureFlags(Func<string, FlagRule> provider, Action<string, Exception> onError)
    {
        this.provider = provider ?? throw new ArgumentNullException(nameof(provider));
        this.onError = onError ?? throw new ArgumentNullException(nameof(onError));
    }

    /// <param name="fallback">For an unknown flag and a failing provider: what is safe for this code.</param>
    public bool IsOn(string flag, string userId, bool fallback)
    {
        var rule = Find(flag);
        if (rule == null) return fallback;
        return !rule.IsKilled && Bucket(flag, userId) < rule.Percentage * (Buckets / 100);
    }

    private FlagRule Find(string flag)
    {
        try
        {
            return provider(flag);
        }
        catch (Exception error)
        {
            onError(flag, error);
            return null;
        }
    }

    /// <summary>
    /// The same in every process and version, unlike GetHashCode. The flag is part of it, or the same users would be the
    /// first of every roll-out.
    /// </summary>
    private static int Bucket(string flag, string userId)
    {
        unchecked
        {
            var hash = 14695981039346656037UL;
            var octets = Encoding.UTF8.GetBytes(flag + "\n" + userId);
            foreach (var octet in octets) hash = (hash ^ octet) * 1099511628211UL;
            hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdUL;
            return (int)((hash ^ (hash >> 33)) % Buckets);
        }
    }
}
// --- demonstration ---
public static class Program
{
    private static readonly string[] Users = Enumerable.Range(0, 10000).Select(number => $"user {number}").ToArray();

    public static void Main()
    {
        var rules = new Dictionary<string, FlagRule> { ["night map"] = new FlagRule(20), ["route"] = new FlagRule(20) };
        var errors = new List<string>();
        var flags = new FeatureFlags(
            name => name == "broken" ? throw new TimeoutException("no answer") : Rule(rules, name),
            (name, error) => errors.Add($"{name}: {error.Message}"));

        // About so many users have it, and the same ones each time.
        var first = On(flags, "night map");
        Check(first.Length > 1850 && first.Length < 2150, $"{first.Length} of 10000");
        Check(first.SequenceEqual(On(flags, "night map")), "the same users expected");

        // Another flag has other users: of the 2000 about a fifth.
        var both = On(flags, "route").Intersect(first).Count();
        Check(both > 300 && both < 500, $"{both} have both");

        // A higher percentage takes it from nobody; 0 and 100 mean nobody and everybody.
        rules["night map"] = new FlagRule(50);
        Check(!first.Except(On(flags, "night map")).Any(), "a user lost it");
        rules["night map"] = new FlagRule(0);
        Check(On(flags, "night map").Length == 0, "nobody");
        rules["night map"] = new FlagRule(100);
        Check(On(flags, "night map").Length == Users.Length, "everybody");

        // The kill switch wins over the percentage and the fallback.
        rules["night map"] = new FlagRule(100, isKilled: true);
        Check(!flags.IsOn("night map", "user 1", true), "killed");

        // The fallback counts for unknown flags and for a provider that fails, which is reported.
        Check(flags.IsOn("unknown", "user 1", true) && !flags.IsOn("unknown", "user 1", false), "the fallback");
        Check(errors.Count == 0, string.Join(", ", errors));
        Check(flags.IsOn("broken", "user 1", true) && !flags.IsOn("broken", "user 1", false), "the fallback");
        Check(errors.Count == 2 && errors[0] == "broken: no answer", string.Join(", ", errors));
        Expect<ArgumentOutOfRangeException>(() => new FlagRule(101));
        Expect<ArgumentOutOfRangeException>(() => new FlagRule(-1));
    }

    private static FlagRule Rule(Dictionary<string, FlagRule> rules, string name) =>
        rules.TryGetValue(name, out var rule) ? rule : null;

    private static string[] On(FeatureFlags flags, string name) =>
        Users.Where(user => flags.IsOn(name, user, false)).ToArray();

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
