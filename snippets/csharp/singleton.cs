// pattern: singleton
// prefix: dpSingleton
// description: Singleton: one lazily created instance per process by Lazy<T>; prefer a container's singleton lifetime
// placeholders: UnitCatalog, Instance, Load
// --- preamble ---
using System.Linq;
using System.Threading.Tasks;
// --- imports ---
using System;
using System.Collections.Generic;
using System.Threading;
// --- snippet ---
/// <summary>
/// One per process. Where there is a container, register the class there as a singleton instead, so that tests can
/// replace it. Thread-safe, since it never changes.
/// </summary>
public sealed class UnitCatalog
{
    private static readonly Lazy<UnitCatalog> LazyInstance =
        new Lazy<UnitCatalog>(Load, LazyThreadSafetyMode.ExecutionAndPublication);

    private readonly IReadOnlyDictionary<string, double> metresByUnit;

    private UnitCatalog(IReadOnlyDictionary<string, double> metresByUnit) => this.metresByUnit = metresByUnit;

    /// <summary>Created by the first who asks. An error of its creation is kept, for all who ask later.</summary>
    public static UnitCatalog Instance => LazyInstance.Value;

    public double ToMetres(double length, string unit)
    {
        if (!metresByUnit.TryGetValue(unit, out var metres)) throw new KeyNotFoundException($"Unknown unit '{unit}'");
        return length * metres;
    }

    private static UnitCatalog Load() => new UnitCatalog(new Dictionary<string, double>
    {
        ["fathom"] = 1.8288,
        ["cable"] = 185.2,
        ["league"] = 5556,
    });
}
// --- demonstration ---
public static class Program
{
    public static void Main()
    {
        // All who ask at the same time get the same one, ready for use.
        using (var start = new ManualResetEventSlim())
        {
            var asking = Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(() =>
            {
                start.Wait();
                return UnitCatalog.Instance;
            }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
            start.Set();
            var instances = asking.Select(task => task.Result).ToArray();
            Check(instances.All(one => one != null && ReferenceEquals(one, instances[0])), "one instance expected");
            Check(ReferenceEquals(instances[0], UnitCatalog.Instance), "the same one later");
            Check(Math.Abs(instances[0].ToMetres(3, "cable") - 555.6) < 1e-9, "three cables");
        }

        // Nobody can make another one.
        Check(typeof(UnitCatalog).GetConstructors().Length == 0, "no public constructor expected");

        try
        {
            UnitCatalog.Instance.ToMetres(1, "span");
            Check(false, "an error expected");
        }
        catch (KeyNotFoundException error)
        {
            Check(error.Message == "Unknown unit 'span'", error.Message);
        }
    }

    private static void Check(bool holds, string message)
    {
        if (!holds) throw new InvalidOperationException(message);
    }
}
