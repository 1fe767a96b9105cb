// pattern: bloom-filter
// prefix: sdBloomFilter
// description: Bloom filter: sized for items and error rate, double hashing, thread-safe; says "maybe" or "certainly not"
// placeholders: BloomFilter, expectedItems, errorRate
// --- preamble ---
using System.Linq;
using System.Threading.Tasks;
// --- imports ---
using System;
using System.Text;
using System.Threading;
// --- snippet ---
/// <summary>
/// Thread-safe without locks. Nothing can be removed. With more items than expected, "maybe" becomes more frequent than
/// the rate. The hash is stable but no secret: do not let strangers choose the items where that matters.
/// </summary>
public sealed class BloomFilter
{
    private readonly long[] words;
    private readonly ulong bitCount;
    private readonly int hashCount;

    /// <summary>m = -n ln p / (ln 2)^2 bits and k = m / n ln 2 hashes.</summary>
    public BloomFilter(long expectedItems, double errorRate)
    {
        if (expectedItems < 1) throw new ArgumentOutOfRangeException(nameof(expectedItems));
        if (!(errorRate > 0 && errorRate < 1)) throw new ArgumentOutOfRangeException(nameof(errorRate));
        var bits = Math.Ceiling(-expectedItems * Math.Log(errorRate) / (Math.Log(2) * Math.Log(2)));
        words = new long[checked((int)Math.Ceiling(bits / 64))];
        bitCount = (ulong)words.Length * 64;
        hashCount = Math.Max(1, (int)Math.Round(bits / expectedItems * Math.Log(2)));
    }

    public void Add(string item)
    {
        var (first, step) = Hash(item);
        for (var turn = 0; turn < hashCount; turn++) Set(unchecked(first + (ulong)turn * step) % bitCount);
    }

    /// <summary>False: it was certainly not added.</summary>
    public bool MayContain(string item)
    {
        var (first, step) = Hash(item);
        for (var turn = 0; turn < hashCount; turn++)
        {
            if (!IsSet(unchecked(first + (ulong)turn * step) % bitCount)) return false;
        }
        return true;
    }

    private void Set(ulong bit)
    {
        ref var word = ref words[bit / 64];
        long old;
        do old = Volatile.Read(ref word);
        while (Interlocked.CompareExchange(ref word, old | 1L << (int)(bit % 64), old) != old);
    }

    private bool IsSet(ulong bit) => (Volatile.Read(ref words[bit / 64]) & 1L << (int)(bit % 64)) != 0;

    /// <summary>Two hashes make all the others. The step is odd, so that it is never zero.</summary>
    private static (ulong First, ulong Step) Hash(string item)
    {
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var octet in Encoding.UTF8.GetBytes(item)) hash = (hash ^ octet) * 1099511628211UL;
            return (Mix(hash), Mix(hash + 0x9e3779b97f4a7c15UL) | 1);
        }
    }

    private static ulong Mix(ulong hash)
    {
        unchecked
        {
            hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9UL;
            hash = (hash ^ (hash >> 27)) * 0x94d049bb133111ebUL;
            return hash ^ (hash >> 31);
        }
    }
}
// --- demonstration ---
public static class Program
{
    public static void Main()
    {
        // What was added is never denied; of the rest about as many are taken for added as the rate says.
        foreach (var rate in new[] { 0.1, 0.01, 0.001 })
        {
            var filter = new BloomFilter(10000, rate);
            Check(!filter.MayContain("song 0"), "an empty filter contains nothing");
            for (var song = 0; song < 10000; song++) filter.Add($"song {song}");
            Check(Enumerable.Range(0, 10000).All(song => filter.MayContain($"song {song}")), "an added one was denied");
            var wrong = Enumerable.Range(0, 50000).Count(other => filter.MayContain($"other {other}")) / 50000.0;
            Check(wrong > rate * 0.5 && wrong < rate * 1.5, $"{wrong} for {rate}");
        }

        // Threads that add at once lose no bit.
        var shared = new BloomFilter(4000, 0.01);
        Task.WaitAll(Enumerable.Range(0, 4).Select(thread => Task.Run(() =>
        {
            for (var song = 0; song < 1000; song++) shared.Add($"{thread}/{song}");
        })).ToArray());
        for (var thread = 0; thread < 4; thread++)
        {
            Check(Enumerable.Range(0, 1000).All(song => shared.MayContain($"{thread}/{song}")), "a bit was lost");
        }

        // The smallest one works; nonsense is refused.
        var tiny = new BloomFilter(1, 0.99);
        tiny.Add("");
        Check(tiny.MayContain(""), "the empty string");
        Expect<ArgumentOutOfRangeException>(() => new BloomFilter(0, 0.1));
        Expect<ArgumentOutOfRangeException>(() => new BloomFilter(1, 1));
        Expect<ArgumentOutOfRangeException>(() => new BloomFilter(1, double.NaN));
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
