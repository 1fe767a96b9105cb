// pattern: idempotency-key
// prefix: sdIdempotencyKey
// description: Idempotency key: runs a request once and replays its answer; conflict while in flight, error for another request
// placeholders: Idempotency, IIdempotencyStore, timeToLive
// --- preamble ---
using System.Linq;
// --- imports ---
using System;
using System.Collections.Generic;
using System.Threading.Tasks;
// --- snippet ---
/// <summary>Answer 409: the first request of this key is still running. The client may try again later.</summary>
public sealed class RequestInFlightException : Exception
{
}

/// <summary>Answer 422: the key was used for another request.</summary>
public sealed class RequestMismatchException : Exception
{
}

public sealed class StoredRequest
{
    public StoredRequest(string requestHash, string answer)
    {
        RequestHash = requestHash;
        Answer = answer;
    }

    public string RequestHash { get; }

    /// <summary>Null while the request is in flight.</summary>
    public string Answer { get; }
}

/// <summary>A table with a unique key, best in the database of the effect itself. Keys contain who asks.</summary>
public interface IIdempotencyStore
{
    /// <summary>One atomic insert: null if it was made, else what is there. An expired entry is none.</summary>
    Task<StoredRequest> TryAddAsync(string key, StoredRequest request, TimeSpan timeToLive);

    Task ReplaceAsync(string key, StoredRequest request, TimeSpan timeToLive);

    Task RemoveAsync(string key);
}

public sealed class Idempotency
{
    private readonly IIdempotencyStore store;
    private readonly TimeSpan timeToLive;

    /// <param name="timeToLive">Longer than clients repeat; it also frees the keys of a process that died.</param>
    public Idempotency(IIdempotencyStore store, TimeSpan timeToLive)
    {
        this.store = store ?? throw new ArgumentNullException(nameof(store));
        this.timeToLive = timeToLive;
    }

    /// <summary>An operation that throws must have had no effect: its key is free for the next attempt.</summary>
    public async Task<string> RunAsync(string key, string requestHash, Func<Task<string>> operation)
    {
        var pending = new StoredRequest(requestHash, null);
        var known = await store.TryAddAsync(key, pending, timeToLive).ConfigureAwait(false);
        if (known != null)
        {
            if (known.RequestHash != requestHash) throw new RequestMismatchException();
            return known.Answer ?? throw new RequestInFlightException();
        }
        string answer;
        try
        {
            answer = await operation().ConfigureAwait(false) ?? "";
        }
        catch
        {
            await store.RemoveAsync(key).ConfigureAwait(false);
            throw;
        }
        // Not freed if this fails: the effect has happened, and must not happen again.
        await store.ReplaceAsync(key, new StoredRequest(requestHash, answer), timeToLive).ConfigureAwait(false);
        return answer;
    }
}
// --- demonstration ---
public sealed class FakeStore : IIdempotencyStore
{
    private readonly object gate = new object();

    public Dictionary<string, StoredRequest> Entries { get; } = new Dictionary<string, StoredRequest>();

    public bool IsDown { get; set; }

    public Task<StoredRequest> TryAddAsync(string key, StoredRequest request, TimeSpan lifetime)
    {
        lock (gate)
        {
            if (!Entries.TryGetValue(key, out var known)) Entries.Add(key, request);
            return Task.FromResult(known);
        }
    }

    public Task ReplaceAsync(string key, StoredRequest request, TimeSpan lifetime)
    {
        lock (gate)
        {
            if (IsDown) throw new TimeoutException();
            Entries[key] = request;
            return Task.CompletedTask;
        }
    }

    public Task RemoveAsync(string key)
    {
        lock (gate) Entries.Remove(key);
        return Task.CompletedTask;
    }
}

public static class Program
{
    public static void Main()
    {
        RunAsync().GetAwaiter().GetResult();
    }

    private static async Task RunAsync()
    {
        var effects = 0;
        var store = new FakeStore();
        var idempotency = new Idempotency(store, TimeSpan.FromDays(1));
        Func<Task<string>> book = () => Task.FromResult($"ticket {++effects}");

        // The same request again gets the same answer, and has no effect.
        Check(await idempotency.RunAsync("k1", "hash a", book) == "ticket 1", "the first ticket expected");
        Check(await idempotency.RunAsync("k1", "hash a", book) == "ticket 1", "the first ticket expected");
        Check(effects == 1, $"{effects} effects");

        // Another key is another request; the same key for another request is an error.
        Check(await idempotency.RunAsync("k2", "hash a", book) == "ticket 2", "the second ticket expected");
        await Expect<RequestMismatchException>(() => idempotency.RunAsync("k1", "hash b", book));

        // While it runs, the same request is refused and another one is still a mismatch.
        var running = new TaskCompletionSource<string>();
        var first = idempotency.RunAsync("k3", "hash c", () => running.Task);
        await Expect<RequestInFlightException>(() => idempotency.RunAsync("k3", "hash c", book));
        await Expect<RequestMismatchException>(() => idempotency.RunAsync("k3", "hash d", book));
        running.SetResult("");
        Check(await first == "" && await idempotency.RunAsync("k3", "hash c", book) == "", "an empty answer expected");
        Check(effects == 2, $"{effects} effects");

        // A failure frees the key.
        await Expect<TimeoutException>(() => idempotency.RunAsync("k4", "hash e", () => throw new TimeoutException()));
        Check(await idempotency.RunAsync("k4", "hash e", book) == "ticket 3", "the third ticket expected");

        // An answer that cannot be stored does not: the effect has happened.
        store.IsDown = true;
        await Expect<TimeoutException>(() => idempotency.RunAsync("k5", "hash f", book));
        store.IsDown = false;
        await Expect<RequestInFlightException>(() => idempotency.RunAsync("k5", "hash f", book));
        Check(effects == 4, $"{effects} effects");

        // Of two at the same time one runs.
        var together = Enumerable.Range(0, 8).Select(_ => Task.Run(() => idempotency.RunAsync("k6", "hash g", book)));
        await Task.WhenAny(Task.WhenAll(together));
        Check(effects == 5, $"{effects} effects");
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
