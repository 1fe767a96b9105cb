// pattern: proxy
// prefix: dpProxy
// description: Proxy: the same interface, which checks access and opens the costly subject when it is first needed
// placeholders: IArchive, ArchiveProxy, mayRead
// --- preamble ---
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
// --- imports ---
using System;
using System.Threading;
// --- snippet ---
public interface IArchive : IDisposable
{
    string Read(string document);
}

/// <summary>
/// Opens the archive for the first one who may read, and closes it with itself. As thread-safe as the archive; dispose
/// of it when nobody reads any more.
/// </summary>
public sealed class ArchiveProxy : IArchive
{
    private readonly Lazy<IArchive> archive;
    private readonly Func<string, bool> mayRead;
    private int disposed;

    public ArchiveProxy(Func<IArchive> open, Func<string, bool> mayRead)
    {
        if (open == null) throw new ArgumentNullException(nameof(open));
        this.mayRead = mayRead ?? throw new ArgumentNullException(nameof(mayRead));
        archive = new Lazy<IArchive>(open, LazyThreadSafetyMode.ExecutionAndPublication);
    }

    /// <exception cref="UnauthorizedAccessException">Thrown before the archive is opened or asked.</exception>
    public string Read(string document)
    {
        if (Volatile.Read(ref disposed) == 1) throw new ObjectDisposedException(nameof(ArchiveProxy));
        if (!mayRead(document)) throw new UnauthorizedAccessException($"No access to {document}");
        return archive.Value.Read(document);
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 0 && archive.IsValueCreated) archive.Value.Dispose();
    }
}
// --- demonstration ---
public sealed class FakeArchive : IArchive
{
    public List<string> Log { get; } = new List<string>();

    public string Read(string document)
    {
        lock (Log) Log.Add(document);
        return $"text of {document}";
    }

    public void Dispose() => Log.Add("closed");
}

public static class Program
{
    public static void Main()
    {
        var real = new FakeArchive();
        var opened = 0;
        Func<IArchive> open = () =>
        {
            Interlocked.Increment(ref opened);
            return real;
        };
        IArchive archive = new ArchiveProxy(open, document => document.StartsWith("public/"));

        // Neither its making nor a refused call opens the archive.
        var error = Expect<UnauthorizedAccessException>(() => archive.Read("secret/will"));
        Check(error.Message == "No access to secret/will" && opened == 0, $"{error.Message}, opened {opened} times");

        // The first who may read opens it, also if several come at once; all get what it says.
        var reads = Enumerable.Range(0, 8).Select(_ => Task.Run(() => archive.Read("public/charter"))).ToArray();
        Check(reads.All(read => read.Result == "text of public/charter"), "the text of the charter expected");
        Check(opened == 1 && real.Log.Count == 8, $"opened {opened} times, {real.Log.Count} reads");
        Expect<UnauthorizedAccessException>(() => archive.Read("secret/will"));
        Check(!real.Log.Contains("secret/will"), "the archive must not see a refused call");

        // It closes what it opened, once, and is over then.
        archive.Dispose();
        archive.Dispose();
        Check(real.Log.Count(entry => entry == "closed") == 1, "closed once");
        Expect<ObjectDisposedException>(() => archive.Read("public/charter"));

        // What was never opened needs no closing.
        new ArchiveProxy(open, document => true).Dispose();
        Check(opened == 1, $"opened {opened} times");
    }

    private static TError Expect<TError>(Action action) where TError : Exception
    {
        try
        {
            action();
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
