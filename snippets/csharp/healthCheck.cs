// pattern: health-check
// prefix: sdHealthCheck
// description: Health checks: liveness without dependencies; readiness checks all at once, each with a time limit, briefly cached
// placeholders: HealthChecks, HealthReport, timeLimit, cacheFor
// --- preamble ---
using System.Linq;
// --- imports ---
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
// --- snippet ---
public sealed class HealthReport
{
    public HealthReport(IReadOnlyDictionary<string, string> failures) => Failures = failures;

    public bool IsHealthy => Failures.Count == 0;

    /// <summary>By dependency. For the operators: an answer to strangers says no more than ready or not.</summary>
    public IReadOnlyDictionary<string, string> Failures { get; }
}

/// <summary>
/// Thread-safe. Check only what no request can do without, or one failing dependency takes all instances out of service.
/// </summary>
public sealed class HealthChecks
{
    private static readonly Stopwatch Uptime = Stopwatch.StartNew();

    private readonly object gate = new object();
    private readonly Dictionary<string, Func<CancellationToken, Task>> checks;
    private readonly TimeSpan timeLimit;
    private readonly TimeSpan cacheFor;
    private readonly Func<TimeSpan> clock;
    private Task<HealthReport> latest;
    private TimeSpan startedAt;

    public HealthChecks(
        IReadOnlyDictionary<string, Func<CancellationToken, Task>> checks,
        TimeSpan timeLimit,
        TimeSpan cacheFor,
        Func<TimeSpan> clock = null)
    {
        this.checks = new Dictionary<string, Func<CancellationToken, Task>>();
        foreach (var check in checks) this.checks.Add(check.Key, check.Value);
        this.timeLimit = timeLimit;
        this.cacheFor = cacheFor;
        this.clock = clock ?? (() => Uptime.Elapsed);
    }

    /// <summary>Asks no dependency: who is not alive is restarted, and a restart heals no database.</summary>
    public HealthReport Liveness() => new HealthReport(new Dictionary<string, string>());

    /// <summary>However many ask, the dependencies are asked once in the time.</summary>
    public Task<HealthReport> ReadinessAsync()
    {
        lock (gate)
        {
            var now = clock();
            var isFresh = latest != null && (!latest.IsCompleted || now - startedAt < cacheFor);
            if (isFresh) return latest;
            startedAt = now;
            return latest = Task.Run(CheckAllAsync);
        }
    }

    private async Task<HealthReport> CheckAllAsync()
    {
        var names = new List<string>(checks.Keys);
        var results = await Task.WhenAll(names.ConvertAll(name => FailureOfAsync(checks[name]))).ConfigureAwait(false);
        var failures = new Dictionary<string, string>();
        for (var index = 0; index < results.Length; index++)
        {
            if (results[index] != null) failures.Add(names[index], results[index]);
        }
        return new HealthReport(failures);
    }

    /// <summary>Null if all is well. A check that ignores its token is not waited for.</summary>
    private async Task<string> FailureOfAsync(Func<CancellationToken, Task> check)
    {
        using (var source = new CancellationTokenSource())
        {
            var token = source.Token; // The check may begin when the source is gone.
            try
            {
                var running = Task.Run(() => check(token));
                var inTime = await Task.WhenAny(running, Task.Delay(timeLimit, token)).ConfigureAwait(false);
                if (inTime != running) return "timed out";
                await running.ConfigureAwait(false);
                return null;
            }
            catch (Exception error)
            {
                return error.Message;
            }
            finally
            {
                source.Cancel(); // Ends the delay, or the check that is late.
            }
        }
    }
}
// --- demonstration ---
public static class Program
{
    public static void Main()
    {
        RunAsync().GetAwaiter().GetResult();
    }

    private static async Task RunAsync()
    {
        var now = TimeSpan.FromHours(1);
        var asked = 0;
        var isDown = false;
        var dependencies = new Dictionary<string, Func<CancellationToken, Task>>
        {
            ["database"] = token =>
            {
                Interlocked.Increment(ref asked);
                if (isDown) throw new TimeoutException("no connection");
                return Task.CompletedTask;
            },
            ["broker"] = async token =>
            {
                await Task.Yield();
                if (isDown) throw new TimeoutException("no leader");
            },
        };
        var minute = TimeSpan.FromMinutes(1);
        var health = new HealthChecks(dependencies, minute, TimeSpan.FromSeconds(5), () => now);
        Check((await health.ReadinessAsync()).IsHealthy && asked == 1, $"asked {asked} times");

        // The result is kept for a short time, for all who ask.
        isDown = true;
        now += TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1);
        Check((await health.ReadinessAsync()).IsHealthy && asked == 1, $"asked {asked} times");
        now += TimeSpan.FromTicks(1);
        var reports = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => health.ReadinessAsync()));
        Check(asked == 2 && reports.Distinct().Count() == 1, $"asked {asked} times");

        // All failures are told, of a check that throws at once and of one that fails later.
        var failures = string.Join(", ", reports[0].Failures.OrderBy(one => one.Key).Select(one => one.Value));
        Check(!reports[0].IsHealthy && failures == "no leader, no connection", failures);

        // It is alive all the same, without asking; it recovers by itself.
        Check(health.Liveness().IsHealthy && asked == 2, $"asked {asked} times");
        isDown = false;
        now += TimeSpan.FromSeconds(5);
        Check((await health.ReadinessAsync()).IsHealthy && asked == 3, $"asked {asked} times");

        // One that is late counts as failed and is cancelled; one that ignores that is not waited for.
        var stopped = new TaskCompletionSource<bool>();
        var late = new Dictionary<string, Func<CancellationToken, Task>>();
        late["hanging"] = token => new TaskCompletionSource<bool>().Task;
        late["slow"] = token =>
        {
            token.Register(() => stopped.TrySetResult(true));
            return Task.Delay(Timeout.Infinite, token);
        };
        var limited = new HealthChecks(late, TimeSpan.FromMilliseconds(5), minute);
        var report = await limited.ReadinessAsync();
        Check(report.Failures.Count == 2 && report.Failures["hanging"] == "timed out", "two are late");
        Check(await stopped.Task, "the late one is cancelled");
    }

    private static void Check(bool holds, string message)
    {
        if (!holds) throw new InvalidOperationException(message);
    }
}
