// pattern: abstract-factory
// prefix: dpAbstractFactory
// description: Abstract factory: families of measures that belong together; who gets a factory cannot mix them
// placeholders: IMeasures, ILength, IWeight, Metric, Imperial
// --- imports ---
using System;
using System.Globalization;
// --- snippet ---
public interface ILength
{
    string Show(double metres);
}

public interface IWeight
{
    string Show(double kilograms);
}

/// <summary>Creates products of one family. Choose it once, where the program is put together.</summary>
public interface IMeasures
{
    ILength CreateLength();

    IWeight CreateWeight();
}

public sealed class Metric : IMeasures
{
    public ILength CreateLength() => new Metres();

    public IWeight CreateWeight() => new Kilograms();

    private sealed class Metres : ILength
    {
        public string Show(double metres) => FormattableString.Invariant($"{metres:0.0} m");
    }

    private sealed class Kilograms : IWeight
    {
        public string Show(double kilograms) => FormattableString.Invariant($"{kilograms:0.0} kg");
    }
}

public sealed class Imperial : IMeasures
{
    public ILength CreateLength() => new Feet();

    public IWeight CreateWeight() => new Pounds();

    private sealed class Feet : ILength
    {
        public string Show(double metres) => FormattableString.Invariant($"{metres / 0.3048:0.0} ft");
    }

    private sealed class Pounds : IWeight
    {
        public string Show(double kilograms) => FormattableString.Invariant($"{kilograms / 0.45359237:0.0} lb");
    }
}
// --- demonstration ---
public sealed class FishLabel
{
    private readonly ILength length;
    private readonly IWeight weight;

    public FishLabel(IMeasures measures)
    {
        length = measures.CreateLength();
        weight = measures.CreateWeight();
    }

    public string Of(double metres, double kilograms) => $"{length.Show(metres)}, {weight.Show(kilograms)}";
}

public static class Program
{
    public static void Main()
    {
        // The family decides both parts, in every culture.
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        Check(new FishLabel(new Metric()).Of(1.2, 7) == "1.2 m, 7.0 kg", new FishLabel(new Metric()).Of(1.2, 7));
        var imperial = new FishLabel(new Imperial()).Of(1.2192, 4.5359237);
        Check(imperial == "4.0 ft, 10.0 lb", imperial);

        // The products cannot be had but from their factory.
        foreach (var measures in new IMeasures[] { new Metric(), new Imperial() })
        {
            var isHidden = measures.CreateLength().GetType().DeclaringType == measures.GetType();
            Check(isHidden && measures.CreateWeight().GetType().IsNestedPrivate, $"{measures} shows its products");
        }
    }

    private static void Check(bool holds, string message)
    {
        if (!holds) throw new InvalidOperationException(message);
    }
}
