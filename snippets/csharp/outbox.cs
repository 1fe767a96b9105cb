// pattern: outbox
// prefix: sdOutbox
// description: Transactional outbox: stores the event with the change; a relay publishes in order, at least once
// placeholders: Delivery, IDeliveryTransaction, DeliveryService, OutboxRelay, batchSize
// --- preamble ---
using System.Linq;
// --- imports ---
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
// --- snippet ---
public sealed class Delivery
{
    public Delivery(string id, string signedBy)
    {
        Id = id;
        SignedBy = signedBy;
    }

    public string Id { get; }

    public string SignedBy { get; }
}

/// <summary>Of one database: both rows or none. Disposing of it without a commit rolls back.</summary>
public interface IDeliveryTransaction : IDisposable
{
    Task SaveAsync(Delivery delivery, CancellationToken cancellation);

    Task AppendEventAsync(string topic, string payload, CancellationToken cancellation);

    Task CommitAsync(CancellationToken cancellation);
}

public sealed class DeliveryService
{
    private readonly Func<IDeliveryTransaction> begin;

    public DeliveryService(Func<IDeliveryTransaction> begin)
    {
        this.begin = begin ?? throw new ArgumentNullException(nameof(begin));
    }

    public async Task ConfirmAsync(Delivery delivery, CancellationToken cancellation)
    {
        using (var transaction = begin())
        {
            await transaction.SaveAsync(delivery, cancellation).ConfigureAwait(false);
            await transaction.AppendEventAsync("confirmed", delivery.Id, cancellation).ConfigureAwait(false);
            await transaction.CommitAsync(cancellation).ConfigureAwait(false);
        }
    }
}

public sealed class OutboxRow
{
    public OutboxRow(long id, string topic, string payload)
    {
        Id = id;
        Topic = topic;
        Payload = payload;
    }

    /// <summary>The order of publication, and what consumers recognize a repetition by.</summary>
    public long Id { get; }

    public string Topic { get; }

    public string Payload { get; }
}

public interface IOutbox
{
    /// <summary>The oldest that are not sent, in order of their id.</summary>
    Task<IReadOnlyList<OutboxRow>> UnsentAsync(int limit, CancellationToken cancellation);

    Task MarkSentAsync(long id, CancellationToken cancellation);
}

/// <summary>Only one may run at a time, of all processes, or the order is lost: hold a lease.</summary>
public sealed class OutboxRelay
{
    private readonly IOutbox outbox;
    private readonly Func<OutboxRow, CancellationToken, Task> publish;
    private readonly int batchSize;

    public OutboxRelay(IOutbox outbox, Func<OutboxRow, CancellationToken, Task> publish, int batchSize)
    {
        this.outbox = outbox ?? throw new ArgumentNullException(nameof(outbox));
        this.publish = publish ?? throw new ArgumentNullException(nameof(publish));
        this.batchSize = batchSize;
    }

    /// <summary>
    /// Returns how many were sent; call it again at once while that is a full batch, else later. Throws what publishing
    /// throws: that row and those behind it stay for the next time. Consumers must expect a row twice.
    /// </summary>
    public async Task<int> SendBatchAsync(CancellationToken cancellation)
    {
        var rows = await outbox.UnsentAsync(batchSize, cancellation).ConfigureAwait(false);
        foreach (var row in rows)
        {
            await publish(row, cancellation).ConfigureAwait(false);
            await outbox.MarkSentAsync(row.Id, cancellation).ConfigureAwait(false);
        }
        return rows.Count;
    }
}
// --- demonstration ---
public sealed class FakeDatabase : IOutbox
{
    public List<Delivery> Deliveries { get; } = new List<Delivery>();

    public List<OutboxRow> Unsent { get; } = new List<OutboxRow>();

    public bool FailsToCommit { get; set; }

    public bool FailsToMark { get; set; }

    public IDeliveryTransaction Begin() => new Transaction(this);

    public Task<IReadOnlyList<OutboxRow>> UnsentAsync(int limit, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<OutboxRow>>(Unsent.OrderBy(row => row.Id).Take(limit).ToArray());

    public Task MarkSentAsync(long id, CancellationToken cancellation)
    {
        if (FailsToMark) throw new TimeoutException("mark");
        Unsent.RemoveAll(row => row.Id == id);
        return Task.CompletedTask;
    }

    private sealed class Transaction : IDeliveryTransaction
    {
        private static long lastId;

        private readonly FakeDatabase database;
        private readonly List<Action> writes = new List<Action>();

        public Transaction(FakeDatabase database) => this.database = database;

        public Task SaveAsync(Delivery delivery, CancellationToken cancellation)
        {
            writes.Add(() => database.Deliveries.Add(delivery));
            return Task.CompletedTask;
        }

        public Task AppendEventAsync(string topic, string payload, CancellationToken cancellation)
        {
            writes.Add(() => database.Unsent.Add(new OutboxRow(++lastId, topic, payload)));
            return Task.CompletedTask;
        }

        public Task CommitAsync(CancellationToken cancellation)
        {
            if (database.FailsToCommit) throw new TimeoutException("commit");
            writes.ForEach(write => write());
            return Task.CompletedTask;
        }

        public void Dispose() => writes.Clear();
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
        var database = new FakeDatabase();
        var service = new DeliveryService(database.Begin);
        var published = new List<string>();
        var refused = "";
        var relay = new OutboxRelay(database, (row, token) =>
        {
            if (row.Payload == refused) throw new TimeoutException("broker");
            published.Add($"{row.Topic} {row.Payload}");
            return Task.CompletedTask;
        }, 3);

        // The change and its event are stored together or not at all.
        database.FailsToCommit = true;
        await Expect<TimeoutException>(() => service.ConfirmAsync(new Delivery("d0", "ida"), none));
        Check(database.Deliveries.Count == 0 && database.Unsent.Count == 0, "nothing stored");
        database.FailsToCommit = false;
        for (var index = 1; index <= 5; index++) await service.ConfirmAsync(new Delivery($"d{index}", "ida"), none);
        Check(database.Deliveries.Count == 5 && database.Unsent.Count == 5, "both stored");

        // A failing publication stops there, and is repeated later in its order.
        refused = "d2";
        await Expect<TimeoutException>(() => relay.SendBatchAsync(none));
        Check(published.SequenceEqual(new[] { "confirmed d1" }), string.Join(", ", published));
        Check(database.Unsent.Count == 4, $"{database.Unsent.Count} unsent");
        refused = "";
        Check(await relay.SendBatchAsync(none) == 3 && await relay.SendBatchAsync(none) == 1, "a batch and the rest");
        Check(string.Join(" ", published.Select(row => row.Substring(10))) == "d1 d2 d3 d4 d5", "the order");
        Check(await relay.SendBatchAsync(none) == 0 && published.Count == 5, "nothing is sent again");

        // What is published and cannot be marked comes again: at least once.
        await service.ConfirmAsync(new Delivery("d6", "ida"), none);
        database.FailsToMark = true;
        await Expect<TimeoutException>(() => relay.SendBatchAsync(none));
        database.FailsToMark = false;
        Check(await relay.SendBatchAsync(none) == 1, "once more");
        Check(published.Count(row => row == "confirmed d6") == 2, string.Join(", ", published));
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
