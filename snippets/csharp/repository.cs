// pattern: repository
// prefix: sdRepository
// description: Repository: a domain interface and its thread-safe in-memory implementation; not found is an error of its own
// placeholders: Boat, IBoatRepository, InMemoryBoatRepository, BoatNotFoundException
// --- imports ---
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
// --- snippet ---
/// <summary>Immutable, so that nobody changes what is stored except through the repository.</summary>
public sealed class Boat
{
    public Boat(Guid id, string name, string harbour)
    {
        Id = id;
        Name = name ?? throw new ArgumentNullException(nameof(name));
        Harbour = harbour ?? throw new ArgumentNullException(nameof(harbour));
    }

    public Guid Id { get; }

    public string Name { get; }

    public string Harbour { get; }

    public Boat MovedTo(string harbour) => new Boat(Id, Name, harbour);
}

public sealed class BoatNotFoundException : Exception
{
    public BoatNotFoundException(Guid id) : base($"Not found: {id}")
    {
    }
}

/// <summary>Belongs to the domain: it speaks of domain types and questions, and of no database.</summary>
public interface IBoatRepository
{
    /// <exception cref="BoatNotFoundException">There is none.</exception>
    Task<Boat> GetAsync(Guid id, CancellationToken cancellation);

    /// <summary>Ordered by name.</summary>
    Task<IReadOnlyList<Boat>> InHarbourAsync(string harbour, CancellationToken cancellation);

    /// <summary>Adds or replaces; the last write wins.</summary>
    Task SaveAsync(Boat boat, CancellationToken cancellation);

    /// <summary>False if there was none.</summary>
    Task<bool> RemoveAsync(Guid id, CancellationToken cancellation);
}

/// <summary>For tests and prototypes: its contents end with the process. Thread-safe.</summary>
public sealed class InMemoryBoatRepository : IBoatRepository
{
    private readonly ConcurrentDictionary<Guid, Boat> byId = new ConcurrentDictionary<Guid, Boat>();

    public Task<Boat> GetAsync(Guid id, CancellationToken cancellation) => AnswerAsync(
        () => byId.TryGetValue(id, out var found) ? found : throw new BoatNotFoundException(id), cancellation);

    public Task<IReadOnlyList<Boat>> InHarbourAsync(string harbour, CancellationToken cancellation) =>
        AnswerAsync<IReadOnlyList<Boat>>(
            () => byId.Values
                .Where(one => one.Harbour == harbour)
                .OrderBy(one => one.Name, StringComparer.Ordinal)
                .ToArray(),
            cancellation);

    public Task SaveAsync(Boat boat, CancellationToken cancellation) =>
        AnswerAsync(() => byId[boat.Id] = boat, cancellation);

    public Task<bool> RemoveAsync(Guid id, CancellationToken cancellation) =>
        AnswerAsync(() => byId.TryRemove(id, out _), cancellation);

    private static Task<T> AnswerAsync<T>(Func<T> answer, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested) return Task.FromCanceled<T>(cancellation);
        try
        {
            return Task.FromResult(answer());
        }
        catch (Exception error)
        {
            return Task.FromException<T>(error);
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
        IBoatRepository boats = new InMemoryBoatRepository();
        var gull = new Boat(Guid.NewGuid(), "Gull", "Aalborg");
        var auk = new Boat(Guid.NewGuid(), "Auk", "Aalborg");
        foreach (var boat in new[] { gull, auk }) await boats.SaveAsync(boat, none);

        // What is saved is found, by its id and by the domain's question, in order.
        Check((await boats.GetAsync(gull.Id, none)).Name == "Gull", "Gull expected");
        var inHarbour = await boats.InHarbourAsync("Aalborg", none);
        Check(inHarbour.Select(boat => boat.Name).SequenceEqual(new[] { "Auk", "Gull" }), "Auk and Gull expected");

        // A change counts when it is saved, and answers given before stay as they are.
        var moved = gull.MovedTo("Bergen");
        Check((await boats.GetAsync(gull.Id, none)).Harbour == "Aalborg", "not saved yet");
        await boats.SaveAsync(moved, none);
        Check((await boats.GetAsync(gull.Id, none)).Harbour == "Bergen", "saved");
        Check(inHarbour.Count == 2 && (await boats.InHarbourAsync("Aalborg", none)).Count == 1, "one left in Aalborg");

        // What is not there is an error that names the id.
        Check(await boats.RemoveAsync(auk.Id, none) && !await boats.RemoveAsync(auk.Id, none), "removed once");
        var error = await Expect<BoatNotFoundException>(() => boats.GetAsync(auk.Id, none));
        Check(error.Message.Contains(auk.Id.ToString()), error.Message);
        Check((await boats.InHarbourAsync("Cuxhaven", none)).Count == 0, "an empty list expected");

        // A cancelled write has no effect.
        var cancelled = new CancellationToken(true);
        await Expect<OperationCanceledException>(() => boats.SaveAsync(auk, cancelled));
        await Expect<BoatNotFoundException>(() => boats.GetAsync(auk.Id, none));
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
