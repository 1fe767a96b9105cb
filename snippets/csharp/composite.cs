// pattern: composite
// prefix: dpComposite
// description: Composite: immutable tree of items and packs with one operation for both; built from the leaves, so without cycles
// placeholders: Luggage, Item, Pack, Grams
// --- imports ---
using System;
using System.Collections.Generic;
using System.Linq;
// --- snippet ---
public abstract class Luggage
{
    protected Luggage(string name) => Name = name ?? throw new ArgumentNullException(nameof(name));

    public string Name { get; }

    public abstract long Grams { get; }

    /// <summary>The part itself and all that it contains, each after what it is in.</summary>
    public virtual IEnumerable<Luggage> All()
    {
        yield return this;
    }
}

public sealed class Item : Luggage
{
    public Item(string name, long grams) : base(name)
    {
        if (grams < 0) throw new ArgumentOutOfRangeException(nameof(grams));
        Grams = grams;
    }

    public override long Grams { get; }
}

/// <summary>
/// Gets its parts when it is made and never another one: it cannot contain itself, and threads may share it. The same
/// part twice counts twice.
/// </summary>
public sealed class Pack : Luggage
{
    private readonly Luggage[] parts;

    public Pack(string name, long ownGrams, params Luggage[] parts) : base(name)
    {
        if (ownGrams < 0) throw new ArgumentOutOfRangeException(nameof(ownGrams));
        if (parts.Contains(null)) throw new ArgumentException("A part is null", nameof(parts));
        this.parts = parts.ToArray();
        Grams = ownGrams + parts.Sum(part => part.Grams);
    }

    public override long Grams { get; }

    public override IEnumerable<Luggage> All() => base.All().Concat(parts.SelectMany(part => part.All()));
}
// --- demonstration ---
public static class Program
{
    public static void Main()
    {
        // One operation for a single item, for an empty pack and for a tree.
        Luggage stove = new Item("stove", 90);
        Check(stove.Grams == 90, $"{stove.Grams}");
        Check(new Pack("bag", 30).Grams == 30, "an empty bag has its own weight");
        var kitchen = new Pack("kitchen", 25, stove, new Item("pot", 160));
        var rucksack = new Pack("rucksack", 1100, kitchen, new Item("tent", 1400), new Pack("bag", 30));
        Check(rucksack.Grams == 1100 + 25 + 90 + 160 + 1400 + 30, $"{rucksack.Grams}");

        // The traversal visits every part, containers first.
        var names = string.Join(" ", rucksack.All().Select(part => part.Name));
        Check(names == "rucksack kitchen stove pot tent bag", names);
        Check(stove.All().Single() == stove, "an item is all there is of it");

        // The array that was handed in may change; the pack does not.
        var parts = new Luggage[] { stove };
        var small = new Pack("small", 0, parts);
        parts[0] = rucksack;
        Check(small.Grams == 90 && small.All().Count() == 2, $"{small.Grams}");

        // Wrong parts are refused.
        Expect<ArgumentException>(() => new Pack("bag", 30, stove, null));
        Expect<ArgumentOutOfRangeException>(() => new Item("balloon", -1));
        Expect<ArgumentOutOfRangeException>(() => new Pack("bag", -1));
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
