// pattern: event-sourced-aggregate
// prefix: sdEventSourcedAggregate
// description: Event-sourced aggregate: pure Decide and Evolve, append with the expected version, a conflict is an error
// placeholders: Voucher, VoucherEvent, Issued, Redeemed, VoucherRepository
// --- preamble ---
using System.Linq;
// --- imports ---
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
// --- snippet ---
/// <summary>Closed and immutable. Stored for ever: a kind may get optional parts, and never another meaning.</summary>
public abstract class VoucherEvent
{
    private VoucherEvent(decimal amount) => Amount = amount;

    public decimal Amount { get; }

    public sealed class Issued : VoucherEvent
    {
        public Issued(decimal amount) : base(amount)
        {
        }
    }

    public sealed class Redeemed : VoucherEvent
    {
        public Redeemed(decimal amount) : base(amount)
        {
        }
    }
}

/// <summary>The state. What decides checks the rules, what evolves applies the outcome; both are pure.</summary>
public sealed class Voucher
{
    public static readonly Voucher Initial = new Voucher(false, 0);

    private readonly bool isIssued;

    private Voucher(bool isIssued, decimal balance)
    {
        this.isIssued = isIssued;
        Balance = balance;
    }

    public decimal Balance { get; }

    public IReadOnlyList<VoucherEvent> DecideIssue(decimal amount)
    {
        if (amount <= 0) throw new ArgumentOutOfRangeException(nameof(amount));
        if (isIssued) throw new InvalidOperationException("Issued already");
        return new[] { new VoucherEvent.Issued(amount) };
    }

    public IReadOnlyList<VoucherEvent> DecideRedeem(decimal amount)
    {
        if (amount <= 0) throw new ArgumentOutOfRangeException(nameof(amount));
        if (amount > Balance) throw new InvalidOperationException($"No more than {Balance} is left");
        return new[] { new VoucherEvent.Redeemed(amount) };
    }

    /// <summary>Checks no rules: what has happened has happened.</summary>
    public Voucher Evolve(VoucherEvent happened)
    {
        if (happened is VoucherEvent.Issued issued) return new Voucher(true, issued.Amount);
        if (happened is VoucherEvent.Redeemed redeemed) return new Voucher(true, Balance - redeemed.Amount);
        throw new ArgumentException($"Unknown event {happened}", nameof(happened));
    }
}

public sealed class ConflictException : Exception
{
    public ConflictException(string stream) : base($"{stream} has got other events meanwhile")
    {
    }
}

public interface IEventStore<TEvent>
{
    /// <summary>From the oldest to the latest; empty for an unknown stream.</summary>
    Task<IReadOnlyList<TEvent>> ReadAsync(string stream, CancellationToken cancellation);

    /// <summary>All or none, with a unique key on (stream, version).</summary>
    /// <exception cref="ConflictException">The stream is not as long as expected any more.</exception>
    Task AppendAsync(
        string stream, long expectedVersion, IReadOnlyList<TEvent> events, CancellationToken cancellation);
}

public sealed class VoucherRepository
{
    private readonly IEventStore<VoucherEvent> store;

    public VoucherRepository(IEventStore<VoucherEvent> store)
    {
        this.store = store ?? throw new ArgumentNullException(nameof(store));
    }

    /// <summary>Rebuilds, decides, appends. After a conflict the caller may run it again as a whole.</summary>
    public async Task<Voucher> HandleAsync(
        string id, Func<Voucher, IReadOnlyList<VoucherEvent>> decide, CancellationToken cancellation)
    {
        var history = await store.ReadAsync(id, cancellation).ConfigureAwait(false);
        var state = Apply(Voucher.Initial, history);
        var events = decide(state);
        await store.AppendAsync(id, history.Count, events, cancellation).ConfigureAwait(false);
        return Apply(state, events);
    }

    private static Voucher Apply(Voucher state, IEnumerable<VoucherEvent> events)
    {
        foreach (var happened in events) state = state.Evolve(happened);
        return state;
    }
}
// --- demonstration ---
public sealed class FakeEventStore : IEventStore<VoucherEvent>
{
    private readonly Dictionary<string, VoucherEvent[]> streams = new Dictionary<string, VoucherEvent[]>();

    public Task<IReadOnlyList<VoucherEvent>> ReadAsync(string stream, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<VoucherEvent>>(Of(stream));

    public Task AppendAsync(
        string stream, long expectedVersion, IReadOnlyList<VoucherEvent> events, CancellationToken cancellation)
    {
        if (Of(stream).Length != expectedVersion) throw new ConflictException(stream);
        streams[stream] = Of(stream).Concat(events).ToArray();
        return Task.CompletedTask;
    }

    public string Log(string stream) =>
        string.Join(", ", Of(stream).Select(one => (one is VoucherEvent.Issued ? "+" : "-") + one.Amount));

    private VoucherEvent[] Of(string stream) =>
        streams.TryGetValue(stream, out var events) ? events : new VoucherEvent[0];
}

public static class Program
{
    public static void Main()
    {
        RunAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    private static async Task RunAsync(CancellationToken none)
    {
        var store = new FakeEventStore();
        var vouchers = new VoucherRepository(store);

        // The state is what the events make of it, in each call anew.
        await vouchers.HandleAsync("v1", voucher => voucher.DecideIssue(50), none);
        await vouchers.HandleAsync("v1", voucher => voucher.DecideRedeem(20), none);
        var left = await new VoucherRepository(store).HandleAsync("v1", voucher => voucher.DecideRedeem(30), none);
        Check(left.Balance == 0 && store.Log("v1") == "+50, -20, -30", $"{left.Balance} of {store.Log("v1")}");

        // What the rules refuse leaves no event.
        await Expect<InvalidOperationException>(() => vouchers.HandleAsync("v1", one => one.DecideRedeem(1), none));
        await Expect<InvalidOperationException>(() => vouchers.HandleAsync("v1", one => one.DecideIssue(9), none));
        await Expect<InvalidOperationException>(() => vouchers.HandleAsync("v2", one => one.DecideRedeem(1), none));
        await Expect<ArgumentOutOfRangeException>(() => vouchers.HandleAsync("v2", one => one.DecideIssue(0), none));
        Check(store.Log("v1") == "+50, -20, -30" && store.Log("v2") == "", store.Log("v1") + store.Log("v2"));

        // Who decides on an old state gets a conflict, and the voucher is not spent twice.
        await vouchers.HandleAsync("v2", voucher => voucher.DecideIssue(10), none);
        await Expect<ConflictException>(() => vouchers.HandleAsync("v2", voucher =>
        {
            vouchers.HandleAsync("v2", other => other.DecideRedeem(10), none).GetAwaiter().GetResult();
            return voucher.DecideRedeem(10);
        }, none));
        Check(store.Log("v2") == "+10, -10", store.Log("v2"));

        // Decisions and changes are pure: the same state answers the same again.
        var state = Voucher.Initial.Evolve(new VoucherEvent.Issued(5));
        Check(state.DecideRedeem(5).Count == 1 && state.DecideRedeem(5).Count == 1 && state.Balance == 5, "pure");
        Check(state.Evolve(new VoucherEvent.Redeemed(2)).Balance == 3 && state.Balance == 5, $"{state.Balance}");
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
