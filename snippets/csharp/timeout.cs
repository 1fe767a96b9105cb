// pattern: timeout
// prefix: sdTimeout
// description: Timeout: a deadline that bounds asynchronous work, cancels it and passes the remaining budget on to what it calls
// placeholders: Deadline, limit, Remaining
// --- imports ---
using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
// --- snippet ---
/// <summary>Immutable and thread-safe. Pass it on: each call then gets what is left, and not the whole time anew.</summary>
public sealed class Deadline
{
    private static readonly Stopwatch Uptime = Stopwatch.StartNew();

    private readonly TimeSpan end;
    private readonly Func<TimeSpan> clock;

    private Deadline(TimeSpan end, Func<TimeSpan> clock)
    {
        this.end = end;
        this.clock = clock;
    }

    /// <summary>What is left, never below zero: the value to send to other services.</summary>
    public TimeSpan Remaining
    {
        get
        {
            var left = end - clock();
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    public static Deadline After(TimeSpan limit, Func<TimeSpan> clock = null)
    {
        var time = clock ?? (() => Uptime.Elapsed);
        return new Deadline(time() + limit, time);
    }

    /// <summary>For a part of the work: at most this long, and no longer than the whole.</summary>
    public Deadline Within(TimeSpan limit)
    {
        var sooner = clock() + limit;
        return new Deadline(sooner < end ? sooner : end, clock);
    }

    /// <summary>
    /// Cancels the work at the deadline and throws TimeoutException. Work that ignores its token is left alone: it goes
    /// on in the background. A cancellation by the caller stays an OperationCanceledException.
    /// </summary>
    public async Task<T> RunAsync<T>(
        Func<Deadline, CancellationToken, Task<T>> work, CancellationToken cancellation = default(CancellationToken))
    {
        cancellation.ThrowIfCancellationRequested();
        var budget = Remaining;
        if (budget == TimeSpan.Zero) throw new TimeoutException("The deadline is over");
        var overdue = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (var source = CancellationTokenSource.CreateLinkedTokenSource(cancellation))
        using (source.Token.Register(() => overdue.TrySetResult(true)))
        {
            source.CancelAfter(budget);
            var running = work(this, source.Token);
            var first = await Task.WhenAny(running, overdue.Task).ConfigureAwait(false);
            var wasStopped = running.IsCanceled && source.IsCancellationRequested;
            if (first == running && !wasStopped) return await running.ConfigureAwait(false);
        }
        cancellation.ThrowIfCancellationRequested();
        throw new TimeoutException($"Not done within {budget.TotalMilliseconds:0} ms");
    }
}
// --- demonstration ---
public static class Program
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static void Main()
    {
        RunAsync().GetAwaiter().GetResult();
    }

    private static async Task RunAsync()
    {
        // Work in time returns its result, and its own error as it is.
        var token = CancellationToken.None;
        Check(await Deadline.After(Hour).RunAsync((left, cancelled) =>
        {
            token = cancelled;
            return Task.FromResult("scan 7");
        }) == "scan 7", "the result expected");
        Check(token.CanBeCanceled && !token.IsCancellationRequested, "not cancelled");
        var jam = new InvalidOperationException("paper jam");
        var error = await Expect<InvalidOperationException>(
            () => Deadline.After(Hour).RunAsync((left, cancelled) => Task.FromException<int>(jam)));
        Check(error == jam, $"{error}");

        // At the deadline the work is cancelled; who ignores that is left alone.
        var soon = TimeSpan.FromMilliseconds(10);
        await Expect<TimeoutException>(() => Deadline.After(soon).RunAsync(async (left, cancelled) =>
        {
            token = cancelled;
            await Task.Delay(Hour, cancelled);
            return 0;
        }));
        Check(token.IsCancellationRequested, "the work must be told");
        var never = new TaskCompletionSource<int>();
        await Expect<TimeoutException>(() => Deadline.After(soon).RunAsync((left, cancelled) => never.Task));

        // A cancellation by the caller is none by the deadline.
        using (var source = new CancellationTokenSource())
        {
            var running = Deadline.After(Hour).RunAsync((left, cancelled) => never.Task, source.Token);
            source.Cancel();
            await Expect<OperationCanceledException>(() => running);
        }

        // The budget shrinks on the way and a part gets no more than the whole has left.
        var now = TimeSpan.FromDays(2);
        var whole = Deadline.After(TimeSpan.FromSeconds(10), () => now);
        now += TimeSpan.FromSeconds(4);
        Check(await whole.RunAsync((left, cancelled) => Task.FromResult(left.Remaining.TotalSeconds)) == 6, "6 s left");
        Check(whole.Within(TimeSpan.FromSeconds(2)).Remaining.TotalSeconds == 2, "2 s for the part");
        Check(whole.Within(Hour).Remaining.TotalSeconds == 6, "no more than the whole");

        // When nothing is left the work does not begin.
        now += TimeSpan.FromSeconds(7);
        var began = false;
        await Expect<TimeoutException>(() => whole.RunAsync((left, cancelled) =>
        {
            began = true;
            return Task.FromResult(0);
        }));
        Check(!began && whole.Remaining == TimeSpan.Zero, "no work after the deadline");
    }

    private static async Task<TError> Expect<TError>(Func<Task> action) where TError : Exception
    {
        try
        {
            await action();
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
