// pattern: command
// prefix: dpCommand
// description: Command: executes, undoes and redoes edits within a bounded history; a failed edit is not recorded
// placeholders: IEdit, EditHistory, limit
// --- imports ---
using System;
using System.Collections.Generic;
// --- snippet ---
public interface IEdit
{
    /// <summary>Called again for a redo. An edit that throws has changed nothing.</summary>
    void Execute();

    /// <summary>Called in the state that Execute left behind.</summary>
    void Undo();
}

/// <summary>Not thread-safe: it belongs to the thread of the document that it edits.</summary>
public sealed class EditHistory
{
    private readonly LinkedList<IEdit> done = new LinkedList<IEdit>();
    private readonly Stack<IEdit> undone = new Stack<IEdit>();
    private readonly int limit;

    public EditHistory(int limit)
    {
        if (limit < 1) throw new ArgumentOutOfRangeException(nameof(limit));
        this.limit = limit;
    }

    public bool CanUndo => done.Count > 0;

    public bool CanRedo => undone.Count > 0;

    /// <summary>What was undone before cannot be redone after it, unless the edit throws.</summary>
    public void Execute(IEdit edit)
    {
        edit.Execute();
        undone.Clear();
        done.AddLast(edit);
        if (done.Count > limit) done.RemoveFirst();
    }

    /// <summary>False if there is nothing left. An undo that throws keeps its place and may be tried again.</summary>
    public bool Undo()
    {
        if (!CanUndo) return false;
        var edit = done.Last.Value;
        edit.Undo();
        done.RemoveLast();
        undone.Push(edit);
        return true;
    }

    public bool Redo()
    {
        if (!CanRedo) return false;
        var edit = undone.Peek();
        edit.Execute();
        undone.Pop();
        done.AddLast(edit);
        return true;
    }
}
// --- demonstration ---
public sealed class Transpose : IEdit
{
    private readonly List<int> notes;
    private readonly int by;

    public Transpose(List<int> notes, int by)
    {
        this.notes = notes;
        this.by = by;
    }

    public bool IsBroken { get; set; }

    public void Execute() => Shift(by);

    public void Undo() => Shift(-by);

    private void Shift(int steps)
    {
        if (IsBroken || notes.Exists(note => note + steps > 127)) throw new InvalidOperationException("out of range");
        for (var index = 0; index < notes.Count; index++) notes[index] += steps;
    }
}

public static class Program
{
    public static void Main()
    {
        var notes = new List<int> { 60 };
        var history = new EditHistory(3);
        Check(!history.Undo() && !history.Redo(), "nothing to undo or redo yet");

        // Undo goes back step by step, redo forward again.
        history.Execute(new Transpose(notes, 1));
        history.Execute(new Transpose(notes, 10));
        Check(notes[0] == 71, $"{notes[0]}");
        Check(history.Undo() && notes[0] == 61, $"{notes[0]}");
        Check(history.Undo() && notes[0] == 60 && !history.CanUndo, $"{notes[0]}");
        Check(history.Redo() && notes[0] == 61, $"{notes[0]}");

        // A failing edit is not recorded, and what was undone can still be redone.
        Expect<InvalidOperationException>(() => history.Execute(new Transpose(notes, 100)));
        Check(notes[0] == 61 && history.CanRedo, $"{notes[0]}");
        Check(history.Redo() && notes[0] == 71 && !history.CanRedo, $"{notes[0]}");
        Check(history.Undo() && notes[0] == 61, $"{notes[0]}");

        // A new edit ends what could be redone.
        var edit = new Transpose(notes, 5);
        history.Execute(edit);
        Check(!history.Redo() && notes[0] == 66, $"{notes[0]}");

        // An undo that fails may be tried again; so may a redo.
        edit.IsBroken = true;
        Expect<InvalidOperationException>(() => history.Undo());
        edit.IsBroken = false;
        Check(history.Undo() && notes[0] == 61, $"{notes[0]}");
        edit.IsBroken = true;
        Expect<InvalidOperationException>(() => history.Redo());
        edit.IsBroken = false;
        Check(history.Redo() && notes[0] == 66, $"{notes[0]}");

        // The history holds so many edits and forgets the oldest.
        for (var count = 0; count < 3; count++) history.Execute(new Transpose(notes, 1));
        while (history.CanUndo) history.Undo();
        Check(notes[0] == 66, $"{notes[0]}");
        Expect<ArgumentOutOfRangeException>(() => new EditHistory(0));
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
