// pattern: inbox
// prefix: sdInboxDedupe
// description: Inbox: records the message id in the same transaction as the effect, so that a repeated message has none
// placeholders: Inbox, IInboxTransaction, TTransaction
// --- preamble ---
using System.Collections.Generic;
using System.Linq;
// --- imports ---
using System;
using System.Threading;
using System.Threading.Tasks;
// --- snippet ---
/// <summary>The domain's transaction, with one more table. Disposing of it without a commit rolls back.</summary>
public interface IInboxTransaction : IDisposable
{
    /// <summary>
    /// insert into inbox (consumer, message_id) ... on conflict do nothing: false if it is there already. Waits for
    /// another transaction that inserts the same.
    /// </summary>
    Task<bool> TryRecordAsync(string consumer, string messageId, CancellationToken cancellation);

    Task CommitAsync(CancellationToken cancellation);
}

/// <summary>
/// Makes of "at least once" an effect that happens once, for effects within the database: an e-mail is none. Keep the
/// ids for longer than the broker may repeat a message.
/// </summary>
public sealed class Inbox<TTransaction> where TTransaction : IInboxTransaction
{
    private readonly Func<TTransaction> begin;
    private readonly string consumer;

    /// <param name="consumer">Each consumer of a message has its own entry.</param>
    public Inbox(Func<TTransaction> begin, string consumer)
    {
        this.begin = begin ?? throw new ArgumentNullException(nameof(begin));
        this.consumer = consumer ?? throw new ArgumentNullException(nameof(consumer));
    }

    /// <summary>
    /// Returns false for a message that was handled before; acknowledge it in both cases. After an error neither the id
    /// nor the effect is stored, and the message may come again.
    /// </summary>
    public async Task<bool> HandleAsync(
        string messageId, Func<TTransaction, CancellationToken, Task> effect, CancellationToken cancellation)
    {
        using (var transaction = begin())
        {
            var isNew = await transaction.TryRecordAsync(consumer, messageId, cancellation).ConfigureAwait(false);
            if (!isNew) return false;
            await effect(transaction, cancellation).ConfigureAwait(false);
            await transaction.CommitAsync(cancellation).ConfigureAwait(false);
            return true;
        }
    }
}
// --- demonstration ---
public sealed class FakeDatabase
{
    public HashSet<string> Ids { get; } = new HashSet<string>();

    public int Litres { get; set; }

    public bool FailsToCommit { get; set; }

    public SemaphoreSlim Lock { get; } = new SemaphoreSlim(1);
}

public sealed class TankTransaction : IInboxTransaction
{
    private readonly FakeDatabase database;
    private readonly List<Action> writes = new List<Action>();
    private bool isLocked;

    public TankTransaction(FakeDatabase database) => this.database = database;

    public async Task<bool> TryRecordAsync(string consumer, string messageId, CancellationToken cancellation)
    {
        await database.Lock.WaitAsync(cancellation);
        isLocked = true;
        writes.Add(() => database.Ids.Add($"{consumer} {messageId}"));
        return !database.Ids.Contains($"{consumer} {messageId}");
    }

    public void Fill(int litres) => writes.Add(() => database.Litres += litres);

    public Task CommitAsync(CancellationToken cancellation)
    {
        if (database.FailsToCommit) throw new TimeoutException("commit");
        writes.ForEach(write => write());
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        if (isLocked) database.Lock.Release();
        isLocked = false;
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
        var inbox = new Inbox<TankTransaction>(() => new TankTransaction(database), "tank");
        Func<TankTransaction, CancellationToken, Task> fill = async (transaction, token) =>
        {
            await Task.Yield();
            transaction.Fill(10);
        };

        // The same message again has no effect; another one has.
        Check(await inbox.HandleAsync("m1", fill, none) && !await inbox.HandleAsync("m1", fill, none), "once");
        Check(await inbox.HandleAsync("m2", fill, none) && database.Litres == 20, $"{database.Litres}");

        // After an error of the effect or of the commit nothing is stored, and the message may come again.
        Func<TankTransaction, CancellationToken, Task> leak = (transaction, token) =>
        {
            transaction.Fill(99);
            throw new FormatException("leak");
        };
        await Expect<FormatException>(() => inbox.HandleAsync("m3", leak, none));
        database.FailsToCommit = true;
        await Expect<TimeoutException>(() => inbox.HandleAsync("m3", fill, none));
        database.FailsToCommit = false;
        Check(database.Litres == 20 && database.Ids.Count == 2, $"{database.Litres}, {database.Ids.Count} ids");
        Check(await inbox.HandleAsync("m3", fill, none) && database.Litres == 30, $"{database.Litres}");

        // Another consumer of the same message has its own effect.
        var other = new Inbox<TankTransaction>(() => new TankTransaction(database), "bill");
        Check(await other.HandleAsync("m1", fill, none) && database.Litres == 40, $"{database.Litres}");

        // Of deliveries at the same time one has an effect.
        var deliveries = Enumerable.Range(0, 8).Select(_ => Task.Run(() => inbox.HandleAsync("m4", fill, none)));
        Check((await Task.WhenAll(deliveries)).Count(isNew => isNew) == 1, "one is new");
        Check(database.Litres == 50, $"{database.Litres}");
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
