// pattern: single-flight
// prefix: sdSingleFlight
// description: Single flight: concurrent calls of one key share one execution, also its error; nothing is kept when it is done
// placeholders: SingleFlight, TKey, TResult
// --- preamble ---
using System.Linq;
using System.Threading;
// --- imports ---
using System;
using System.Collections.Generic;
using System.Threading.Tasks;
// --- snippet ---
/// <summary>
/// No cache: a call after the end runs again. Thread-safe, within one process. The result is shared, so it should be
/// immutable; nobody who waits can cancel the operation, so it needs a time limit of its own.
/// </summary>
public sealed class SingleFlight<TKey, TResult>
{
    private readonly object gate = new object();
    private readonly Dictionary<TKey, Lazy<Task<TResult>>> flights = new Dictionary<TKey, Lazy<Task<TResult>>>();

    /// <summary>The operation of the first caller counts; those of the others are not called.</summary>
    public Task<TResult> RunAsync(TKey key, Func<Task<TResult>> operation)
    {
        Lazy<Task<TResult>> flight;
        lock (gate)
        {
            if (!flights.TryGetValue(key, out flight))
            {
                flight = flights[key] = new Lazy<Task<TResult>>(() => FlyAsync(key, flight, operation));
            }
        }
        return flight.Value; // Not in the lock: it begins the operation.
    }

    /// <summary>Who calls from now on runs anew, such as after a write. Those who wait get the old result.</summary>
    public void Forget(TKey key)
    {
        lock (gate) flights.Remove(key);
    }

    private async Task<TResult> FlyAsync(TKey key, Lazy<Task<TResult>> flight, Func<Task<TResult>> operation)
    {
        try
        {
            return await operation().ConfigureAwait(false);
        }
        finally
        {
            End(key, flight);
        }
    }

    private void End(TKey key, Lazy<Task<TResult>> flight)
    {
        lock (gate)
        {
            // After Forget there may be another one in its place.
            if (flights.TryGetValue(key, out var current) && current == flight) flights.Remove(key);
        }
    }
}
// --- demonstration ---
public static class Program
{
    public static void Main()
    {
        RunAsync().GetAwaiter().GetResult();
    }

    private static async Task RunAsync()
    {
        var quotes = new SingleFlight<string, string>();
        var calls = 0;
        var door = new TaskCompletionSource<string>();
        Func<Task<string>> ask = () =>
        {
            Interlocked.Increment(ref calls);
            return door.Task;
        };

        // Calls of one key share an execution, those of another key do not.
        var first = quotes.RunAsync("rye", ask);
        var second = quotes.RunAsync("rye", () => throw new InvalidOperationException("must not be called"));
        var other = quotes.RunAsync("oats", () => Task.FromResult("55"));
        Check(await other == "55" && calls == 1 && !first.IsCompleted, $"{calls} calls");
        door.SetResult("61");
        Check(await first == "61" && await second == "61", "one result for both");

        // Nothing is kept: the next call runs again.
        Check(await quotes.RunAsync("rye", ask) == "61" && calls == 2, $"{calls} calls");

        // An error reaches all who wait and is not kept, also one that is thrown at once.
        door = new TaskCompletionSource<string>();
        first = quotes.RunAsync("rye", ask);
        second = quotes.RunAsync("rye", ask);
        door.SetException(new TimeoutException());
        await Expect<TimeoutException>(() => first);
        await Expect<TimeoutException>(() => second);
        await Expect<FormatException>(() => quotes.RunAsync("rye", () => throw new FormatException()));
        Check(await quotes.RunAsync("rye", () => Task.FromResult("60")) == "60" && calls == 3, $"{calls} calls");

        // What is forgotten runs anew, and its end does not end the later one.
        var oldDoor = door = new TaskCompletionSource<string>();
        first = quotes.RunAsync("rye", ask);
        quotes.Forget("rye");
        door = new TaskCompletionSource<string>();
        second = quotes.RunAsync("rye", ask);
        oldDoor.SetResult("old");
        Check(await first == "old" && quotes.RunAsync("rye", ask) == second, "the later flight is shared");
        door.SetResult("new");
        Check(await second == "new" && calls == 5, $"{calls} calls");

        // Threads that come at once share it, too.
        calls = 0;
        door = new TaskCompletionSource<string>();
        var asking = Enumerable.Range(0, 8).Select(_ => Task.Run(() => new[] { quotes.RunAsync("rye", ask) }));
        var shared = (await Task.WhenAll(asking)).Select(flight => flight[0]).Distinct().ToArray();
        Check(shared.Length == 1 && calls == 1, $"{shared.Length} tasks, {calls} calls");
        door.SetResult("62");
        Check(await shared[0] == "62", "62 expected");
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
