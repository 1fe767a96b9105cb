// pattern: state
// prefix: dpState
// description: State: a table of (state, event) -> state; thread-safe; an illegal transition is an error and changes nothing
// placeholders: Parcel, ParcelState, ParcelEvent
// --- preamble ---
using System.Linq;
using System.Threading.Tasks;
// --- imports ---
using System;
using System.Collections.Generic;
// --- snippet ---
public enum ParcelState
{
    Announced,
    InTransit,
    AtShop,
    Delivered,
    Returned,
}

public enum ParcelEvent
{
    HandIn,
    Miss,
    Deliver,
    SendBack,
}

/// <summary>A table does in place of a class for each state while the states differ by their exits alone.</summary>
public sealed class Parcel
{
    private static readonly Dictionary<(ParcelState, ParcelEvent), ParcelState> Transitions =
        new Dictionary<(ParcelState, ParcelEvent), ParcelState>
        {
            [(ParcelState.Announced, ParcelEvent.HandIn)] = ParcelState.InTransit,
            [(ParcelState.InTransit, ParcelEvent.Deliver)] = ParcelState.Delivered,
            [(ParcelState.InTransit, ParcelEvent.Miss)] = ParcelState.AtShop,
            [(ParcelState.InTransit, ParcelEvent.SendBack)] = ParcelState.Returned,
            [(ParcelState.AtShop, ParcelEvent.Deliver)] = ParcelState.Delivered,
            [(ParcelState.AtShop, ParcelEvent.SendBack)] = ParcelState.Returned,
        };

    private readonly object gate = new object();
    private ParcelState state = ParcelState.Announced;

    public ParcelState State
    {
        get { lock (gate) return state; }
    }

    /// <summary>Returns the new state. Act on that: the property may have another one by the time it is read.</summary>
    /// <exception cref="InvalidOperationException">The event is not possible in the present state.</exception>
    public ParcelState Handle(ParcelEvent happened)
    {
        lock (gate)
        {
            if (!Transitions.TryGetValue((state, happened), out var next))
            {
                throw new InvalidOperationException($"{happened} is not possible in state {state}");
            }
            return state = next;
        }
    }
}
// --- demonstration ---
public static class Program
{
    public static void Main()
    {
        // The usual way, and the way by the shop.
        var parcel = new Parcel();
        Check(parcel.State == ParcelState.Announced, "it begins announced");
        Check(parcel.Handle(ParcelEvent.HandIn) == ParcelState.InTransit, "handed in");
        Check(parcel.Handle(ParcelEvent.Miss) == ParcelState.AtShop, "missed");
        Check(parcel.Handle(ParcelEvent.Deliver) == ParcelState.Delivered, "fetched");

        // An illegal event is an error that names both, and changes nothing.
        var error = Expect<InvalidOperationException>(() => parcel.Handle(ParcelEvent.SendBack));
        Check(error.Message == "SendBack is not possible in state Delivered", error.Message);
        Check(parcel.State == ParcelState.Delivered, $"{parcel.State}");
        var fresh = new Parcel();
        Expect<InvalidOperationException>(() => fresh.Handle(ParcelEvent.Deliver));
        Check(fresh.State == ParcelState.Announced, $"{fresh.State}");

        // The last states have no way out.
        var returned = new Parcel();
        returned.Handle(ParcelEvent.HandIn);
        returned.Handle(ParcelEvent.SendBack);
        foreach (ParcelEvent happened in Enum.GetValues(typeof(ParcelEvent)))
        {
            Expect<InvalidOperationException>(() => returned.Handle(happened));
            Expect<InvalidOperationException>(() => parcel.Handle(happened));
        }

        // Of several threads that want the same transition, one gets it.
        for (var turn = 0; turn < 200; turn++)
        {
            var shared = new Parcel();
            var attempts = Enumerable.Range(0, 4)
                .Select(_ => Task.Run(() => shared.Handle(ParcelEvent.HandIn)))
                .ToArray();
            Expect<AggregateException>(() => Task.WaitAll(attempts));
            Check(attempts.Count(attempt => !attempt.IsFaulted) == 1, "one winner expected");
        }
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
