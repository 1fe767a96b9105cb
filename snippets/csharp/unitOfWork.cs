// pattern: unit-of-work
// prefix: sdUnitOfWork
// description: Unit of work: collects new, changed and removed objects and commits all of them in one transaction or none
// placeholders: UnitOfWork, ITransaction, TEntity
// --- imports ---
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
// --- snippet ---
/// <summary>Disposing of it without a commit rolls back.</summary>
public interface ITransaction<in TEntity> : IDisposable
{
    Task InsertAsync(TEntity entity, CancellationToken cancellation);

    Task UpdateAsync(TEntity entity, CancellationToken cancellation);

    Task DeleteAsync(TEntity entity, CancellationToken cancellation);

    Task CommitAsync(CancellationToken cancellation);
}

/// <summary>
/// Of one request and one thread. The DbContext of Entity Framework is a unit of work already: this is for stores that
/// have none.
/// </summary>
public sealed class UnitOfWork<TEntity> where TEntity : class
{
    private readonly Dictionary<TEntity, Change> changes = new Dictionary<TEntity, Change>();
    private readonly List<TEntity> order = new List<TEntity>();
    private readonly Func<ITransaction<TEntity>> begin;

    public UnitOfWork(Func<ITransaction<TEntity>> begin)
    {
        this.begin = begin ?? throw new ArgumentNullException(nameof(begin));
    }

    private enum Change
    {
        Insert,
        Update,
        Delete,
    }

    public bool HasChanges => changes.Count > 0;

    public void Add(TEntity entity)
    {
        if (changes.ContainsKey(entity)) throw new InvalidOperationException("Registered already");
        Set(entity, Change.Insert);
    }

    /// <summary>What is new is inserted as it is at the commit.</summary>
    public void MarkChanged(TEntity entity)
    {
        if (!changes.TryGetValue(entity, out var change)) Set(entity, Change.Update);
        else if (change == Change.Delete) throw new InvalidOperationException("It is removed");
    }

    public void Remove(TEntity entity)
    {
        var wasNew = changes.TryGetValue(entity, out var change) && change == Change.Insert;
        changes.Remove(entity);
        order.Remove(entity);
        if (!wasNew) Set(entity, Change.Delete);
    }

    /// <summary>In the order of registration. After an error all changes are still there for another attempt.</summary>
    public async Task CommitAsync(CancellationToken cancellation)
    {
        if (!HasChanges) return;
        using (var transaction = begin())
        {
            foreach (var entity in order) await Write(transaction, entity, cancellation).ConfigureAwait(false);
            await transaction.CommitAsync(cancellation).ConfigureAwait(false);
        }
        changes.Clear();
        order.Clear();
    }

    private Task Write(ITransaction<TEntity> transaction, TEntity entity, CancellationToken cancellation)
    {
        switch (changes[entity])
        {
            case Change.Insert: return transaction.InsertAsync(entity, cancellation);
            case Change.Update: return transaction.UpdateAsync(entity, cancellation);
            default: return transaction.DeleteAsync(entity, cancellation);
        }
    }

    private void Set(TEntity entity, Change change)
    {
        changes[entity] = change;
        order.Add(entity);
    }
}
// --- demonstration ---
public sealed class FakeDatabase
{
    public List<string> Committed { get; } = new List<string>();

    public string Broken { get; set; } = "";

    public int Begun { get; private set; }

    public int Open { get; private set; }

    public ITransaction<string> Begin()
    {
        Begun++;
        Open++;
        return new Transaction(this);
    }

    private sealed class Transaction : ITransaction<string>
    {
        private readonly List<string> writes = new List<string>();
        private readonly FakeDatabase database;

        public Transaction(FakeDatabase database) => this.database = database;

        public Task InsertAsync(string entity, CancellationToken cancellation) => Write($"insert {entity}");

        public Task UpdateAsync(string entity, CancellationToken cancellation) => Write($"update {entity}");

        public Task DeleteAsync(string entity, CancellationToken cancellation) => Write($"delete {entity}");

        public Task CommitAsync(CancellationToken cancellation)
        {
            if (database.Broken == "commit") throw new TimeoutException("commit");
            database.Committed.AddRange(writes);
            return Task.CompletedTask;
        }

        public void Dispose() => database.Open--;

        private async Task Write(string statement)
        {
            await Task.Yield();
            if (statement == database.Broken) throw new TimeoutException(statement);
            writes.Add(statement);
        }
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
        var work = new UnitOfWork<string>(database.Begin);

        // Nothing to do opens no transaction.
        await work.CommitAsync(none);
        Check(database.Begun == 0, $"{database.Begun} begun");

        // Changes are collected, joined and written in order.
        work.Add("loaf");
        work.MarkChanged("loaf");
        work.MarkChanged("oven");
        work.MarkChanged("oven");
        work.Remove("flour");
        work.Add("crumb");
        work.Remove("crumb");
        work.MarkChanged("tray");
        work.Remove("tray");
        Check(database.Committed.Count == 0 && work.HasChanges, "nothing is written before the commit");

        // An error at any place rolls back all and keeps the changes.
        foreach (var broken in new[] { "update oven", "delete tray", "commit" })
        {
            database.Broken = broken;
            await Expect<TimeoutException>(() => work.CommitAsync(none));
            Check(database.Committed.Count == 0 && database.Open == 0 && work.HasChanges, broken);
        }
        database.Broken = "";
        await work.CommitAsync(none);
        var written = string.Join(", ", database.Committed);
        Check(written == "insert loaf, update oven, delete flour, delete tray", written);
        Check(database.Open == 0 && !work.HasChanges, "the transaction is over");

        // After the commit it begins anew.
        work.MarkChanged("loaf");
        await work.CommitAsync(none);
        Check(database.Committed.Last() == "update loaf" && database.Committed.Count == 5, database.Committed.Last());

        // Contradictions are errors.
        work.Remove("loaf");
        await Expect<InvalidOperationException>(() => Task.Run(() => work.MarkChanged("loaf")));
        await Expect<InvalidOperationException>(() => Task.Run(() => work.Add("loaf")));
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
