// pattern: bulkhead
// prefix: sdBulkhead
// description: Bulkhead: at most so many calls at once and so many waiting; more are rejected at once
// placeholders: Bulkhead, maxConcurrent, maxQueue
// --- preamble ---
using System.Linq;
// --- imports ---
using System;
using System.Threading;
using System.Threading.Tasks;
// --- snippet ---
public sealed class BulkheadFullException : Exception
{
    public BulkheadFullException() : base("Rejected: too many calls are running and waiting")
    {
    }
}

/// <summary>
/// One per dependency, so that a slow one cannot take all threads and memory of the process. Thread-safe. Who waits is
/// not bound to a time: cancel by the token.
/// </summary>
public sealed class Bulkhead
{
    private readonly SemaphoreSlim slots;
    private readonly int limit;
    private int inside;

    public Bulkhead(int maxConcurrent, int maxQueue)
    {
        if (maxConcurrent < 1) throw new ArgumentOutOfRangeException(nameof(maxConcurrent));
        if (maxQueue < 0) throw new ArgumentOutOfRangeException(nameof(maxQueue));
        slots = new SemaphoreSlim(maxConcurrent);
        limit = checked(maxConcurrent + maxQueue);
    }

    /// <exception cref="BulkheadFullException">There is no place; the operation was not called.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellation)
    {
        try
        {
            if (Interlocked.Increment(ref inside) > limit) throw new BulkheadFullException();
            await slots.WaitAsync(cancellation).ConfigureAwait(false);
            try
            {
                return await operation(cancellation).ConfigureAwait(false);
            }
            finally
            {
                slots.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref inside);
        }
    }
}
// --- demonstration ---
public static class Program
{
    public static void Main()
    {
        RunAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    private static async Task RunAsync(CancellationToken none)
    {
        var bulkhead = new Bulkhead(2, 1);
        var doors = Enumerable.Range(0, 3).Select(_ => new TaskCompletionSource<int>()).ToArray();
        var begun = 0;
        Func<int, CancellationToken, Task<int>> enter = (door, token) => bulkhead.RunAsync(_ =>
        {
            Interlocked.Increment(ref begun);
            return doors[door].Task;
        }, token);

        // Two run, one waits, the fourth is rejected at once and is not called.
        var first = enter(0, none);
        var second = enter(1, none);
        var third = enter(2, none);
        await Expect<BulkheadFullException>(() => enter(0, none));
        Check(begun == 2, $"{begun} begun");

        // Who stops waiting leaves its place to another.
        doors[0].SetResult(10);
        Check(await first == 10, "the result passes");
        doors[2].SetResult(30);
        Check(await third == 30 && begun == 3, $"{begun} begun");
        var blocking = new TaskCompletionSource<int>();
        var other = bulkhead.RunAsync(_ => blocking.Task, none);
        using (var source = new CancellationTokenSource())
        {
            var waiting = enter(2, source.Token);
            await Expect<BulkheadFullException>(() => enter(2, none));
            source.Cancel();
            await Expect<OperationCanceledException>(() => waiting);
        }
        var next = enter(2, none);
        Check(!next.IsCompleted && begun == 3, "it waits in the place that became free");

        // A failure frees the slot as a success does; so does a rejection, which took none.
        doors[1].SetException(new TimeoutException());
        await Expect<TimeoutException>(() => second);
        Check(await next == 30, "the one that waited");
        blocking.SetResult(1);
        await other;
        for (var count = 0; count < 5; count++)
        {
            await Expect<FormatException>(() => bulkhead.RunAsync<int>(_ => throw new FormatException(), none));
        }
        Check(await enter(2, none) == 30, "places are left");

        // Never more than two at once, of any number of threads.
        var wide = new Bulkhead(2, 100);
        var running = 0;
        var most = 0;
        var calls = Enumerable.Range(0, 60).Select(_ => Task.Run(() => wide.RunAsync(async token =>
        {
            var now = Interlocked.Increment(ref running);
            lock (doors) most = Math.Max(most, now);
            await Task.Yield();
            Interlocked.Decrement(ref running);
            return 1;
        }, none))).ToArray();
        Check((await Task.WhenAll(calls)).Sum() == 60 && most <= 2, $"{most} at once");
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
