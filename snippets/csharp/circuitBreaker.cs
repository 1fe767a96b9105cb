// pattern: circuit-breaker
// prefix: sdCircuitBreaker
// description: Circuit breaker: thread-safe, asynchronous; refuses calls to a failing dependency, then tries it with one call
// placeholders: CircuitBreaker, failureThreshold, openFor, isFailure
// --- imports ---
using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
// --- snippet ---
public enum CircuitState
{
    Closed,
    Open,
    HalfOpen,
}

public sealed class CircuitOpenException : Exception
{
    public CircuitOpenException() : base("Refused: the dependency is failing")
    {
    }
}

/// <summary>One per dependency. A call that hangs as the trial blocks the way back: give it a time limit.</summary>
public sealed class CircuitBreaker
{
    private static readonly Stopwatch Uptime = Stopwatch.StartNew();

    private readonly object gate = new object();
    private readonly int failureThreshold;
    private readonly TimeSpan openFor;
    private readonly Func<Exception, bool> isFailure;
    private readonly Func<TimeSpan> clock;
    private CircuitState state;
    private int failures;
    private TimeSpan openedAt;
    private long changes; // Tells a call of the present state from one that began in an older one.

    /// <param name="isFailure">False for errors of the caller, which show that the dependency answers.</param>
    public CircuitBreaker(
        int failureThreshold, TimeSpan openFor, Func<Exception, bool> isFailure = null, Func<TimeSpan> clock = null)
    {
        if (failureThreshold < 1) throw new ArgumentOutOfRangeException(nameof(failureThreshold));
        this.failureThreshold = failureThreshold;
        this.openFor = openFor;
        this.isFailure = isFailure ?? (error => true);
        this.clock = clock ?? (() => Uptime.Elapsed);
    }

    public CircuitState State
    {
        get { lock (gate) return state; }
    }

    /// <exception cref="CircuitOpenException">The circuit is open; the operation was not called.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var admitted = Admit();
        bool? healthy = null; // Stays so when the caller cancels, which says nothing about the dependency.
        try
        {
            var result = await operation(cancellation).ConfigureAwait(false);
            healthy = true;
            return result;
        }
        catch (Exception error) when (!(error is OperationCanceledException && cancellation.IsCancellationRequested))
        {
            healthy = !isFailure(error);
            throw;
        }
        finally
        {
            Settle(admitted, healthy);
        }
    }

    private long Admit()
    {
        lock (gate)
        {
            var pausing = state == CircuitState.Open && clock() - openedAt < openFor;
            if (pausing || state == CircuitState.HalfOpen) throw new CircuitOpenException();
            if (state == CircuitState.Open) Change(CircuitState.HalfOpen);
            return changes;
        }
    }

    private void Settle(long admitted, bool? healthy)
    {
        lock (gate)
        {
            if (admitted != changes) return;
            if (healthy == null)
            {
                if (state == CircuitState.HalfOpen) Change(CircuitState.Open); // The next call may try at once.
            }
            else if (healthy.Value)
            {
                failures = 0;
                if (state == CircuitState.HalfOpen) Change(CircuitState.Closed);
            }
            else if (state == CircuitState.HalfOpen || ++failures >= failureThreshold)
            {
                openedAt = clock();
                Change(CircuitState.Open);
            }
        }
    }

    private void Change(CircuitState to)
    {
        state = to;
        changes++;
    }
}
// --- demonstration ---
public static class Program
{
    private static TimeSpan now = TimeSpan.FromDays(1);
    private static int calls;

    public static void Main()
    {
        RunAsync().GetAwaiter().GetResult();
    }

