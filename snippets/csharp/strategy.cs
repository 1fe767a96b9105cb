// pattern: strategy
// prefix: dpStrategy
// description: Strategy: algorithms as delegates, chosen by name at run time; an unknown name is an error that lists the known ones
// placeholders: Tariff, Crossing, Tariffs
// --- imports ---
using System;
using System.Collections.Generic;
using System.Linq;
// --- snippet ---
public sealed class Crossing
{
    public Crossing(int passengers, decimal vehicleMetres)
    {
        Passengers = passengers;
        VehicleMetres = vehicleMetres;
    }

    public int Passengers { get; }

    public decimal VehicleMetres { get; }
}

/// <summary>The strategy. A delegate does: an interface is worth it when a strategy has several methods.</summary>
public delegate decimal Tariff(Crossing crossing);

/// <summary>Names are what configuration contains; their case is ignored. Thread-safe, as it never changes.</summary>
public sealed class Tariffs
{
    private readonly Dictionary<string, Tariff> byName;

    public Tariffs(IEnumerable<KeyValuePair<string, Tariff>> tariffs)
    {
        byName = tariffs.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.OrdinalIgnoreCase);
    }

    public static Tariffs Standard { get; } = new Tariffs(new Dictionary<string, Tariff>
    {
        ["single"] = crossing => 12.50m * crossing.Passengers + 9m * crossing.VehicleMetres,
        ["resident"] = crossing => 2m * crossing.Passengers + 3m * crossing.VehicleMetres,
        ["family"] = crossing => 30m + 9m * crossing.VehicleMetres,
    });

    /// <exception cref="KeyNotFoundException">Unknown. There is no default: it would hide a typing error.</exception>
    public Tariff Choose(string name)
    {
        if (byName.TryGetValue(name, out var tariff)) return tariff;
        var known = string.Join(", ", byName.Keys.OrderBy(key => key, StringComparer.Ordinal));
        throw new KeyNotFoundException($"Unknown tariff '{name}', known are: {known}");
    }
}
// --- demonstration ---
public static class Program
{
    public static void Main()
    {
        // The same crossing has another price by each of them, whatever the case of the name.
        var crossing = new Crossing(4, 4.5m);
        Check(PriceBy("single", crossing) == 90.50m, "single");
        Check(PriceBy("Resident", crossing) == 21.50m, "resident");
        Check(PriceBy("family", crossing) == 70.50m, "family");

        // An unknown name is an error that says what would be right.
        try
        {
            PriceBy("group", crossing);
            Check(false, "an error expected");
        }
        catch (KeyNotFoundException error)
        {
            Check(error.Message.Contains("'group'"), error.Message);
            Check(error.Message.EndsWith("family, resident, single"), error.Message);
        }

        // A new one needs no change of what uses it, and what is handed in may change later.
        var entries = new Dictionary<string, Tariff> { ["free"] = any => 0m };
        var charity = new Tariffs(entries);
        entries.Clear();
        Check(charity.Choose("free")(crossing) == 0m, "free");

        // Two names that differ by their case alone are a mistake.
        try
        {
            new Tariffs(new Dictionary<string, Tariff> { ["free"] = any => 0m, ["Free"] = any => 1m }).Choose("free");
            Check(false, "an error expected");
        }
        catch (ArgumentException)
        {
        }
    }

    private static decimal PriceBy(string name, Crossing crossing) => Tariffs.Standard.Choose(name)(crossing);

    private static void Check(bool holds, string message)
    {
        if (!holds) throw new InvalidOperationException(message);
    }
}
