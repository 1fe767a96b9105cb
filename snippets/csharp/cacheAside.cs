// pattern: cache-aside
// prefix: sdCacheAside
// description: Cache-aside: get, load, store with jittered TTL; one load per key at a time; nothing stale stays after invalidation
// placeholders: CacheAside, loader, timeToLive
// --- imports ---
using System;
using System.Collections.Generic;
using System.Threading.Tasks;
// --- snippet ---
/// <summary>A cache such as Redis. It should time out and treat an outage as a miss: reads go on without it.</summary>
public interface ICacheStore<T>
{
    /// <summary>Not found is null; an entry may contain null, for what is known to be absent.</summary>
    Task<CacheEntry<T>> GetAsync(string key);

    Task SetAsync(string key, CacheEntry<T> entry, TimeSpan timeToLive);

    Task RemoveAsync(string key);
}

public sealed class CacheEntry<T>
{
    public CacheEntry(T value) => Value = value;

    public T Value { get; }
}

/// <summary>Thread-safe. Give the loader a time limit: callers share its task and none of them can cancel it.</summary>
public sealed class CacheAside<T>
{
    private readonly object gate = new object();
    private readonly Dictionary<string, Lazy<Task<T>>> flights = new Dictionary<string, Lazy<Task<T>>>();
    private readonly Dictionary<string, Task> turns = new Dictionary<string, Task>();
    private readonly ICacheStore<T> store;
    private readonly Func<string, Task<T>> loader;
    private readonly TimeSpan timeToLive;
    private readonly Random random;

    public CacheAside(ICacheStore<T> store, Func<string, Task<T>> loader, TimeSpan timeToLive, Random random = null)
    {
        this.store = store ?? throw new ArgumentNullException(nameof(store));
        this.loader = loader ?? throw new ArgumentNullException(nameof(loader));
        this.timeToLive = timeToLive;
        this.random = random ?? new Random();
    }

    /// <summary>Who asks for a key while it is loaded gets the same result, also if that is an error.</summary>
    public Task<T> GetAsync(string key)
    {
        Lazy<Task<T>> flight;
        lock (gate)
        {
            if (!flights.TryGetValue(key, out flight))
            {
                flight = flights[key] = new Lazy<Task<T>>(() => FetchAsync(key, flight));
            }
        }
        return flight.Value;
    }

    /// <summary>Call it when a write is committed. A load that began before is neither stored nor shared.</summary>
    public async Task InvalidateAsync(string key)
    {
        lock (gate) flights.Remove(key);
        await InTurnAsync(key, () => store.RemoveAsync(key)).ConfigureAwait(false);
        lock (gate) flights.Remove(key); // One that began meanwhile may have found the old value in the store.
    }

    private async Task<T> FetchAsync(string key, Lazy<Task<T>> flight)
    {
        try
        {
            var cached = await store.GetAsync(key).ConfigureAwait(false);
            if (cached != null) return cached.Value;
            var value = await loader(key).ConfigureAwait(false);
            await StoreAsync(key, value, flight).ConfigureAwait(false);
            return value;
        }
        finally
        {
            lock (gate)
            {
                if (IsCurrent(key, flight)) flights.Remove(key);
            }
        }
    }

    private Task StoreAsync(string key, T value, Lazy<Task<T>> flight) => InTurnAsync(key, () =>
    {
        if (!IsCurrent(key, flight)) return Task.CompletedTask;
        return store.SetAsync(key, new CacheEntry<T>(value), JitteredTimeToLive());
    });

    /// <summary>Changes a key in turn: a set that is under way must not arrive behind a later removal.</summary>
    private async Task InTurnAsync(string key, Func<Task> change)
    {
        var turn = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Task previous;
        lock (gate)
        {
            turns.TryGetValue(key, out previous);
            turns[key] = turn.Task;
        }
        try
        {
            if (previous != null) await previous.ConfigureAwait(false);
            await change().ConfigureAwait(false);
        }
        finally
        {
            lock (gate)
            {
                if (turns[key] == turn.Task) turns.Remove(key);
            }
            turn.SetResult(true);
        }
    }

    private bool IsCurrent(string key, Lazy<Task<T>> flight)
    {
        lock (gate) return flights.TryGetValue(key, out var current) && current == flight;
    }

    /// <summary>A tenth more or less, so that what was stored together does not expire together.</summary>
    private TimeSpan JitteredTimeToLive()
    {
        lock (gate) return TimeSpan.FromTicks((long)(timeToLive.Ticks * (0.9 + 0.2 * random.NextDouble())));
    }
}
// --- demonstration ---
public sealed class FakeStore : ICacheStore<string>
{
    public Dictionary<string, CacheEntry<string>> Entries { get; } = new Dictionary<string, CacheEntry<string>>();

