// pattern: graceful-shutdown
// prefix: sdGracefulShutdown
// description: Graceful shutdown: not ready first, then no new work, drains within a limit, closes resources in reverse order
// placeholders: Lifecycle, settleTime, drainLimit, ShuttingDownException
// --- preamble ---
using System.Linq;
// --- imports ---
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
// --- snippet ---
/// <summary>Answer 503: another instance will take it.</summary>
public sealed class ShuttingDownException : Exception
{
}

/// <summary>
/// One per process, thread-safe. Call StopAsync when the process is told to end, and wait for it before Main returns.
/// The platform must grant more time than both waits together.
/// </summary>
public sealed class Lifecycle
{
    private readonly object gate = new object();
    private readonly Stack<Func<Task>> resources = new Stack<Func<Task>>();
    private readonly CancellationTokenSource aborting = new CancellationTokenSource();
    private readonly TaskCompletionSource<bool> drained =
        new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lazy<Task<bool>> stopping;
    private readonly TimeSpan settleTime;
    private readonly TimeSpan drainLimit;
    private readonly Func<TimeSpan, Task> delay;
    private int running;
    private bool isAccepting = true;
    private volatile bool isReady = true;

    /// <param name="settleTime">Until load balancers have seen that it is not ready; work still comes in.</param>
    /// <param name="drainLimit">For the work that is under way.</param>
    public Lifecycle(TimeSpan settleTime, TimeSpan drainLimit, Func<TimeSpan, Task> delay = null)
    {
        this.settleTime = settleTime;
        this.drainLimit = drainLimit;
        this.delay = delay ?? Task.Delay;
        stopping = new Lazy<Task<bool>>(StopOnceAsync);
    }

    /// <summary>What the readiness endpoint answers.</summary>
    public bool IsReady => isReady;

    /// <summary>Register each resource when it is open: what was opened last is closed first.</summary>
    public void CloseAtEnd(Func<Task> close)
    {
        lock (gate) resources.Push(close);
    }

    /// <summary>The token is cancelled when the limit is over.</summary>
    /// <exception cref="ShuttingDownException">No new work is accepted; this was not called.</exception>
    public async Task RunAsync(Func<CancellationToken, Task> work)
    {
        lock (gate)
        {
            if (!isAccepting) throw new ShuttingDownException();
            running++;
        }
        try
        {
            await work(aborting.Token).ConfigureAwait(false);
        }
        finally
        {
            lock (gate)
            {
                if (--running == 0 && !isAccepting) drained.TrySetResult(true);
            }
        }
    }

    /// <summary>
    /// False if work was cancelled since the limit was over. All who call it get the same task. Throws an
    /// AggregateException, at the end, of what closing has thrown.
    /// </summary>
    public Task<bool> StopAsync() => stopping.Value;

    private async Task<bool> StopOnceAsync()
    {
        isReady = false;
        await delay(settleTime).ConfigureAwait(false);
        lock (gate)
        {
            isAccepting = false;
            if (running == 0) drained.TrySetResult(true);
        }
        await Task.WhenAny(drained.Task, delay(drainLimit)).ConfigureAwait(false);
        var isClean = drained.Task.IsCompleted;
        if (!isClean) aborting.Cancel();
        await CloseAllAsync().ConfigureAwait(false);
        return isClean;
    }

    private async Task CloseAllAsync()
    {
        Func<Task>[] lastFirst;
        lock (gate) lastFirst = resources.ToArray();
        var errors = new List<Exception>();
        foreach (var close in lastFirst)
        {
            try
            {
                await close().ConfigureAwait(false);
            }
            catch (Exception error)
            {
                errors.Add(error);
            }
        }
        if (errors.Count > 0) throw new AggregateException("Resources failed to close", errors);
    }
}
// --- demonstration ---
public static class Program
{
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(20);
    private static readonly List<string> Closed = new List<string>();
    private static Dictionary<TimeSpan, TaskCompletionSource<bool>> timers;

    public static void Main()
    {
        RunAsync().GetAwaiter().GetResult();
    }

    private static async Task RunAsync()
    {
        // Not ready at once, while work is accepted until the load balancers have seen it.
        var lifecycle = Create();
        var request = new TaskCompletionSource<bool>();
        var token = CancellationToken.None;
        var first = lifecycle.RunAsync(given =>
        {
            token = given;
            return request.Task;
        });
        Check(lifecycle.IsReady, "ready");
        var stopping = lifecycle.StopAsync();
        Check(!lifecycle.IsReady && lifecycle.StopAsync() == stopping, "not ready");
        var second = new TaskCompletionSource<bool>();
        var late = lifecycle.RunAsync(_ => second.Task);

        // Then nothing new comes in, what runs may end, and nothing is closed before.
        timers[Settle].SetResult(true);
        await Expect<ShuttingDownException>(() => lifecycle.RunAsync(_ => throw new FormatException("called")));
        request.SetResult(true);
        await first;
        Check(!stopping.IsCompleted && Closed.Count == 0, "one is still running");
        second.SetException(new TimeoutException());
        await Expect<TimeoutException>(() => late);
        Check(await stopping && !token.IsCancellationRequested, "drained in time, also by a failure");
        ExpectClosed("server", "broker", "database");

        // Without work it does not wait for the limit.
        lifecycle = Create();
        stopping = lifecycle.StopAsync();
        timers[Settle].SetResult(true);
        Check(await stopping, "nothing to drain");
        ExpectClosed("server", "broker", "database");

        // Work that takes too long is cancelled, and the resources are closed all the same.
        lifecycle = Create();
        await lifecycle.RunAsync(_ => Task.CompletedTask);
        var endless = lifecycle.RunAsync(given => Task.Delay(Timeout.Infinite, given));
        stopping = lifecycle.StopAsync();
        timers[Settle].SetResult(true);
        Check(!stopping.IsCompleted, "it waits for the work");
        timers[Drain].SetResult(true);
        Check(!await stopping, "not drained");
        await Expect<OperationCanceledException>(() => endless);
        ExpectClosed("server", "broker", "database");

        // A resource that fails to close stops no other, and its error is not lost.
        lifecycle = Create();
        lifecycle.CloseAtEnd(() => throw new TimeoutException("cache"));
        stopping = lifecycle.StopAsync();
        timers[Settle].SetResult(true);
        var error = await Expect<AggregateException>(() => stopping);
        Check(error.InnerExceptions.Single().Message == "cache", $"{error}");
        ExpectClosed("server", "broker", "database");
    }

    private static Lifecycle Create()
    {
        timers = new[] { Settle, Drain }.ToDictionary(time => time, time => new TaskCompletionSource<bool>());
        var lifecycle = new Lifecycle(Settle, Drain, time => timers[time].Task);
        foreach (var name in new[] { "database", "broker", "server" })
        {
            lifecycle.CloseAtEnd(() =>
            {
                Closed.Add(name);
                return Task.CompletedTask;
            });
        }
        return lifecycle;
    }

    private static void ExpectClosed(params string[] wanted)
    {
        Check(Closed.SequenceEqual(wanted), string.Join(", ", Closed));
        Closed.Clear();
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
