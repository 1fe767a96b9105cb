// pattern: factory-method
// prefix: dpFactoryMethod
// description: Factory: creates a product by its kind from registered constructors; an unknown kind is an error
// placeholders: IRowFormat, CsvFormat, MarkdownFormat, RowFormats
// --- imports ---
using System;
using System.Collections.Generic;
using System.Linq;
// --- snippet ---
public interface IRowFormat
{
    string Row(IEnumerable<string> cells);
}

public sealed class CsvFormat : IRowFormat
{
    public string Row(IEnumerable<string> cells) => string.Join(",", cells.Select(Quote));

    private static string Quote(string cell) => "\"" + cell.Replace("\"", "\"\"") + "\"";
}

public sealed class MarkdownFormat : IRowFormat
{
    public string Row(IEnumerable<string> cells) => "| " + string.Join(" | ", cells.Select(Escape)) + " |";

    private static string Escape(string cell) => cell.Replace("|", "\\|");
}

/// <summary>A table of constructors in place of a class of creators for each product. Thread-safe.</summary>
public static class RowFormats
{
    private static readonly Dictionary<string, Func<IRowFormat>> Constructors =
        new Dictionary<string, Func<IRowFormat>>(StringComparer.OrdinalIgnoreCase)
        {
            ["csv"] = () => new CsvFormat(),
            ["md"] = () => new MarkdownFormat(),
        };

    public static IReadOnlyCollection<string> Kinds => Constructors.Keys;

    /// <summary>A new product each time, of a kind such as a file's ending.</summary>
    /// <exception cref="ArgumentException">The kind is unknown.</exception>
    public static IRowFormat Create(string kind)
    {
        if (kind == null) throw new ArgumentNullException(nameof(kind));
        if (Constructors.TryGetValue(kind, out var construct)) return construct();
        throw new ArgumentException($"Unknown kind '{kind}', known are: {string.Join(", ", Kinds)}", nameof(kind));
    }
}
// --- demonstration ---
public static class Program
{
    public static void Main()
    {
        // The kind decides what is created; callers see the interface alone.
        var cells = new[] { "rye | spelt", "a \"dark\" crust" };
        Check(RowFormats.Create("csv").Row(cells) == "\"rye | spelt\",\"a \"\"dark\"\" crust\"", "csv");
        Check(RowFormats.Create("MD").Row(cells) == "| rye \\| spelt | a \"dark\" crust |", "md");

        // Every kind can be created, and each product is a new one.
        foreach (var kind in RowFormats.Kinds)
        {
            Check(!ReferenceEquals(RowFormats.Create(kind), RowFormats.Create(kind)), $"{kind} is shared");
        }

        // An unknown kind is an error that lists the known ones.
        var error = Expect<ArgumentException>(() => RowFormats.Create("pdf"));
        Check(error.ParamName == "kind" && error.Message.Contains("'pdf', known are: csv, md"), error.Message);
        Expect<ArgumentNullException>(() => RowFormats.Create(null));
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
