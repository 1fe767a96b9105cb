// pattern: memento
// prefix: dpMemento
// description: Memento: opaque snapshots that only their originator can read, and a bounded history to go back to
// placeholders: Score, ISnapshot, ScoreHistory, limit
// --- preamble ---
using System.Linq;
// --- imports ---
using System;
using System.Collections.Generic;
// --- snippet ---
/// <summary>Opaque: it can be kept and given back, and nothing else.</summary>
public interface ISnapshot
{
}

/// <summary>Not thread-safe.</summary>
public sealed class Score
{
    private readonly List<string> notes = new List<string>();

    public int Tempo { get; set; } = 120;

    public IReadOnlyList<string> Notes => notes.AsReadOnly();

    public void Add(string note) => notes.Add(note ?? throw new ArgumentNullException(nameof(note)));

    public ISnapshot Save() => new Snapshot(this);

    /// <summary>Any number of times, in any order, but only what the same object saved.</summary>
    public void Restore(ISnapshot snapshot)
    {
        if (!(snapshot is Snapshot saved) || saved.Owner != this)
        {
            throw new ArgumentException("A snapshot of something else", nameof(snapshot));
        }
        Tempo = saved.Tempo;
        notes.Clear();
        notes.AddRange(saved.Notes);
    }

    private sealed class Snapshot : ISnapshot
    {
        public readonly Score Owner;
        public readonly int Tempo;
        public readonly string[] Notes;

        public Snapshot(Score owner)
        {
            Owner = owner;
            Tempo = owner.Tempo;
            Notes = owner.notes.ToArray();
        }
    }
}

/// <summary>Keeps the latest snapshots and knows nothing of what is in them.</summary>
public sealed class ScoreHistory
{
    private readonly LinkedList<ISnapshot> snapshots = new LinkedList<ISnapshot>();
    private readonly Score score;
    private readonly int limit;

    public ScoreHistory(Score score, int limit)
    {
        if (limit < 1) throw new ArgumentOutOfRangeException(nameof(limit));
        this.score = score ?? throw new ArgumentNullException(nameof(score));
        this.limit = limit;
    }

    /// <summary>Call it before a change.</summary>
    public void Keep()
    {
        snapshots.AddLast(score.Save());
        if (snapshots.Count > limit) snapshots.RemoveFirst();
    }

    /// <summary>False if nothing is left to go back to.</summary>
    public bool GoBack()
    {
        if (snapshots.Count == 0) return false;
        score.Restore(snapshots.Last.Value);
        snapshots.RemoveLast();
        return true;
    }
}
// --- demonstration ---
public sealed class Forged : ISnapshot
{
}

public static class Program
{
    public static void Main()
    {
        // A snapshot holds what was, whatever happens afterwards, and serves more than once.
        var score = new Score();
        score.Add("c4");
        var saved = score.Save();
        for (var turn = 0; turn < 2; turn++)
        {
            score.Add("e4");
            score.Tempo = 90;
            score.Restore(saved);
            Check(score.Notes.SequenceEqual(new[] { "c4" }) && score.Tempo == 120, string.Join(" ", score.Notes));
        }

        // Nothing in it can be seen from outside, and nobody else's is accepted.
        Check(saved.GetType().IsNestedPrivate, "the snapshot's type is private");
        Expect<ArgumentException>(() => new Score().Restore(saved));
        Expect<ArgumentException>(() => score.Restore(new Forged()));
        Expect<ArgumentException>(() => score.Restore(null));
        Check(score.Notes.Count == 1, "a refused snapshot changes nothing");

        // The history goes back step by step, no further than it is long.
        var history = new ScoreHistory(score, 2);
        Check(!history.GoBack(), "nothing to go back to yet");
        foreach (var note in new[] { "d4", "e4", "f4" })
        {
            history.Keep();
            score.Add(note);
        }
        Check(history.GoBack() && string.Join(" ", score.Notes) == "c4 d4 e4", string.Join(" ", score.Notes));
        Check(history.GoBack() && string.Join(" ", score.Notes) == "c4 d4", string.Join(" ", score.Notes));
        Check(!history.GoBack() && score.Notes.Count == 2, "the oldest is forgotten");
        Expect<ArgumentOutOfRangeException>(() => new ScoreHistory(score, 0));
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
