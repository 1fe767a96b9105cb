// pattern: sliding-window
// prefix: sdSlidingWindow
// description: Sliding window rate limit per key by two counters, weighted by time; thread-safe, forgets idle keys
// placeholders: SlidingWindow, limit, window
// --- preamble ---
using System.Threading.Tasks;
// --- imports ---
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
// --- snippet ---
/// <summary>
/// Approximate: it takes the calls of the previous interval as evenly spread. Two counters per key, for keys of the
/// last two intervals. One process only; thread-safe.
/// </summary>
public sealed class SlidingWindow
{
    private static readonly Stopwatch Uptime = Stopwatch.StartNew();

    private readonly object gate = new object();
    private readonly Dictionary<string, Counts> byKey = new Dictionary<string, Counts>();
    private readonly int limit;
    private readonly TimeSpan window;
    private readonly Func<TimeSpan> clock;
    private long sweptIn;

    public SlidingWindow(int limit, TimeSpan window, Func<TimeSpan> clock = null)
    {
        if (limit < 1) throw new ArgumentOutOfRangeException(nameof(limit));
        if (window <= TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(window));
        this.limit = limit;
        this.window = window;
        this.clock = clock ?? (() => Uptime.Elapsed);
    }

    public int KeyCount
    {
        get { lock (gate) return byKey.Count; }
    }

    /// <summary>False if one more would be too many; a refused call does not count.</summary>
    public bool TryAcquire(string key)
    {
        lock (gate)
        {
            var now = clock().Ticks;
            var current = now / window.Ticks;
            Sweep(current);
            if (!byKey.TryGetValue(key, out var counts)) byKey[key] = counts = new Counts(current);
            counts.MoveTo(current);
            var stillInWindow = 1 - (double)(now % window.Ticks) / window.Ticks;
            if (counts.Previous * stillInWindow + counts.Current + 1 > limit) return false;
            counts.Current++;
            return true;
        }
    }

    /// <summary>Once per interval, so that it costs each call next to nothing.</summary>
    private void Sweep(long current)
    {
        if (current == sweptIn) return;
        sweptIn = current;
        var idle = byKey.Where(entry => entry.Value.Window < current - 1).Select(entry => entry.Key).ToArray();
        foreach (var key in idle) byKey.Remove(key);
    }

    private sealed class Counts
    {
        public long Window;
        public int Current;
        public int Previous;

        public Counts(long window) => Window = window;

        public void MoveTo(long current)
        {
            if (current == Window) return;
            Previous = Current; // Anything older has been swept.
            Current = 0;
            Window = current;
        }
    }
}
// --- demonstration ---
public static class Program
{
    public static void Main()
    {
        var now = TimeSpan.FromMinutes(1000);
        var limiter = new SlidingWindow(10, TimeSpan.FromMinutes(1), () => now);

        // So many per window and key, no more.
        Check(Acquire(limiter, "ida", 15) == 10, "10 in the first window");
        Check(Acquire(limiter, "ben", 1) == 1, "another key has its own count");

        // At the border nothing is free at once; it becomes free as the window slides.
        now += TimeSpan.FromMinutes(1);
        Check(Acquire(limiter, "ida", 5) == 0, "all of the previous window still counts");
        now += TimeSpan.FromSeconds(30);
        Check(Acquire(limiter, "ida", 9) == 5, "half of the previous window still counts");
        now += TimeSpan.FromSeconds(15);
        Check(Acquire(limiter, "ida", 9) == 2, "a quarter of it, and 5 of the current one");

        // Refused calls do not count: the next window sees 7.
        now += TimeSpan.FromSeconds(15);
        Check(Acquire(limiter, "ida", 9) == 3, "7 of the previous window");

        // After a pause of a whole window all is free, and idle keys are forgotten.
        now += TimeSpan.FromMinutes(2);
        Check(Acquire(limiter, "ida", 15) == 10, "a pause frees all");
        Check(limiter.KeyCount == 1, $"{limiter.KeyCount} keys");
        for (var key = 0; key < 100; key++) limiter.TryAcquire($"key {key}");
        now += TimeSpan.FromMinutes(1);
        limiter.TryAcquire("ida");
        Check(limiter.KeyCount == 101, $"{limiter.KeyCount} keys: those of the previous window count");
        now += TimeSpan.FromMinutes(1);
        limiter.TryAcquire("ida");
        Check(limiter.KeyCount == 1, $"{limiter.KeyCount} keys");

        // Threads never get more than the limit.
        var shared = new SlidingWindow(100, TimeSpan.FromHours(1));
        var threads = Enumerable.Range(0, 4).Select(_ => Task.Run(() => Acquire(shared, "all", 1000))).ToArray();
        Check(threads.Sum(thread => thread.Result) == 100, "100 expected");
        Expect<ArgumentOutOfRangeException>(() => new SlidingWindow(0, TimeSpan.FromMinutes(1)));
        Expect<ArgumentOutOfRangeException>(() => new SlidingWindow(1, TimeSpan.Zero));
    }

    private static int Acquire(SlidingWindow limiter, string key, int times) =>
        Enumerable.Range(0, times).Count(_ => limiter.TryAcquire(key));

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