    private static async Task RunAsync()
    {
        var breaker = new CircuitBreaker(3, TimeSpan.FromSeconds(5), error => !(error is ArgumentException), () => now);

        // Only consecutive failures count; an error of the caller is an answer.
        await Fail(breaker, 2);
        Check(await breaker.RunAsync(Succeed, CancellationToken.None) == "tide table", "an answer expected");
        await Fail(breaker, 2);
        await Expect<ArgumentException>(breaker, token => throw new ArgumentException("no such harbour"));
        await Fail(breaker, 2);
        Check(breaker.State == CircuitState.Closed, "closed expected");

        // These begin now and end when the circuit has changed: they must not count.
        var lateSuccess = new TaskCompletionSource<string>();
        var lateFailure = new TaskCompletionSource<string>();
        var succeedingLate = breaker.RunAsync(token => lateSuccess.Task, CancellationToken.None);
        var failingLate = breaker.RunAsync(token => lateFailure.Task, CancellationToken.None);

        // The third failure in a row opens it: nothing reaches the dependency before the pause is over.
        await Fail(breaker, 1);
        Check(breaker.State == CircuitState.Open, "open expected");
        calls = 0;
        await Expect<CircuitOpenException>(breaker, Succeed);
        now += TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1);
        await Expect<CircuitOpenException>(breaker, Succeed);
        Check(calls == 0, $"{calls} calls");

        // Then one trial goes through, none beside it, and late results change nothing.
        now += TimeSpan.FromTicks(1);
        var trial = new TaskCompletionSource<string>();
        var trying = breaker.RunAsync(token => trial.Task, CancellationToken.None);
        await Expect<CircuitOpenException>(breaker, Succeed);
        lateSuccess.SetResult("late");
        await succeedingLate;
        Check(breaker.State == CircuitState.HalfOpen, "half-open expected");
        lateFailure.SetException(new TimeoutException());
        await Task.WhenAny(failingLate);
        Check(failingLate.IsFaulted && breaker.State == CircuitState.HalfOpen, "half-open expected");

        // A failing trial begins the pause anew.
        now += TimeSpan.FromSeconds(1);
        trial.SetException(new TimeoutException());
        await Task.WhenAny(trying);
        Check(trying.IsFaulted && breaker.State == CircuitState.Open, "open expected");
        now += TimeSpan.FromSeconds(4);
        await Expect<CircuitOpenException>(breaker, Succeed);

        // A trial that its caller cancels neither closes the circuit nor blocks it.
        now += TimeSpan.FromSeconds(1);
        using (var source = new CancellationTokenSource())
        {
            var cancelled = breaker.RunAsync(token => Task.Delay(-1, token).ContinueWith(
                _ => "", token, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default), source.Token);
            source.Cancel();
            await Task.WhenAny(cancelled);
            Check(cancelled.IsCanceled && breaker.State == CircuitState.Open, $"{cancelled.Status}, {breaker.State}");
        }

        // A trial that succeeds closes it, and the count starts at nothing.
        await breaker.RunAsync(Succeed, CancellationToken.None);
        Check(breaker.State == CircuitState.Closed, "closed expected");
        await Fail(breaker, 2);
        Check(breaker.State == CircuitState.Closed, "closed expected");
        var strict = new CircuitBreaker(1, TimeSpan.FromHours(1));
        await Fail(strict, 1);
        await Expect<CircuitOpenException>(strict, Succeed);
    }

    private static Task<string> Succeed(CancellationToken cancellation)
    {
        calls++;
        return Task.FromResult("tide table");
    }

    private static async Task Fail(CircuitBreaker breaker, int times)
    {
        for (var count = 0; count < times; count++)
        {
            await Expect<TimeoutException>(breaker, token => Task.FromException<string>(new TimeoutException()));
        }
    }

    private static async Task Expect<TError>(CircuitBreaker breaker, Func<CancellationToken, Task<string>> operation)
        where TError : Exception
    {
        try
        {
            await breaker.RunAsync(operation, CancellationToken.None);
        }
        catch (TError)
        {
            return;
        }
        Check(false, $"{typeof(TError).Name} expected");
    }

    private static void Check(bool holds, string message)
    {
        if (!holds) throw new InvalidOperationException(message);
    }
}
