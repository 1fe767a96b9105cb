// pattern: optimistic-lock
// prefix: sdOptimisticLock
// description: Optimistic lock: an update counts only for the version that was read; bounded retry of read, change, write
// placeholders: IVersionedStore, OptimisticUpdate, ConflictException, maxAttempts
// --- preamble ---
using System.Linq;
// --- imports ---
using System;
using System.Threading;
using System.Threading.Tasks;
// --- snippet ---
public sealed class ConflictException : Exception
{
    public ConflictException(string id, int attempts) : base($"{id} was changed by others, {attempts} times in a row")
    {
    }
}

public sealed class Versioned<T>
{
    public Versioned(T value, long version)
    {
        Value = value;
        Version = version;
    }

    /// <summary>Immutable, or a copy: a change must not be seen before it is written.</summary>
    public T Value { get; }

    public long Version { get; }
}

public interface IVersionedStore<T>
{
    Task<Versioned<T>> ReadAsync(string id, CancellationToken cancellation);

    /// <summary>
    /// update ... set version = version + 1 where id = @id and version = @expected: false if that met no row.
    /// </summary>
    Task<bool> TryWriteAsync(string id, T value, long expectedVersion, CancellationToken cancellation);
}

public sealed class OptimisticUpdate<T>
{
    private readonly IVersionedStore<T> store;
    private readonly int maxAttempts;

    public OptimisticUpdate(IVersionedStore<T> store, int maxAttempts)
    {
        if (maxAttempts < 1) throw new ArgumentOutOfRangeException(nameof(maxAttempts));
        this.store = store ?? throw new ArgumentNullException(nameof(store));
        this.maxAttempts = maxAttempts;
    }

    /// <summary>
    /// Returns what was written. The change runs again after a conflict, on what is there then: it must have no effect
    /// beside its result. What it throws ends the update. Not for a change that a person made on the old state.
    /// </summary>
    /// <exception cref="ConflictException">Others were faster each time: answer 409 or 412.</exception>
    public async Task<T> RunAsync(string id, Func<T, T> change, CancellationToken cancellation)
    {
        for (var attempt = 1; attempt <= maxAttempts; attempt++)
        {
            var read = await store.ReadAsync(id, cancellation).ConfigureAwait(false);
            var changed = change(read.Value);
            var isWritten = await store.TryWriteAsync(id, changed, read.Version, cancellation).ConfigureAwait(false);
            if (isWritten) return changed;
        }
        throw new ConflictException(id, maxAttempts);
    }
}
// --- demonstration ---
public sealed class FakeStore : IVersionedStore<int>
{
    private readonly object gate = new object();
    private Versioned<int> row = new Versioned<int>(0, 1);

    public Action BeforeWrite { get; set; } = () => { };

    public async Task<Versioned<int>> ReadAsync(string id, CancellationToken cancellation)
    {
        await Task.Yield();
        cancellation.ThrowIfCancellationRequested();
        lock (gate) return row;
    }

    public Task<bool> TryWriteAsync(string id, int value, long expectedVersion, CancellationToken cancellation)
    {
        BeforeWrite();
        lock (gate)
        {
            var isCurrent = row.Version == expectedVersion;
            if (isCurrent) row = new Versioned<int>(value, row.Version + 1);
            return Task.FromResult(isCurrent);
        }
    }

    public void Interfere(int value)
    {
        lock (gate) row = new Versioned<int>(value, row.Version + 1);
    }
}

public static class Program
{
    public static void Main()
    {
        RunAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    private static async Task RunAsync(CancellationToken none)
    {
        var store = new FakeStore();
        var seats = new OptimisticUpdate<int>(store, 3);

        // Without others one attempt does.
        Check(await seats.RunAsync("night train", taken => taken + 2, none) == 2, "two seats");

        // A change of somebody else in between is kept: the update runs again on it.
        var turns = 0;
        store.BeforeWrite = () =>
        {
            if (++turns < 3) store.Interfere(10 * turns);
        };
        Check(await seats.RunAsync("night train", taken => taken + 1, none) == 21 && turns == 3, $"{turns} turns");

        // It does not try for ever, and the others' state stays.
        turns = 0;
        store.BeforeWrite = () => store.Interfere(++turns);
        var conflict = await Expect<ConflictException>(() => seats.RunAsync("night train", taken => taken + 1, none));
        Check(conflict.Message == "night train was changed by others, 3 times in a row", conflict.Message);
        Check(turns == 3 && (await store.ReadAsync("night train", none)).Value == 3, $"{turns} turns");

        // An error of the change, and a cancellation, end it before anything is written.
        Func<int, int> full = taken => throw new InvalidOperationException("no seat left");
        await Expect<InvalidOperationException>(() => seats.RunAsync("night train", full, none));
        var cancelled = new CancellationToken(true);
        await Expect<OperationCanceledException>(() => seats.RunAsync("night train", taken => 0, cancelled));
        Check(turns == 3 && (await store.ReadAsync("night train", none)).Value == 3, $"{turns} turns");

        // Of many at the same time no update is lost.
        store.BeforeWrite = () => { };
        var patient = new OptimisticUpdate<int>(store, 10000);
        var updates = Enumerable.Range(0, 100).Select(_ => patient.RunAsync("night train", taken => taken + 1, none));
        await Task.WhenAll(updates);
        Check((await store.ReadAsync("night train", none)).Value == 103, "an update was lost");
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
