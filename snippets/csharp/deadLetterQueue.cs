// pattern: dead-letter-queue
// prefix: sdDeadLetter
// description: Dead letters: counts attempts, redelivers with backoff, sets a message aside with the reason after maxReceives
// placeholders: RedeliveryQueue, maxReceives, baseDelay
// --- preamble ---
using System.Linq;
// --- imports ---
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
// --- snippet ---
public sealed class DeadLetter<T>
{
    public DeadLetter(T body, int receives, Exception reason)
    {
        Body = body;
        Receives = receives;
        Reason = reason;
    }

    public T Body { get; }

    public int Receives { get; }

    public Exception Reason { get; }
}

/// <summary>In memory: what is in it ends with the process. Thread-safe. Others overtake one that waits.</summary>
public sealed class RedeliveryQueue<T>
{
    private static readonly Stopwatch Uptime = Stopwatch.StartNew();

    private readonly object gate = new object();
    private readonly SortedSet<Message> waiting = new SortedSet<Message>();
    private readonly List<DeadLetter<T>> dead = new List<DeadLetter<T>>();
    private readonly int maxReceives;
    private readonly TimeSpan baseDelay;
    private readonly Func<TimeSpan> clock;
    private long lastNumber;

    public RedeliveryQueue(int maxReceives, TimeSpan baseDelay, Func<TimeSpan> clock = null)
    {
        if (maxReceives < 1) throw new ArgumentOutOfRangeException(nameof(maxReceives));
        this.maxReceives = maxReceives;
        this.baseDelay = baseDelay;
        this.clock = clock ?? (() => Uptime.Elapsed);
    }

    public void Enqueue(T body) => Wait(new Message(body), TimeSpan.Zero);

    /// <summary>
    /// Handles one message that is due, and returns false if there is none. An attempt counts when the handler ends, and
    /// not when it is cancelled: then the message comes again at once.
    /// </summary>
    public async Task<bool> HandleNextAsync(Func<T, CancellationToken, Task> handler, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var message = TakeDue();
        if (message == null) return false;
        try
        {
            await handler(message.Body, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Wait(message, TimeSpan.Zero);
            throw;
        }
        catch (Exception error)
        {
            Fail(message, error);
        }
        return true;
    }

    /// <summary>An alert belongs here: somebody has to look at them.</summary>
    public IReadOnlyList<DeadLetter<T>> DeadLetters()
    {
        lock (gate) return dead.ToArray();
    }

    /// <summary>Gives dead letters another round of attempts, when their cause is gone.</summary>
    public void Redrive()
    {
        DeadLetter<T>[] letters;
        lock (gate)
        {
            letters = dead.ToArray();
            dead.Clear();
        }
        foreach (var letter in letters) Enqueue(letter.Body);
    }

    private Message TakeDue()
    {
        lock (gate)
        {
            var first = waiting.Min;
            if (first == null || first.DueAt > clock()) return null;
            waiting.Remove(first);
            return first;
        }
    }

    private void Fail(Message message, Exception reason)
    {
        message.Receives++;
        if (message.Receives < maxReceives)
        {
            var ticks = Math.Min(TimeSpan.TicksPerDay, baseDelay.Ticks * Math.Pow(2, message.Receives - 1));
            Wait(message, TimeSpan.FromTicks((long)ticks));
            return;
        }
        lock (gate) dead.Add(new DeadLetter<T>(message.Body, message.Receives, reason));
    }

    private void Wait(Message message, TimeSpan delay)
    {
        lock (gate)
        {
            message.DueAt = clock() + delay;
            message.Number = ++lastNumber;
            waiting.Add(message);
        }
    }

    private sealed class Message : IComparable<Message>
    {
        public readonly T Body;
        public int Receives;
        public TimeSpan DueAt;
        public long Number;

        public Message(T body) => Body = body;

        public int CompareTo(Message other) =>
            DueAt != other.DueAt ? DueAt.CompareTo(other.DueAt) : Number.CompareTo(other.Number);
    }
}
// --- demonstration ---
public static class Program
{
    private static readonly List<string> Handled = new List<string>();
    private static string broken = "";

    public static void Main()
    {
        RunAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    private static async Task RunAsync(CancellationToken none)
    {
        var now = TimeSpan.FromDays(1);
        var queue = new RedeliveryQueue<string>(3, TimeSpan.FromSeconds(10), () => now);
        Check(!await queue.HandleNextAsync(Handle, none), "an empty queue");

        // Messages come in order, and those that are handled do not come again.
        queue.Enqueue("a");
        queue.Enqueue("b");
        queue.Enqueue("c");
        broken = "b";
        while (await queue.HandleNextAsync(Handle, none)) ;
        Check(string.Join(" ", Handled) == "a b! c", string.Join(" ", Handled));

        // A failed one comes again after a delay that doubles, and not before.
        now += TimeSpan.FromSeconds(10) - TimeSpan.FromTicks(1);
        Check(!await queue.HandleNextAsync(Handle, none), "too early");
        now += TimeSpan.FromTicks(1);
        Check(await queue.HandleNextAsync(Handle, none), "the second attempt");
        now += TimeSpan.FromSeconds(19);
        Check(!await queue.HandleNextAsync(Handle, none) && queue.DeadLetters().Count == 0, "too early");

        // After the last attempt it is set aside with the reason.
        now += TimeSpan.FromSeconds(1);
        Check(await queue.HandleNextAsync(Handle, none), "the third attempt");
        var letter = queue.DeadLetters().Single();
        Check(letter.Body == "b" && letter.Receives == 3, $"{letter.Body} after {letter.Receives} attempts");
        Check(letter.Reason.Message == "cannot read b", letter.Reason.Message);
        now += TimeSpan.FromDays(1);
        Check(!await queue.HandleNextAsync(Handle, none), "a dead letter does not come again by itself");

        // With its cause gone it can be tried again, from the first attempt on.
        queue.Redrive();
        Check(queue.DeadLetters().Count == 0 && await queue.HandleNextAsync(Handle, none), "redriven");
        now += TimeSpan.FromSeconds(10);
        broken = "";
        Check(await queue.HandleNextAsync(Handle, none) && Handled.Last() == "b", "it counts from the start");
        Check(!await queue.HandleNextAsync(Handle, none), "the queue is empty");

        // A cancellation is no attempt, and the message is not lost.
        using (var source = new CancellationTokenSource())
        {
            queue.Enqueue("d");
            try
            {
                await queue.HandleNextAsync((body, token) =>
                {
                    source.Cancel();
                    return Task.FromCanceled(token);
                }, source.Token);
                Check(false, "a cancellation expected");
            }
            catch (OperationCanceledException)
            {
            }
        }
        Check(await queue.HandleNextAsync(Handle, none) && Handled.Last() == "d", Handled.Last());
    }

    private static async Task Handle(string body, CancellationToken cancellation)
    {
        await Task.Yield();
        Handled.Add(body == broken ? body + "!" : body);
        if (body == broken) throw new FormatException($"cannot read {body}");
    }

    private static void Check(bool holds, string message)
    {
        if (!holds) throw new InvalidOperationException(message);
    }
}
