// pattern: flyweight
// prefix: dpFlyweight
// description: Flyweight: immutable shared state interned by key, thread-safe; what differs per use is an argument
// placeholders: Stitch, Stitches, Draw
// --- preamble ---
using System.Linq;
using System.Threading.Tasks;
// --- imports ---
using System;
using System.Collections.Concurrent;
// --- snippet ---
/// <summary>What is the same for thousands of places of a chart. Immutable; the place comes as arguments.</summary>
public sealed class Stitch
{
    private readonly string path;

    internal Stitch(string yarn, char symbol)
    {
        Yarn = yarn;
        Symbol = symbol;
        path = $"{yarn}:{symbol}";
    }

    public string Yarn { get; }

    public char Symbol { get; }

    public string Draw(int row, int column) => FormattableString.Invariant($"{path}@{row},{column}");
}

/// <summary>
/// One instance for each key, for as long as this lives: for a limited set of keys. Measure before you use it: it is
/// worth it for many large objects only. Thread-safe.
/// </summary>
public sealed class Stitches
{
    private readonly ConcurrentDictionary<(string, char), Lazy<Stitch>> interned =
        new ConcurrentDictionary<(string, char), Lazy<Stitch>>();

    public int Count => interned.Count;

    public Stitch Of(string yarn, char symbol)
    {
        if (yarn == null) throw new ArgumentNullException(nameof(yarn));
        // The dictionary may make several lazy ones for a key; only the one that it keeps makes a value.
        return interned.GetOrAdd((yarn, symbol), key => new Lazy<Stitch>(() => new Stitch(yarn, symbol))).Value;
    }
}
// --- demonstration ---
public static class Program
{
    public static void Main()
    {
        // The same key is the same instance, any other key another one.
        var stitches = new Stitches();
        var purl = stitches.Of("merino", '-');
        Check(ReferenceEquals(purl, stitches.Of(string.Concat("mer", "ino"), '-')), "one instance per key");
        Check(!ReferenceEquals(purl, stitches.Of("merino", 'x')), "another symbol");
        Check(!ReferenceEquals(purl, stitches.Of("alpaca", '-')), "another yarn");

        // A chart of ten thousand places needs as many objects as it has kinds.
        var places = Enumerable.Range(0, 10000);
        var chart = places.Select(place => stitches.Of("merino", place % 3 == 0 ? '-' : 'x')).ToArray();
        Check(stitches.Count == 3 && chart.Distinct().Count() == 2, $"{stitches.Count} instances");

        // What differs comes from outside and leaves no trace.
        Check(purl.Draw(2, 7) == "merino:-@2,7" && purl.Draw(3, 1) == "merino:-@3,1", purl.Draw(2, 7));
        Check(typeof(Stitch).GetProperties().All(property => !property.CanWrite), "nothing of it can be changed");

        // Threads that ask at once get the same instance.
        for (var turn = 0; turn < 100; turn++)
        {
            var fresh = new Stitches();
            var asking = Enumerable.Range(0, 4).Select(_ => Task.Run(() => fresh.Of("linen", 'o'))).ToArray();
            Check(asking.Select(task => task.Result).Distinct().Count() == 1, "one instance per key");
        }
        Expect<ArgumentNullException>(() => stitches.Of(null, '-'));
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
