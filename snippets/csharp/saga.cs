// pattern: saga
// prefix: sdSagaOrchestrator
// description: Saga: steps with compensations, undone in reverse order after a failure; compensations that fail are reported
// placeholders: Saga, SagaStep, SagaFailedException
// --- preamble ---
using System.Linq;
// --- imports ---
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
// --- snippet ---
public sealed class SagaStep
{
    public SagaStep(string name, Func<CancellationToken, Task> execute, Func<Task> compensate)
    {
        Name = name;
        Execute = execute ?? throw new ArgumentNullException(nameof(execute));
        Compensate = compensate ?? throw new ArgumentNullException(nameof(compensate));
    }

    public string Name { get; }

    public Func<CancellationToken, Task> Execute { get; }

    /// <summary>Takes back the effect. Idempotent, with a time limit and retries of its own.</summary>
    public Func<Task> Compensate { get; }
}

public sealed class SagaFailedException : Exception
{
    public SagaFailedException(string step, Exception cause, IReadOnlyDictionary<string, Exception> notCompensated)
        : base($"Step {step} failed: {cause.Message}", cause)
    {
        Step = step;
        NotCompensated = notCompensated;
    }

    public string Step { get; }

    /// <summary>The effects that are still there, by step: somebody has to look after them.</summary>
    public IReadOnlyDictionary<string, Exception> NotCompensated { get; }
}

/// <summary>
/// Lives in memory: to survive the process, store the progress before and after each step. A step that throws must have
/// had no effect, as it is not compensated itself.
/// </summary>
public sealed class Saga
{
    private readonly SagaStep[] steps;

    public Saga(params SagaStep[] steps) => this.steps = (SagaStep[])steps.Clone();

    /// <summary>A cancellation is a failure, too: what is done is taken back before this throws.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var done = new Stack<SagaStep>();
        foreach (var step in steps)
        {
            try
            {
                cancellation.ThrowIfCancellationRequested();
                await step.Execute(cancellation).ConfigureAwait(false);
                done.Push(step);
            }
            catch (Exception cause)
            {
                var notCompensated = await CompensateAsync(done).ConfigureAwait(false);
                throw new SagaFailedException(step.Name, cause, notCompensated);
            }
        }
    }

    private static async Task<Dictionary<string, Exception>> CompensateAsync(Stack<SagaStep> done)
    {
        var errors = new Dictionary<string, Exception>();
        foreach (var step in done)
        {
            try
            {
                await step.Compensate().ConfigureAwait(false);
            }
            catch (Exception error)
            {
                errors[step.Name] = error;
            }
        }
        return errors;
    }
}
// --- demonstration ---
public static class Program
{
    private static readonly List<string> Log = new List<string>();
    private static string broken = "";

    public static void Main()
    {
        RunAsync().GetAwaiter().GetResult();
    }

    private static async Task RunAsync()
    {
        var trip = new Saga(Step("train"), Step("hotel"), Step("museum"));

        // All steps in order, and no compensation.
        await trip.RunAsync(CancellationToken.None);
        ExpectLog("train", "hotel", "museum");

        // After a failure what was done is taken back, the last first; the failed step is not.
        broken = "museum";
        var error = await Expect<SagaFailedException>(() => trip.RunAsync(CancellationToken.None));
        ExpectLog("train", "hotel", "undo hotel", "undo train");
        Check(error.Step == "museum" && error.InnerException is TimeoutException, $"{error}");
        Check(error.NotCompensated.Count == 0, "all compensated");
        broken = "train";
        await Expect<SagaFailedException>(() => trip.RunAsync(CancellationToken.None));
        ExpectLog();

        // A compensation that fails stops no other and is reported.
        broken = "museum, undo hotel";
        error = await Expect<SagaFailedException>(() => trip.RunAsync(CancellationToken.None));
        ExpectLog("train", "hotel", "undo train");
        Check(error.NotCompensated.Single().Key == "hotel", string.Join(", ", error.NotCompensated.Keys));
        Check(error.NotCompensated["hotel"].Message == "undo hotel", error.NotCompensated["hotel"].Message);

        // A cancellation on the way takes back what was done.
        broken = "";
        using (var source = new CancellationTokenSource())
        {
            var cancelling = new Saga(Step("train"), new SagaStep("cancel", token =>
            {
                source.Cancel();
                return Task.CompletedTask;
            }, () => Task.CompletedTask), Step("hotel"));
            error = await Expect<SagaFailedException>(() => cancelling.RunAsync(source.Token));
            Check(error.Step == "hotel" && error.InnerException is OperationCanceledException, $"{error}");
            ExpectLog("train", "undo train");
        }
    }

    private static SagaStep Step(string name) => new SagaStep(name, token => Do(name), () => Do($"undo {name}"));

    private static async Task Do(string what)
    {
        await Task.Yield();
        if (broken.Split(new[] { ", " }, StringSplitOptions.None).Contains(what)) throw new TimeoutException(what);
        Log.Add(what);
    }

    private static void ExpectLog(params string[] wanted)
    {
        Check(Log.SequenceEqual(wanted), string.Join(", ", Log));
        Log.Clear();
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
