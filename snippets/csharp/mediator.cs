// pattern: mediator
// prefix: dpMediator
// description: Mediator: planes know only the tower, which grants the runway to one at a time and tells the next
// placeholders: ITower, Tower, Plane, RequestLanding
// --- preamble ---
using System.Linq;
// --- imports ---
using System;
using System.Collections.Generic;
// --- snippet ---
/// <summary>All that a colleague knows of the others.</summary>
public interface ITower
{
    void RequestLanding(Plane plane);

    /// <summary>Has left the runway, or does not want to land any more.</summary>
    void Leave(Plane plane);
}

public sealed class Plane
{
    private readonly ITower tower;

    public Plane(string callSign, ITower tower)
    {
        CallSign = callSign ?? throw new ArgumentNullException(nameof(callSign));
        this.tower = tower ?? throw new ArgumentNullException(nameof(tower));
    }

    public string CallSign { get; }

    public bool IsCleared { get; private set; }

    public void AskToLand() => tower.RequestLanding(this);

    public void Leave()
    {
        IsCleared = false;
        tower.Leave(this);
    }

    /// <summary>For the tower.</summary>
    public void Clear() => IsCleared = true;
}

/// <summary>The rules between the planes are here and nowhere else. Not thread-safe: one thread steers all.</summary>
public sealed class Tower : ITower
{
    private readonly LinkedList<Plane> waiting = new LinkedList<Plane>();
    private Plane onRunway;

    public IEnumerable<string> Waiting
    {
        get
        {
            foreach (var plane in waiting) yield return plane.CallSign;
        }
    }

    public void RequestLanding(Plane plane)
    {
        if (plane == onRunway || waiting.Contains(plane)) return;
        waiting.AddLast(plane);
        ClearNext();
    }

    public void Leave(Plane plane)
    {
        waiting.Remove(plane);
        if (plane != onRunway) return;
        onRunway = null;
        ClearNext();
    }

    private void ClearNext()
    {
        if (onRunway != null || waiting.Count == 0) return;
        onRunway = waiting.First.Value;
        waiting.RemoveFirst();
        onRunway.Clear();
    }
}
// --- demonstration ---
public static class Program
{
    public static void Main()
    {
        var tower = new Tower();
        var planes = new[] { "LK 1", "LK 2", "LK 3", "LK 4" }.Select(sign => new Plane(sign, tower)).ToArray();

        // One is cleared; the others wait in the order of their requests.
        foreach (var plane in planes) plane.AskToLand();
        Expect(planes, tower, "LK 1", "LK 2, LK 3, LK 4");

        // Asking again neither clears a plane twice nor makes it wait twice.
        planes[0].AskToLand();
        planes[2].AskToLand();
        Expect(planes, tower, "LK 1", "LK 2, LK 3, LK 4");

        // Who leaves the queue changes nothing for the runway; who leaves the runway lets the next one in.
        planes[1].Leave();
        Expect(planes, tower, "LK 1", "LK 3, LK 4");
        planes[0].Leave();
        Expect(planes, tower, "LK 3", "LK 4");
        planes[0].Leave();
        Expect(planes, tower, "LK 3", "LK 4");
        planes[2].Leave();
        planes[3].Leave();
        Expect(planes, tower, "", "");

        // A free runway is granted at once.
        planes[1].AskToLand();
        Expect(planes, tower, "LK 2", "");
        Expect<ArgumentNullException>(() => new Plane("LK 5", null));
    }

    private static void Expect(Plane[] planes, Tower tower, string cleared, string waiting)
    {
        var signs = string.Join(", ", planes.Where(plane => plane.IsCleared).Select(plane => plane.CallSign));
        Check(signs == cleared, $"cleared: {signs}");
        Check(string.Join(", ", tower.Waiting) == waiting, $"waiting: {string.Join(", ", tower.Waiting)}");
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
