// pattern: backpressure-queue
// prefix: sdBackpressureQueue
// description: Bounded queue on BlockingCollection: when full, producers wait, drop the oldest or are rejected; closing drains
// placeholders: BackpressureQueue, WhenFull, capacity
// --- preamble ---
using System.Linq;
using System.Threading.Tasks;
// --- imports ---
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
// --- snippet ---
public enum WhenFull
{
    Wait,
    DropOldest,
    Reject,
}

/// <summary>
/// Thread-safe, for threads that may block. For asynchronous code a bounded Channel of System.Threading.Channels does
/// the same. Dispose of it when no thread uses it any more.
/// </summary>
public sealed class BackpressureQueue<T> : IDisposable
{
    private readonly BlockingCollection<T> items;
    private readonly WhenFull whenFull;
    private readonly Action<T> onDropped;

    /// <param name="onDropped">Told what is lost, by the thread of the producer: at least count it.</param>
    public BackpressureQueue(int capacity, WhenFull whenFull, Action<T> onDropped)
    {
        if (capacity < 1) throw new ArgumentOutOfRangeException(nameof(capacity));
        items = new BlockingCollection<T>(capacity);
        this.whenFull = whenFull;
        this.onDropped = onDropped ?? throw new ArgumentNullException(nameof(onDropped));
    }

    public int Count => items.Count;

    /// <summary>False if the item was rejected.</summary>
    /// <exception cref="InvalidOperationException">The queue is closed, perhaps while this waited.</exception>
    public bool Enqueue(T item, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        switch (whenFull)
        {
            case WhenFull.Wait:
                items.Add(item, cancellation);
                return true;
            case WhenFull.Reject:
                return items.TryAdd(item);
            default:
                while (!items.TryAdd(item))
                {
                    if (items.TryTake(out var oldest)) onDropped(oldest);
                }
                return true;
        }
    }

    /// <summary>No more comes in. Consumers get what is there, and then their loop ends.</summary>
    public void Close() => items.CompleteAdding();

    /// <summary>Waits for items until the queue is closed and empty. Consumers share the items among them.</summary>
    public IEnumerable<T> Consume(CancellationToken cancellation) => items.GetConsumingEnumerable(cancellation);

    public void Dispose() => items.Dispose();
}
// --- demonstration ---
public static class Program
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static void Main()
    {
        var dropped = new List<int>();

        // Reject: what does not fit is refused and the queue stays as it is.
        using (var queue = new BackpressureQueue<int>(2, WhenFull.Reject, dropped.Add))
        {
            Check(queue.Enqueue(1, None) && queue.Enqueue(2, None) && !queue.Enqueue(3, None), "two fit");
            Expect(queue, 1, 2);
            Check(dropped.Count == 0, string.Join(" ", dropped));
            Expect<InvalidOperationException>(() => queue.Enqueue(4, None));
        }

        // DropOldest: the latest stay, and what is lost is told.
        using (var queue = new BackpressureQueue<int>(2, WhenFull.DropOldest, dropped.Add))
        {
            for (var item = 1; item <= 4; item++) Check(queue.Enqueue(item, None), $"{item}");
            Check(dropped.SequenceEqual(new[] { 1, 2 }), string.Join(" ", dropped));
            Expect(queue, 3, 4);
        }

        // Wait: the producer goes no faster than the consumer, and nothing is lost.
        using (var queue = new BackpressureQueue<int>(2, WhenFull.Wait, dropped.Add))
        {
            var produced = 0;
            var producer = Task.Run(() =>
            {
                for (var item = 1; item <= 50; item++)
                {
                    queue.Enqueue(item, None);
                    Volatile.Write(ref produced, item);
                }
                queue.Close();
            });
            var consumed = new List<int>();
            foreach (var item in queue.Consume(None))
            {
                consumed.Add(item);
                Check(Volatile.Read(ref produced) <= consumed.Count + 2 && queue.Count <= 2, "too far ahead");
            }
            producer.Wait();
            Check(consumed.SequenceEqual(Enumerable.Range(1, 50)), string.Join(" ", consumed));
        }

        // A producer that waits ends with its token, or when the queue is closed.
        using (var queue = new BackpressureQueue<int>(1, WhenFull.Wait, dropped.Add))
        using (var source = new CancellationTokenSource(5))
        {
            queue.Enqueue(1, None);
            Expect<OperationCanceledException>(() => queue.Enqueue(2, source.Token));
            var waiting = Task.Run(() => queue.Enqueue(3, None));
            Thread.Sleep(2);
            queue.Close();
            Check(Expect<AggregateException>(waiting.Wait).InnerException is InvalidOperationException, "closed");
            Expect(queue, 1);
        }
        Check(dropped.Count == 2, string.Join(" ", dropped));

        // Consumers share the items; each comes once.
        using (var queue = new BackpressureQueue<int>(5, WhenFull.Wait, dropped.Add))
        {
            var consumers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => queue.Consume(None).Sum())).ToArray();
            for (var item = 1; item <= 100; item++) queue.Enqueue(item, None);
            queue.Close();
            Check(consumers.Sum(consumer => consumer.Result) == 5050, "each item once");
        }
        Expect<ArgumentOutOfRangeException>(() => new BackpressureQueue<int>(0, WhenFull.Wait, dropped.Add));
    }

    private static void Expect(BackpressureQueue<int> queue, params int[] wanted)
    {
        queue.Close();
        var drained = queue.Consume(None).ToArray();
        Check(drained.SequenceEqual(wanted), string.Join(" ", drained));
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
