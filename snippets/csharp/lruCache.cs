// pattern: lru-cache
// prefix: sdLruCache
// description: LRU cache: thread-safe bounded map that evicts the least recently used entry, all in constant time
// placeholders: LruCache, TKey, TValue, capacity
// --- preamble ---
using System.Linq;
using System.Threading.Tasks;
// --- imports ---
using System;
using System.Collections.Generic;
// --- snippet ---
/// <summary>Thread-safe. Bounds the number of entries, not their size; does not dispose of what it evicts.</summary>
public sealed class LruCache<TKey, TValue>
{
    private readonly object gate = new object();
    private readonly Dictionary<TKey, LinkedListNode<KeyValuePair<TKey, TValue>>> nodes;
    private readonly LinkedList<KeyValuePair<TKey, TValue>> byUse = new LinkedList<KeyValuePair<TKey, TValue>>();
    private readonly int capacity;

    public LruCache(int capacity, IEqualityComparer<TKey> comparer = null)
    {
        if (capacity < 1) throw new ArgumentOutOfRangeException(nameof(capacity));
        this.capacity = capacity;
        nodes = new Dictionary<TKey, LinkedListNode<KeyValuePair<TKey, TValue>>>(comparer);
    }

    public int Count
    {
        get { lock (gate) return nodes.Count; }
    }

    /// <summary>Makes the entry the most recently used one.</summary>
    public bool TryGet(TKey key, out TValue value)
    {
        lock (gate)
        {
            value = default(TValue);
            if (!nodes.TryGetValue(key, out var node)) return false;
            byUse.Remove(node);
            byUse.AddLast(node);
            value = node.Value.Value;
            return true;
        }
    }

    /// <summary>Adds or replaces.</summary>
    public void Set(TKey key, TValue value)
    {
        lock (gate)
        {
            Detach(key);
            if (nodes.Count == capacity) Detach(byUse.First.Value.Key);
            nodes[key] = byUse.AddLast(new KeyValuePair<TKey, TValue>(key, value));
        }
    }

    public bool Remove(TKey key)
    {
        lock (gate) return Detach(key);
    }

    private bool Detach(TKey key)
    {
        if (!nodes.TryGetValue(key, out var node)) return false;
        byUse.Remove(node);
        return nodes.Remove(key);
    }
}
// --- demonstration ---
public static class Program
{
    public static void Main()
    {
        // What was not used for the longest time goes; reading and replacing are uses.
        var cache = new LruCache<string, int>(3, StringComparer.OrdinalIgnoreCase);
        cache.Set("oslo", 1);
        cache.Set("turku", 2);
        cache.Set("riga", 3);
        Check(cache.TryGet("OSLO", out var value) && value == 1, $"{value}");
        cache.Set("turku", 20);
        cache.Set("gdansk", 4);
        Check(!cache.TryGet("riga", out value) && value == 0, "riga was used least recently");
        Check(cache.Count == 3, $"{cache.Count} entries");
        cache.Set("vaasa", 5);
        Check(!cache.TryGet("oslo", out _), "then oslo");
        Check(cache.TryGet("turku", out value) && value == 20, $"{value}");

        // Replacing one in a full cache evicts none.
        cache.Set("turku", 21);
        Check(cache.TryGet("gdansk", out _) && cache.TryGet("vaasa", out _), "none evicted");

        // Removal makes room.
        Check(cache.Remove("gdansk") && !cache.Remove("gdansk") && cache.Count == 2, $"{cache.Count} entries");
        cache.Set("kiel", 6);
        Check(cache.TryGet("turku", out _) && cache.TryGet("vaasa", out _), "none evicted");

        // One place is enough for the last entry.
        var single = new LruCache<int, string>(1);
        single.Set(1, "a");
        single.Set(2, "b");
        Check(!single.TryGet(1, out _) && single.TryGet(2, out var letter) && letter == "b", "the last one stays");
        Expect<ArgumentOutOfRangeException>(() => new LruCache<int, string>(0));

        // Threads leave it whole.
        var shared = new LruCache<int, int>(50);
        Task.WaitAll(Enumerable.Range(0, 4).Select(seed => Task.Run(() =>
        {
            var random = new Random(seed);
            for (var turn = 0; turn < 5000; turn++)
            {
                var key = random.Next(100);
                shared.Set(key, key * 2);
                if (shared.TryGet(random.Next(100), out var other)) Check(other % 2 == 0, $"{other}");
                if (turn % 7 == 0) shared.Remove(key);
            }
        })).ToArray());
        for (var key = 0; key < 60; key++) shared.Set(key, key);
        Check(shared.Count == 50 && Enumerable.Range(10, 50).All(key => shared.TryGet(key, out _)), $"{shared.Count}");
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
