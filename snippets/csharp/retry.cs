// pattern: retry
// prefix: sdRetry
// description: Retry: exponential backoff with full jitter, only for errors worth it, until attempts or the caller's token end it
// placeholders: Retry, maxAttempts, baseDelay, maxDelay, isRetryable
// wrap: await policy.RunAsync(token => call(token), cancellation)
// selection: call(token), policy, cancellation
// --- preamble ---
using System.Collections.Generic;
using System.IO;
using System.Linq;
// --- imports ---
using System;
using System.Threading;
using System.Threading.Tasks;
// --- snippet ---
/// <summary>Repeats operations that are safe to repeat. Thread-safe: one instance serves all callers.</summary>
public sealed class Retry
{
    private static readonly Random SharedRandom = new Random();

    private readonly int maxAttempts;
    private readonly TimeSpan baseDelay;
    private readonly TimeSpan maxDelay;
    private readonly Func<Exception, bool> isRetryable;
    private readonly Func<TimeSpan, CancellationToken, Task> sleep;
    private readonly Func<double> random;

    public Retry(
        int maxAttempts,
        TimeSpan baseDelay,
        TimeSpan maxDelay,
        Func<Exception, bool> isRetryable,
        Func<TimeSpan, CancellationToken, Task> sleep = null,
        Func<double> random = null)
    {
        if (maxAttempts < 1) throw new ArgumentOutOfRangeException(nameof(maxAttempts));
        this.maxAttempts = maxAttempts;
        this.baseDelay = baseDelay;
        this.maxDelay = maxDelay;
        this.isRetryable = isRetryable ?? throw new ArgumentNullException(nameof(isRetryable));
        this.sleep = sleep ?? Task.Delay;
        this.random = random ?? NextRandom;
    }

    /// <summary>
    /// Throws the last error as it is when no attempt is left. A deadline is a token that cancels itself; if it does
    /// so between two attempts, the last error is the inner exception.
    /// </summary>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        for (var attempt = 1; ; attempt++)
        {
            Exception last;
            try
            {
                return await operation(cancellation).ConfigureAwait(false);
            }
            catch (Exception error) when (
                attempt < maxAttempts && !cancellation.IsCancellationRequested && isRetryable(error))
            {
                last = error;
            }
            try
            {
                await sleep(DelayAfter(attempt), cancellation).ConfigureAwait(false);
                cancellation.ThrowIfCancellationRequested();
            }
            catch (OperationCanceledException)
            {
                throw new OperationCanceledException("Cancelled between two attempts", last, cancellation);
            }
        }
    }

    /// <summary>From nothing to the ceiling: clients that failed together must not come back together.</summary>
    private TimeSpan DelayAfter(int attempt)
    {
        var ceiling = Math.Min(maxDelay.Ticks, baseDelay.Ticks * Math.Pow(2, attempt - 1));
        return TimeSpan.FromTicks((long)(ceiling * random()));
    }

    private static double NextRandom()
    {
        lock (SharedRandom) return SharedRandom.NextDouble();
    }
}
// --- demonstration ---
public static class Program
{
    private static readonly List<double> Delays = new List<double>();
    private static readonly IOException Offline = new IOException("meter offline");
    private static double jitter = 1;
    private static int calls;

    public static void Main()
    {
        RunAsync().GetAwaiter().GetResult();
    }

    private static async Task RunAsync()
    {
        // The ceiling doubles up to the cap, and a success ends it.
        Check(await With(6).RunAsync(Failing(4, Offline), CancellationToken.None) == 5, "the fifth reading expected");
        Expect(100, 200, 400, 500);

        // It is put around a call.
        var call = Failing(2, Offline);
        var policy = With(6);
        var cancellation = CancellationToken.None;
        Check(await policy.RunAsync(token => call(token), cancellation) == 3, "the third reading expected");
        Expect(100, 200);

        // The jitter reaches down to no wait at all; the last error is the one thrown.
        jitter = 0;
        Check(await ErrorOf(With(3), Failing(9, Offline)) == Offline && calls == 3, $"{calls} calls");
        Expect(0, 0);

        // A permanent error is thrown at once.
        var unknown = new ArgumentException("no such meter");
        Check(await ErrorOf(With(3), Failing(9, unknown)) == unknown && calls == 1, $"{calls} calls");
        Expect();

        // Many attempts do not overflow the ceiling.
        jitter = 0.5;
        await With(2000).RunAsync(Failing(1999, Offline), CancellationToken.None);
        Check(Delays.All(delay => delay > 0 && delay <= 250), $"up to {Delays.Max()} ms");
        Delays.Clear();

        using (var source = new CancellationTokenSource())
        {
            // A cancellation during the wait ends it and keeps the error; one before the first attempt calls nothing.
            Func<TimeSpan, CancellationToken, Task> cancelling = (delay, token) =>
            {
                source.Cancel();
                return Task.Delay(delay, token);
            };
            var hour = TimeSpan.FromHours(1);
            var cancelled = new Retry(3, hour, hour, error => true, cancelling);
            var stopped = await ErrorOf(cancelled, Failing(9, Offline), source.Token);
            Check(stopped is OperationCanceledException && stopped.InnerException == Offline, $"{stopped}");
            Check(calls == 1, $"{calls} calls");
            stopped = await ErrorOf(cancelled, Failing(0, Offline), source.Token);
            Check(stopped is OperationCanceledException && calls == 0, $"{calls} calls, {stopped}");
        }

        // What is built in waits and is random.
        var real = new Retry(3, TimeSpan.FromTicks(1), TimeSpan.FromTicks(1), error => true);
        Check(await real.RunAsync(Failing(2, Offline), CancellationToken.None) == 3, "the third reading expected");
    }

    private static Retry With(int attempts) => new Retry(
        attempts,
        TimeSpan.FromMilliseconds(100),
        TimeSpan.FromMilliseconds(500),
        error => error is IOException,
        (delay, token) =>
        {
            Delays.Add(delay.TotalMilliseconds);
            return Task.FromResult(0);
        },
        () => jitter);

    private static Func<CancellationToken, Task<int>> Failing(int times, Exception error)
    {
        calls = 0;
        return token => ++calls <= times ? Task.FromException<int>(error) : Task.FromResult(calls);
    }

    private static async Task<Exception> ErrorOf(
        Retry retry, Func<CancellationToken, Task<int>> operation, CancellationToken token = default(CancellationToken))
    {
        try
        {
            await retry.RunAsync(operation, token);
        }
        catch (Exception error)
        {
            return error;
        }
        throw new InvalidOperationException("an error expected");
    }

    private static void Expect(params double[] delays)
    {
        Check(Delays.SequenceEqual(delays), $"waited {string.Join(", ", Delays)}");
        Delays.Clear();
    }

    private static void Check(bool holds, string message)
    {
        if (!holds) throw new InvalidOperationException(message);
    }
}
