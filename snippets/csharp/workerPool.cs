// pattern: worker-pool
// prefix: sdWorkerPool
// description: Worker pool: a fixed number of asynchronous workers over many items; results in order, the first error stops all
// placeholders: WorkerPool, size, work
// --- imports ---
using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
// --- snippet ---
public static class WorkerPool
{
    /// <summary>
    /// Returns when no worker runs any more, also after an error or a cancellation. Results are in the order of the
    /// items. The first error cancels the token of the others and is the one thrown.
    /// </summary>
    public static async Task<TResult[]> RunAsync<TItem, TResult>(
        IReadOnlyList<TItem> items,
        int size,
        Func<TItem, CancellationToken, Task<TResult>> work,
        CancellationToken cancellation)
    {
        if (size < 1) throw new ArgumentOutOfRangeException(nameof(size));
        var results = new TResult[items.Count];
        var last = -1;
        Exception failure = null;
        using (var source = CancellationTokenSource.CreateLinkedTokenSource(cancellation))
        {
            Func<Task> worker = async () =>
            {
                while (!source.IsCancellationRequested)
                {
                    var index = Interlocked.Increment(ref last);
                    if (index >= results.Length) return;
                    try
                    {
                        results[index] = await work(items[index], source.Token).ConfigureAwait(false);
                    }
                    catch (Exception error)
                    {
                        // What the others throw as they are cancelled is a consequence of the first.
                        Interlocked.CompareExchange(ref failure, error, null);
                        source.Cancel();
                    }
                }
            };
            var workers = Enumerable.Range(0, Math.Min(size, results.Length)).Select(_ => Task.Run(worker));
            await Task.WhenAll(workers).ConfigureAwait(false);
        }
        cancellation.ThrowIfCancellationRequested();
        if (failure != null) ExceptionDispatchInfo.Capture(failure).Throw();
        return results;
    }
}
// --- demonstration ---
public static class Program
{
    private static readonly int[] Frames = Enumerable.Range(0, 40).ToArray();

    public static void Main()
    {
        RunAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    private static async Task RunAsync(CancellationToken none)
    {
        // Results are in order although later items end sooner; no more workers than asked for.
        var running = 0;
        var most = 0;
        var gate = new object();
        Func<int, CancellationToken, Task<string>> render = async (frame, token) =>
        {
            lock (gate) most = Math.Max(most, ++running);
            if (frame % 4 == 0) await Task.Delay(2, token);
            else await Task.Yield();
            lock (gate) running--;
            return $"frame {frame}";
        };
        var frames = await WorkerPool.RunAsync(Frames, 3, render, none);
        Check(frames.SequenceEqual(Frames.Select(frame => $"frame {frame}")), string.Join(", ", frames));
        Check(most <= 3, $"{most} at once");

        // As many as asked for: each of these waits until three are there.
        var arrived = 0;
        var together = new TaskCompletionSource<bool>();
        var met = await WorkerPool.RunAsync(Frames, 3, async (frame, token) =>
        {
            if (Interlocked.Increment(ref arrived) == 3) together.SetResult(true);
            await together.Task;
            return frame;
        }, none);
        Check(met.SequenceEqual(Frames), string.Join(", ", met));

        // No items need no worker; more workers than items are none too many.
        Check((await WorkerPool.RunAsync(new int[0], 3, render, none)).Length == 0, "nothing to do");
        Check((await WorkerPool.RunAsync(Frames, 100, render, none)).Length == 40, "all done");

        // The first error stops the others and is the one that comes out.
        var begun = 0;
        var ended = 0;
        var error = await Expect<FormatException>(() => WorkerPool.RunAsync(Frames, 4, async (frame, token) =>
        {
            Interlocked.Increment(ref begun);
            try
            {
                if (frame == 3) throw new FormatException("frame 3 is broken");
                await Task.Delay(Timeout.Infinite, token);
                return 0;
            }
            finally
            {
                Interlocked.Increment(ref ended);
            }
        }, none));
        Check(error.Message == "frame 3 is broken", error.Message);
        Check(begun == ended && begun <= 4, $"{begun} begun, {ended} ended");

        // The caller's cancellation stops all and comes out as such.
        using (var source = new CancellationTokenSource())
        {
            var endless = WorkerPool.RunAsync(Frames, 4, async (frame, token) =>
            {
                if (frame == 1) source.Cancel();
                await Task.Delay(Timeout.Infinite, token);
                return 0;
            }, source.Token);
            await Expect<OperationCanceledException>(() => endless);
        }
        await Expect<ArgumentOutOfRangeException>(() => WorkerPool.RunAsync(Frames, 0, render, none));
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
