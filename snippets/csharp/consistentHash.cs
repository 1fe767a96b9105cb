// pattern: consistent-hash
// prefix: sdConsistentHash
// description: Consistent hashing: an immutable ring with virtual nodes and a stable hash; a new node takes about 1/N of the keys
// placeholders: HashRing, virtualNodes
// --- imports ---
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
// --- snippet ---
/// <summary>
/// Immutable, hence thread-safe: replace the ring as a whole when nodes change. All processes agree about a key as long
/// as they know the same nodes.
/// </summary>
public sealed class HashRing
{
    private readonly string[] nodes;
    private readonly int virtualNodes;
    private readonly ulong[] points;
    private readonly string[] owners;

    /// <param name="virtualNodes">Points per node; the more, the more even the shares.</param>
    public HashRing(IEnumerable<string> nodes, int virtualNodes = 160)
    {
        if (virtualNodes < 1) throw new ArgumentOutOfRangeException(nameof(virtualNodes));
        this.virtualNodes = virtualNodes;
        this.nodes = nodes.Distinct(StringComparer.Ordinal).ToArray();
        var places = this.nodes
            .SelectMany(node => Enumerable.Range(0, virtualNodes).Select(number => (Hash($"{node}#{number}"), node)))
            .OrderBy(place => place.Item1)
            .ThenBy(place => place.Item2, StringComparer.Ordinal) // Two with the same hash: the same order everywhere.
            .ToArray();
        points = Array.ConvertAll(places, place => place.Item1);
        owners = Array.ConvertAll(places, place => place.Item2);
    }

    public HashRing With(string node) => new HashRing(nodes.Append(node), virtualNodes);

    public HashRing Without(string node) => new HashRing(nodes.Where(other => other != node), virtualNodes);

    /// <summary>The owner of the first point at or after the key's.</summary>
    public string NodeFor(string key)
    {
        if (points.Length == 0) throw new InvalidOperationException("The ring has no nodes");
        var index = Array.BinarySearch(points, Hash(key));
        if (index < 0) index = ~index;
        return owners[index % owners.Length];
    }

    /// <summary>FNV-1a, mixed at the end, as short keys differ in few of its bits. Not for secrets.</summary>
    private static ulong Hash(string text)
    {
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var octet in Encoding.UTF8.GetBytes(text)) hash = (hash ^ octet) * 1099511628211UL;
            hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdUL;
            hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53UL;
            return hash ^ (hash >> 33);
        }
    }
}
// --- demonstration ---
public static class Program
{
    private static readonly string[] Keys = Enumerable.Range(0, 20000).Select(number => $"meter {number}").ToArray();

    public static void Main()
    {
        // The order of the nodes does not matter, and the answer is the same in every process and version.
        var ring = new HashRing(new[] { "north", "east", "south", "west" });
        var shuffled = new HashRing(new[] { "west", "south", "north", "east", "east" });
        Check(Keys.All(key => ring.NodeFor(key) == shuffled.NodeFor(key)), "the order of the nodes mattered");
        var first = string.Join(" ", Keys.Take(4).Select(ring.NodeFor));
        Check(first == "north south east east", first);

        // Each node has about its share.
        foreach (var share in Keys.GroupBy(ring.NodeFor).Select(group => group.Count()))
        {
            Check(share > 3500 && share < 6500, $"a share of {share}");
        }

        // A new node takes about a fifth of the keys, and no key moves between the old ones.
        var larger = ring.With("centre");
        var moved = Keys.Where(key => larger.NodeFor(key) != ring.NodeFor(key)).ToArray();
        Check(moved.All(key => larger.NodeFor(key) == "centre"), "a key moved to an old node");
        Check(moved.Length > 2800 && moved.Length < 5200, $"{moved.Length} moved");

        // When a node leaves, its keys alone move; adding a known one changes nothing.
        var smaller = ring.Without("east");
        Check(Keys.All(key => ring.NodeFor(key) == "east" || smaller.NodeFor(key) == ring.NodeFor(key)), "moved");
        Check(Keys.All(key => smaller.NodeFor(key) != "east"), "east is gone");
        var same = ring.With("east");
        Check(Keys.All(key => same.NodeFor(key) == ring.NodeFor(key)), "moved");
        var single = new HashRing(new[] { "only" }, 1);
        Check(Keys.All(key => single.NodeFor(key) == "only"), "the only node");

        Expect<InvalidOperationException>(() => new HashRing(new string[0]).NodeFor("meter 1"));
        Expect<ArgumentOutOfRangeException>(() => new HashRing(Keys, 0));
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
