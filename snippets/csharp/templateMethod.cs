// pattern: template-method
// prefix: dpTemplateMethod
// description: Template method: a fixed import skeleton whose steps subclasses replace; they cannot change its order
// placeholders: RecordImport, TRecord, Parse, Store
// --- imports ---
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
// --- snippet ---
/// <summary>For a single step prefer a delegate as the argument of a method. One import at a time.</summary>
public abstract class RecordImport<TRecord>
{
    /// <summary>
    /// All lines or none: nothing is stored unless every line can be parsed. Returns how many were stored. The reader
    /// stays open.
    /// </summary>
    public int Run(TextReader reader)
    {
        var records = new List<TRecord>();
        var number = 0;
        for (var line = reader.ReadLine(); line != null; line = reader.ReadLine())
        {
            number++;
            if (IsIgnored(line)) continue;
            try
            {
                records.Add(Parse(line));
            }
            catch (FormatException error)
            {
                throw new InvalidDataException($"Line {number}: {error.Message}", error);
            }
        }
        if (records.Count > 0) Store(records);
        return records.Count;
    }

    /// <summary>A hook: blank lines, unless a format has more to ignore.</summary>
    protected virtual bool IsIgnored(string line) => string.IsNullOrWhiteSpace(line);

    /// <exception cref="FormatException">The line is wrong.</exception>
    protected abstract TRecord Parse(string line);

    protected abstract void Store(IReadOnlyList<TRecord> records);
}

public sealed class RainfallImport : RecordImport<double>
{
    private readonly Action<double> add;

    public RainfallImport(Action<double> add) => this.add = add ?? throw new ArgumentNullException(nameof(add));

    protected override bool IsIgnored(string line) =>
        base.IsIgnored(line) || line.StartsWith("#", StringComparison.Ordinal);

    protected override double Parse(string line)
    {
        var isNumber = double.TryParse(line, NumberStyles.Float, CultureInfo.InvariantCulture, out var millimetres);
        if (!isNumber || !(millimetres >= 0)) throw new FormatException($"no rainfall: '{line}'");
        return millimetres;
    }

    protected override void Store(IReadOnlyList<double> records)
    {
        foreach (var millimetres in records) add(millimetres);
    }
}
// --- demonstration ---
public sealed class NameImport : RecordImport<string>
{
    public List<int> Batches { get; } = new List<int>();

    protected override string Parse(string line) => line.Trim();

    protected override void Store(IReadOnlyList<string> records) => Batches.Add(records.Count);
}

public static class Program
{
    public static void Main()
    {
        // The skeleton calls the steps in order; the hook of this format ignores comments, too.
        var sum = 0.0;
        var rainfall = new RainfallImport(millimetres => sum += millimetres);
        Check(rainfall.Run(new StringReader("# July\n1.5\n\n20\n")) == 2, "two records");
        Check(Math.Abs(sum - 21.5) < 1e-9, $"{sum}");

        // A wrong line is named, and nothing is stored of the whole input.
        var error = Expect<InvalidDataException>(() => rainfall.Run(new StringReader("3\n# August\nmuch\n4")));
        Check(error.Message == "Line 3: no rainfall: 'much'", error.Message);
        Check(error.InnerException is FormatException, "the cause expected");
        Expect<InvalidDataException>(() => rainfall.Run(new StringReader("-1")));
        Check(Math.Abs(sum - 21.5) < 1e-9, $"{sum}");

        // Another one has the default of the hook; storing happens once, and not for nothing.
        var names = new NameImport();
        Check(names.Run(new StringReader("# Ida \n  \nBen")) == 2, "two records");
        Check(names.Run(new StringReader(" ")) == 0, "no record");
        Check(names.Batches.Count == 1 && names.Batches[0] == 2, string.Join(", ", names.Batches));

        // The order is not up to subclasses.
        Check(!typeof(NameImport).GetMethod("Run").IsVirtual, "the skeleton is fixed");
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
