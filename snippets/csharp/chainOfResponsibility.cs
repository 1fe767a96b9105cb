// pattern: chain-of-responsibility
// prefix: dpChainOfResponsibility
// description: Chain of responsibility: a list of handlers in order; the first that can answers, and none is an explicit result
// placeholders: Claim, Decision, ClaimHandler, ClaimChain
// --- imports ---
using System;
using System.Collections.Generic;
using System.Linq;
// --- snippet ---
public sealed class Claim
{
    public Claim(string reason, decimal amount)
    {
        Reason = reason;
        Amount = amount;
    }

    public string Reason { get; }

    public decimal Amount { get; }
}

public sealed class Decision
{
    public Decision(string by, decimal refund)
    {
        By = by;
        Refund = refund;
    }

    public string By { get; }

    public decimal Refund { get; }
}

/// <summary>Returns null to leave it to the next one.</summary>
public delegate Decision ClaimHandler(Claim claim);

/// <summary>A list in place of links from handler to handler: the order is visible in one place.</summary>
public sealed class ClaimChain
{
    private readonly ClaimHandler[] handlers;

    public ClaimChain(params ClaimHandler[] handlers)
    {
        if (handlers.Contains(null)) throw new ArgumentException("A handler is null", nameof(handlers));
        this.handlers = handlers.ToArray();
    }

    /// <summary>False if no handler can decide. What a handler throws ends the search.</summary>
    public bool TryDecide(Claim claim, out Decision decision)
    {
        foreach (var handler in handlers)
        {
            decision = handler(claim);
            if (decision != null) return true;
        }
        decision = null;
        return false;
    }
}
// --- demonstration ---
public static class Program
{
    public static void Main()
    {
        var asked = new List<string>();
        ClaimHandler fraud = claim =>
        {
            asked.Add("fraud");
            if (claim.Amount < 0) throw new ArgumentException("negative amount");
            return claim.Reason == "" ? new Decision("fraud", 0) : null;
        };
        ClaimHandler clerk = claim =>
        {
            asked.Add("clerk");
            return claim.Amount <= 50 ? new Decision("clerk", claim.Amount) : null;
        };
        ClaimHandler manager = claim =>
        {
            asked.Add("manager");
            return claim.Amount <= 500 ? new Decision("manager", claim.Amount / 2) : null;
        };
        var chain = new ClaimChain(fraud, clerk, manager);

        // The first that can decides, and nobody after it is asked.
        Check(chain.TryDecide(new Claim("late", 20), out var decision) && decision.By == "clerk", "the clerk decides");
        Check(decision.Refund == 20 && asked.SequenceEqual(new[] { "fraud", "clerk" }), string.Join(" ", asked));
        Check(chain.TryDecide(new Claim("late", 51), out decision) && decision.Refund == 25.5m, "the manager decides");
        Check(chain.TryDecide(new Claim("", 20), out decision) && decision.By == "fraud", "an earlier one wins");

        // What nobody can decide is an explicit result, after all have been asked.
        asked.Clear();
        Check(!chain.TryDecide(new Claim("lost", 501), out decision) && decision == null, "nobody decides");
        Check(asked.SequenceEqual(new[] { "fraud", "clerk", "manager" }), string.Join(" ", asked));
        Check(!new ClaimChain().TryDecide(new Claim("late", 20), out _), "an empty chain decides nothing");

        // The order is the caller's; an error ends the search.
        Check(new ClaimChain(manager, clerk).TryDecide(new Claim("late", 20), out decision), "someone decides");
        Check(decision.By == "manager", decision.By);
        asked.Clear();
        try
        {
            chain.TryDecide(new Claim("late", -1), out _);
            Check(false, "an error expected");
        }
        catch (ArgumentException)
        {
            Check(asked.Count == 1, string.Join(" ", asked));
        }
    }

    private static void Check(bool holds, string message)
    {
        if (!holds) throw new InvalidOperationException(message);
    }
}
