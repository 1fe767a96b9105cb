// pattern: leader-lock
// prefix: sdLeaderLock
// description: Leader lock: a lease with owner and expiry by compare-and-set, renewed and released by its owner, with a fencing token
// placeholders: LeaderLock, ILeaseStore, timeToLive
// --- preamble ---
using System.Linq;
// --- imports ---
using System;
using System.Threading;
using System.Threading.Tasks;
// --- snippet ---
public sealed class Lease
{
    public Lease(string owner, DateTimeOffset expiresAt, long token)
    {
        Owner = owner;
        ExpiresAt = expiresAt;
        Token = token;
    }

    public string Owner { get; }

    public DateTimeOffset ExpiresAt { get; }

    /// <summary>Grows with every new leader, and never shrinks: an expired lease stays in the store.</summary>
    public long Token { get; }
}

public interface ILeaseStore
{
    /// <summary>Null if there never was one.</summary>
    Task<Lease> ReadAsync(string name, CancellationToken cancellation);

    /// <summary>Atomic: false unless the store holds exactly what was expected, in all fields.</summary>
    Task<bool> CompareAndSetAsync(string name, Lease expected, Lease replacement, CancellationToken cancellation);
}

/// <summary>
/// One per process and name. It alone does not make a leader the only one: a process may stop for longer than its lease
/// and go on. Send the token with each write, and let the target refuse a lower one than it has seen.
/// </summary>
public sealed class LeaderLock
{
    private readonly string owner = Guid.NewGuid().ToString("N");
    private readonly ILeaseStore store;
    private readonly string name;
    private readonly TimeSpan timeToLive;
    private readonly Func<DateTimeOffset> clock;

    /// <param name="timeToLive">Much longer than clocks differ. Renew after a third of it.</param>
    public LeaderLock(ILeaseStore store, string name, TimeSpan timeToLive, Func<DateTimeOffset> clock = null)
    {
        if (timeToLive <= TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(timeToLive));
        this.store = store ?? throw new ArgumentNullException(nameof(store));
        this.name = name ?? throw new ArgumentNullException(nameof(name));
        this.timeToLive = timeToLive;
        this.clock = clock ?? (() => DateTimeOffset.UtcNow);
    }

    /// <summary>The fencing token, or null while another is the leader.</summary>
    public async Task<long?> TryAcquireAsync(CancellationToken cancellation)
    {
        var now = clock(); // Read before the store, so that a slow answer shortens the lease and does not stretch it.
        var present = await store.ReadAsync(name, cancellation).ConfigureAwait(false);
        if (present != null && present.ExpiresAt > now) return null;
        var lease = new Lease(owner, now + timeToLive, (present?.Token ?? 0) + 1);
        var isLeader = await store.CompareAndSetAsync(name, present, lease, cancellation).ConfigureAwait(false);
        return isLeader ? lease.Token : (long?)null;
    }

    /// <summary>False: it is not the leader any more, and must stop at once.</summary>
    public Task<bool> RenewAsync(CancellationToken cancellation) => ReplaceAsync(timeToLive, cancellation);

    /// <summary>Lets another one in before the lease expires. False if it was not the leader any more.</summary>
    public Task<bool> ReleaseAsync(CancellationToken cancellation) => ReplaceAsync(TimeSpan.Zero, cancellation);

    private async Task<bool> ReplaceAsync(TimeSpan duration, CancellationToken cancellation)
    {
        var now = clock();
        var present = await store.ReadAsync(name, cancellation).ConfigureAwait(false);
        if (present == null || present.Owner != owner || present.ExpiresAt <= now) return false;
        var lease = new Lease(owner, now + duration, present.Token);
        return await store.CompareAndSetAsync(name, present, lease, cancellation).ConfigureAwait(false);
    }
}
// --- demonstration ---
public sealed class FakeStore : ILeaseStore
{
    private readonly object gate = new object();
    private Lease lease;

    public Action AfterRead { get; set; } = () => { };

    public async Task<Lease> ReadAsync(string name, CancellationToken cancellation)
    {
        await Task.Yield();
        var read = Read();
        AfterRead();
        return read;
    }

    public Task<bool> CompareAndSetAsync(
        string name, Lease expected, Lease replacement, CancellationToken cancellation)
    {
        lock (gate)
        {
            var isExpected = lease == expected;
            if (isExpected) lease = replacement;
            return Task.FromResult(isExpected);
        }
    }

    private Lease Read()
    {
        lock (gate) return lease;
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
        var now = new DateTimeOffset(2025, 5, 1, 12, 0, 0, TimeSpan.Zero);
        var store = new FakeStore();
        var ten = TimeSpan.FromSeconds(10);
        var first = new LeaderLock(store, "billing", ten, () => now);
        var second = new LeaderLock(store, "billing", ten, () => now);

        // One leads; the other one neither becomes leader nor can renew or release.
        Check(await first.TryAcquireAsync(none) == 1, "the first token");
        Check(await second.TryAcquireAsync(none) == null, "there is a leader");
        Check(!await second.RenewAsync(none) && !await second.ReleaseAsync(none), "not its lease");
        Check(await second.TryAcquireAsync(none) == null, "still the first");

        // Renewal keeps the lease beyond its first end.
        now = now.AddSeconds(9);
        Check(await first.RenewAsync(none), "renewed");
        now = now.AddSeconds(9);
        Check(await second.TryAcquireAsync(none) == null, "renewed until later");

        // When it has expired another one leads, with a higher token, and the old one learns of it.
        now = now.AddSeconds(1);
        Check(!await first.RenewAsync(none), "an expired lease is lost");
        Check(await second.TryAcquireAsync(none) == 2, "the second token");
        Check(!await first.RenewAsync(none) && !await first.ReleaseAsync(none), "not its lease any more");

        // A release lets the next one in at once; the token goes on growing.
        Check(await second.ReleaseAsync(none) && !await second.ReleaseAsync(none), "released once");
        Check(await first.TryAcquireAsync(none) == 3, "the third token");

        // A lease that changes hands between reading and writing is not taken away.
        now = now.AddSeconds(10);
        store.AfterRead = () =>
        {
            store.AfterRead = () => { };
            Check(second.TryAcquireAsync(none).GetAwaiter().GetResult() == 4, "the fourth token");
        };
        Check(await first.TryAcquireAsync(none) == null, "the other one was faster");

        // Of many at the same time one becomes leader.
        now = now.AddSeconds(10);
        var candidates = Enumerable.Range(0, 8).Select(_ => new LeaderLock(store, "billing", ten, () => now));
        var tokens = await Task.WhenAll(candidates.Select(one => Task.Run(() => one.TryAcquireAsync(none))));
        Check(tokens.Count(token => token != null) == 1 && tokens.Max() == 5, string.Join(", ", tokens));
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