    public List<TimeSpan> TimesToLive { get; } = new List<TimeSpan>();

    public Task Setting { get; set; } = Task.CompletedTask;

    public Task Getting { get; set; } = Task.CompletedTask;

    public Task Removing { get; set; } = Task.CompletedTask;

    public async Task<CacheEntry<string>> GetAsync(string key)
    {
        var entry = Entries.ContainsKey(key) ? Entries[key] : null;
        await Getting;
        return entry;
    }

    public async Task SetAsync(string key, CacheEntry<string> entry, TimeSpan lifetime)
    {
        await Setting;
        TimesToLive.Add(lifetime);
        Entries[key] = entry;
    }

    public async Task RemoveAsync(string key)
    {
        await Removing;
        Entries.Remove(key);
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
        var store = new FakeStore();
        var loads = 0;
        var gate = new TaskCompletionSource<string>();
        var cache = new CacheAside<string>(store, key =>
        {
            loads++;
            return gate.Task;
        }, TimeSpan.FromSeconds(100), new Random(7));

        // Those who ask together share one load; later ones get what is stored.
        var first = cache.GetAsync("basil");
        var second = cache.GetAsync("basil");
        Check(!first.IsCompleted && loads == 1, $"{loads} loads");
        gate.SetResult("annual");
        Check(await first == "annual" && await second == "annual", "the loaded value expected");
        gate = new TaskCompletionSource<string>();
        Check(await cache.GetAsync("basil") == "annual" && loads == 1, $"{loads} loads");

        // A failure reaches all who wait and is not kept.
        first = cache.GetAsync("mint");
        second = cache.GetAsync("mint");
        gate.SetException(new TimeoutException());
        await Expect<TimeoutException>(() => first);
        await Expect<TimeoutException>(() => second);
        Check(loads == 2 && !store.Entries.ContainsKey("mint"), $"{loads} loads");
        gate = new TaskCompletionSource<string>();
        gate.SetResult(null);

        // What the source does not have is remembered, too.
        Check(await cache.GetAsync("mint") == null && loads == 3, $"{loads} loads");
        Check(await cache.GetAsync("mint") == null && loads == 3, $"{loads} loads");

        // A load that began before an invalidation is neither stored nor shared.
        gate = new TaskCompletionSource<string>();
        await cache.InvalidateAsync("basil");
        first = cache.GetAsync("basil");
        await cache.InvalidateAsync("basil");
        var old = gate;
        gate = new TaskCompletionSource<string>();
        second = cache.GetAsync("basil");
        old.SetResult("old");
        Check(await first == "old" && !second.IsCompleted, "the later caller waits for its own load");
        Check(store.TimesToLive.Count == 2, "nothing stored of it");
        gate.SetResult("new");
        Check(await second == "new" && store.Entries["basil"].Value == "new", "the new value expected");

        // Neither does it arrive behind the removal when it was on its way to the store, also after two writes.
        await cache.InvalidateAsync("basil");
        var setting = new TaskCompletionSource<bool>();
        store.Setting = setting.Task;
        first = cache.GetAsync("basil");
        var writes = new[] { cache.InvalidateAsync("basil"), cache.InvalidateAsync("basil") };
        Check(!writes[0].IsCompleted && !writes[1].IsCompleted, "removed before the set has ended");
        setting.SetResult(true);
        await Task.WhenAll(writes);
        Check(await first == "new" && !store.Entries.ContainsKey("basil"), "a stale value stayed");

        // A look into the store that came before the removal is not shared with who asks after it.
        await cache.GetAsync("basil");
        gate = new TaskCompletionSource<string>();
        gate.SetResult("newest");
        var getting = new TaskCompletionSource<bool>();
        var removing = new TaskCompletionSource<bool>();
        store.Getting = getting.Task;
        store.Removing = removing.Task;
        var invalidation = cache.InvalidateAsync("basil");
        first = cache.GetAsync("basil");
        removing.SetResult(true);
        await invalidation;
        second = cache.GetAsync("basil");
        getting.SetResult(true);
        Check(await first == "new" && await second == "newest", $"{await second} shared");

        // The times to live differ by up to a tenth.
        store.TimesToLive.Clear();
        for (var index = 0; index < 200; index++) await cache.GetAsync($"plant {index}");
        store.TimesToLive.Sort();
        Check(store.TimesToLive[0] >= TimeSpan.FromSeconds(90), $"{store.TimesToLive[0]}");
        Check(store.TimesToLive[0] < TimeSpan.FromSeconds(92), $"{store.TimesToLive[0]}");
        Check(store.TimesToLive[199] > TimeSpan.FromSeconds(108), $"{store.TimesToLive[199]}");
        Check(store.TimesToLive[199] <= TimeSpan.FromSeconds(110), $"{store.TimesToLive[199]}");
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
