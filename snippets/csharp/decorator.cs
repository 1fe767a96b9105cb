// pattern: decorator
// prefix: dpDecorator
// description: Decorator: wraps an interface to add caching and measuring; the order of wrapping decides what is measured
// placeholders: ITranslator, CachedTranslator, MeasuredTranslator, Translate
// --- imports ---
using System;
using System.Collections.Concurrent;
using System.Diagnostics;
// --- snippet ---
public interface ITranslator
{
    string Translate(string text);
}

/// <summary>Keeps every answer for as long as it lives: for a limited vocabulary. Thread-safe.</summary>
public sealed class CachedTranslator : ITranslator
{
    private readonly ConcurrentDictionary<string, string> answers = new ConcurrentDictionary<string, string>();
    private readonly ITranslator inner;

    public CachedTranslator(ITranslator inner) => this.inner = inner ?? throw new ArgumentNullException(nameof(inner));

    /// <summary>Errors are not kept. Two threads may both ask for a new text; both get the same answer.</summary>
    public string Translate(string text) => answers.GetOrAdd(text, inner.Translate);
}

/// <summary>Reports how long each call took, also a failing one. As thread-safe as what it is told.</summary>
public sealed class MeasuredTranslator : ITranslator
{
    private readonly ITranslator inner;
    private readonly Action<TimeSpan> report;

    public MeasuredTranslator(ITranslator inner, Action<TimeSpan> report)
    {
        this.inner = inner ?? throw new ArgumentNullException(nameof(inner));
        this.report = report ?? throw new ArgumentNullException(nameof(report));
    }

    public string Translate(string text)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            return inner.Translate(text);
        }
        finally
        {
            report(watch.Elapsed);
        }
    }
}
// --- demonstration ---
public sealed class Upside : ITranslator
{
    public int Calls { get; private set; }

    public string Translate(string text)
    {
        Calls++;
        if (text == "") throw new ArgumentException("nothing to say");
        var letters = text.ToCharArray();
        Array.Reverse(letters);
        return new string(letters);
    }
}

public static class Program
{
    public static void Main()
    {
        // Measured outside of the cache: every call is reported, the first one alone reaches the translator.
        var reports = 0;
        var source = new Upside();
        ITranslator outside = new MeasuredTranslator(new CachedTranslator(source), elapsed => reports++);
        for (var turn = 0; turn < 3; turn++) Check(outside.Translate("tide") == "edit", "the answer passes unchanged");
        Check(reports == 3 && source.Calls == 1, $"{reports} reports, {source.Calls} calls");
        Check(outside.Translate("stop") == "pots" && source.Calls == 2, "another text is another answer");

        // Measured inside of it: what comes from the cache is not reported.
        reports = 0;
        source = new Upside();
        ITranslator inside = new CachedTranslator(new MeasuredTranslator(source, elapsed => reports++));
        for (var turn = 0; turn < 3; turn++) Check(inside.Translate("tide") == "edit", "the answer passes unchanged");
        Check(reports == 1 && source.Calls == 1, $"{reports} reports, {source.Calls} calls");

        // Errors pass both layers, are measured, and are not kept.
        Expect<ArgumentException>(() => inside.Translate(""));
        Expect<ArgumentException>(() => inside.Translate(""));
        Check(reports == 3 && source.Calls == 3, $"{reports} reports, {source.Calls} calls");
        Expect<ArgumentNullException>(() => new CachedTranslator(null));
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
