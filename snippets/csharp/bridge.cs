// pattern: bridge
// prefix: dpBridge
// description: Bridge: kinds of announcement and kinds of output vary separately, joined by an interface
// placeholders: Announcement, IOutput, Board, Speaker
// --- preamble ---
using System.Collections.Generic;
// --- imports ---
using System;
// --- snippet ---
/// <summary>The implementation side: what every output can do, and no more.</summary>
public interface IOutput
{
    void Send(string text);
}

/// <summary>The abstraction side. A new kind works with every output, a new output with every kind.</summary>
public abstract class Announcement
{
    private readonly IOutput output;

    protected Announcement(IOutput output) => this.output = output ?? throw new ArgumentNullException(nameof(output));

    public abstract void Publish();

    protected void Send(string text) => output.Send(text);
}

public sealed class Arrival : Announcement
{
    private readonly string train;
    private readonly int platform;

    public Arrival(IOutput output, string train, int platform) : base(output)
    {
        this.train = train;
        this.platform = platform;
    }

    public override void Publish() => Send($"{train} arrives on platform {platform}");
}

public sealed class Evacuation : Announcement
{
    public Evacuation(IOutput output) : base(output)
    {
    }

    public override void Publish()
    {
        for (var turn = 0; turn < 2; turn++) Send("Please leave the building");
    }
}

/// <summary>Shows lines of a fixed width.</summary>
public sealed class Board : IOutput
{
    private readonly Action<string> show;
    private readonly int width;

    public Board(Action<string> show, int width)
    {
        if (width < 1) throw new ArgumentOutOfRangeException(nameof(width));
        this.show = show ?? throw new ArgumentNullException(nameof(show));
        this.width = width;
    }

    public void Send(string text) => show(text.Length > width ? text.Substring(0, width) : text.PadRight(width));
}

/// <summary>Rings before it speaks.</summary>
public sealed class Speaker : IOutput
{
    private readonly Action<string> say;

    public Speaker(Action<string> say) => this.say = say ?? throw new ArgumentNullException(nameof(say));

    public void Send(string text)
    {
        say("*");
        say(text);
    }
}
// --- demonstration ---
public static class Program
{
    private static readonly List<string> Sent = new List<string>();

    public static void Main()
    {
        var board = new Board(Sent.Add, 30);
        var speaker = new Speaker(Sent.Add);

        // Two kinds by two outputs.
        new Arrival(board, "RE 5", 3).Publish();
        Expect("RE 5 arrives on platform 3    ");
        new Arrival(speaker, "RE 5", 3).Publish();
        Expect("*|RE 5 arrives on platform 3");
        new Evacuation(board).Publish();
        Expect("Please leave the building     |Please leave the building     ");
        new Evacuation(speaker).Publish();
        Expect("*|Please leave the building|*|Please leave the building");

        // An output keeps its own limits for every kind, and a kind needs an output.
        new Arrival(new Board(Sent.Add, 4), "RE 5", 3).Publish();
        Expect("RE 5");
        Expect<ArgumentNullException>(() => new Evacuation(null));
        Expect<ArgumentOutOfRangeException>(() => new Board(Sent.Add, 0));
    }

    private static void Expect(string wanted)
    {
        Check(string.Join("|", Sent) == wanted, string.Join("|", Sent));
        Sent.Clear();
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
