// pattern: facade
// prefix: dpFacade
// description: Facade: one method for what a caller wants, over several parts, in the right order, with clean-up after a failure
// placeholders: Greenhouse, IValve, IPump, IMeter, Water
// --- preamble ---
using System.Collections.Generic;
using System.Linq;
// --- imports ---
using System;
using System.Threading;
// --- snippet ---
public interface IValve
{
    void Open(int bed);

    void Close(int bed);
}

public interface IPump
{
    void Start();

    void Stop();
}

public interface IMeter
{
    /// <summary>Returns when so much has passed.</summary>
    void WaitForLitres(double litres, CancellationToken cancellation);
}

/// <summary>Knows the order of the parts and no other rule. Thread-safe: one bed at a time, for one pump.</summary>
public sealed class Greenhouse
{
    private readonly object gate = new object();
    private readonly IValve valve;
    private readonly IPump pump;
    private readonly IMeter meter;

    public Greenhouse(IValve valve, IPump pump, IMeter meter)
    {
        this.valve = valve ?? throw new ArgumentNullException(nameof(valve));
        this.pump = pump ?? throw new ArgumentNullException(nameof(pump));
        this.meter = meter ?? throw new ArgumentNullException(nameof(meter));
    }

    /// <summary>However it ends, the pump stands still before the valve closes, and the valve is closed.</summary>
    public void Water(int bed, double litres, CancellationToken cancellation)
    {
        if (!(litres > 0)) throw new ArgumentOutOfRangeException(nameof(litres));
        lock (gate)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                valve.Open(bed);
                RunPump(litres, cancellation);
            }
            finally
            {
                valve.Close(bed); // Also when it failed to open: it may stand half open.
            }
        }
    }

    private void RunPump(double litres, CancellationToken cancellation)
    {
        try
        {
            pump.Start();
            meter.WaitForLitres(litres, cancellation);
        }
        finally
        {
            pump.Stop();
        }
    }
}
// --- demonstration ---
public sealed class FakeParts : IValve, IPump, IMeter
{
    public List<string> Log { get; } = new List<string>();

    public string Broken { get; set; } = "";

    public void Open(int bed) => Do($"open {bed}");

    public void Close(int bed) => Do($"close {bed}");

    public void Start() => Do("start");

    public void Stop() => Do("stop");

    public void WaitForLitres(double litres, CancellationToken cancellation)
    {
        Do($"wait {litres}");
        cancellation.ThrowIfCancellationRequested();
    }

    private void Do(string what)
    {
        Log.Add(what);
        if (what == Broken) throw new TimeoutException(what);
    }
}

public static class Program
{
    public static void Main()
    {
        var parts = new FakeParts();
        var greenhouse = new Greenhouse(parts, parts, parts);

        // The parts are used in the right order.
        greenhouse.Water(3, 12, CancellationToken.None);
        ExpectLog(parts, "open 3", "start", "wait 12", "stop", "close 3");

        // Whatever fails, it ends with a pump that stands still and a closed valve, and the error is not lost.
        parts.Broken = "wait 12";
        Expect<TimeoutException>(() => greenhouse.Water(3, 12, CancellationToken.None));
        ExpectLog(parts, "open 3", "start", "wait 12", "stop", "close 3");
        parts.Broken = "start";
        Expect<TimeoutException>(() => greenhouse.Water(3, 12, CancellationToken.None));
        ExpectLog(parts, "open 3", "start", "stop", "close 3");
        parts.Broken = "open 3";
        Expect<TimeoutException>(() => greenhouse.Water(3, 12, CancellationToken.None));
        ExpectLog(parts, "open 3", "close 3");
        parts.Broken = "stop";
        Expect<TimeoutException>(() => greenhouse.Water(3, 12, CancellationToken.None));
        ExpectLog(parts, "open 3", "start", "wait 12", "stop", "close 3");

        // Nonsense and a cancellation before the start move nothing.
        Expect<ArgumentOutOfRangeException>(() => greenhouse.Water(3, double.NaN, CancellationToken.None));
        Expect<OperationCanceledException>(() => greenhouse.Water(3, 12, new CancellationToken(true)));
        ExpectLog(parts);
    }

    private static void ExpectLog(FakeParts parts, params string[] wanted)
    {
        Check(parts.Log.SequenceEqual(wanted), string.Join(", ", parts.Log));
        parts.Log.Clear();
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
