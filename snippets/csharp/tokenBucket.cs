// pattern: token-bucket
// prefix: sdTokenBucket
// description: Token bucket: thread-safe rate limit with bursts, refilled lazily by a monotonic clock; says how long to wait
// placeholders: TokenBucket, capacity, perSecond
// --- preamble ---
using System.Linq;
using System.Threading.Tasks;
// --- imports ---
using System;
using System.Diagnostics;
// --- snippet ---
/// <summary>
/// Limits one caller in one process: several processes admit several times as much. Starts full. Who keeps one per
/// key has to forget the keys that are idle.
/// </summary>
public sealed class TokenBucket
{
    private const long NanosPerTick = 100;
    private static readonly Stopwatch Uptime = Stopwatch.StartNew();

    private readonly object gate = new object();
    private readonly int capacity;
    private readonly long nanosPerToken;
    private readonly Func<TimeSpan> clock;
    private long credit; // In nanoseconds of refill: whole numbers do not round.
    private TimeSpan refilledAt;

    public TokenBucket(int capacity, double perSecond, Func<TimeSpan> clock = null)
    {
        if (capacity < 1) throw new ArgumentOutOfRangeException(nameof(capacity));
        if (!(perSecond > 0)) throw new ArgumentOutOfRangeException(nameof(perSecond));
        this.capacity = capacity;
        nanosPerToken = checked((long)Math.Max(1, Math.Round(1e9 / perSecond)));
        this.clock = clock ?? (() => Uptime.Elapsed);
        credit = checked(capacity * nanosPerToken);
        refilledAt = this.clock();
    }

    /// <summary>
    /// Takes all of <paramref name="count"/> or nothing. After <paramref name="wait"/> there is enough, unless others
    /// come first: it is the value for Retry-After.
    /// </summary>
    public bool TryTake(int count, out TimeSpan wait)
    {
        if (count < 1 || count > capacity) throw new ArgumentOutOfRangeException(nameof(count));
        lock (gate)
        {
            Refill();
            var missing = count * nanosPerToken - credit;
            wait = missing <= 0 ? TimeSpan.Zero : TimeSpan.FromTicks((missing - 1) / NanosPerTick + 1);
            if (missing <= 0) credit = -missing;
            return missing <= 0;
        }
    }

    private void Refill()
    {
        var now = clock();
        if (now <= refilledAt) return; // Threads may read the clock in another order than they come here.
        var empty = capacity * nanosPerToken - credit;
        var ticks = Math.Min((now - refilledAt).Ticks, empty / NanosPerTick + 1); // Multiplied, more might overflow.
        credit += Math.Min(empty, ticks * NanosPerTick);
        refilledAt = now;
    }
}
// --- demonstration ---
public static class Program
{
    public static void Main()
    {
        var now = TimeSpan.FromDays(3);
        var bucket = new TokenBucket(5, 2, () => now);

        // A burst up to the capacity passes; then the wait is what one token needs.
        for (var index = 0; index < 5; index++) Check(bucket.TryTake(1, out _), $"take {index}");
        Check(!bucket.TryTake(1, out var wait) && wait == TimeSpan.FromSeconds(0.5), $"{wait}");

        // A refusal takes nothing away, and after the wait one token is there, not two.
        now += wait - TimeSpan.FromTicks(1);
        Check(!bucket.TryTake(1, out wait) && wait <= TimeSpan.FromTicks(2), $"{wait}");
        now += wait;
        Check(bucket.TryTake(1, out wait) && wait == TimeSpan.Zero, $"{wait}");
        Check(!bucket.TryTake(1, out _), "only one token expected");

        // Several are taken together or not at all.
        now += TimeSpan.FromSeconds(1);
        Check(!bucket.TryTake(3, out wait) && wait > TimeSpan.FromSeconds(0.49), $"{wait}");
        Check(bucket.TryTake(2, out _), "two tokens expected");

        // A long pause does not fill it beyond its capacity; a clock that seems to go back takes nothing.
        now += TimeSpan.FromHours(1);
        Check(bucket.TryTake(4, out _), "four tokens expected");
        now -= TimeSpan.FromSeconds(10);
        Check(bucket.TryTake(1, out _) && !bucket.TryTake(1, out _), "one token expected");
        now += TimeSpan.FromSeconds(10);
        Check(!bucket.TryTake(1, out _), "the same time must not count twice");

        // Parts of a token do not round: when it is full again, it is so for who asked meanwhile, too.
        var polled = new TokenBucket(3, 30, () => now);
        Check(polled.TryTake(3, out _), "three tokens expected");
        for (var turn = 1; turn <= 10; turn++)
        {
            Check(!polled.TryTake(3, out _), $"too early, turn {turn}");
            now += TimeSpan.FromMilliseconds(10);
        }
        for (var index = 0; index < 3; index++) Check(polled.TryTake(1, out wait), $"take {index}, wait {wait}");

        // More than it can ever hold is a mistake of the caller.
        foreach (var wrong in new[] { 0, 6 })
        {
            try
            {
                bucket.TryTake(wrong, out _);
                Check(false, "an error expected");
            }
            catch (ArgumentOutOfRangeException)
            {
            }
        }

        // Threads never get more than there is.
        var shared = new TokenBucket(100, 0.001);
        var taken = Enumerable.Range(0, 4)
            .Select(worker => Task.Run(() => Enumerable.Range(0, 1000).Count(turn => shared.TryTake(1, out _))))
            .ToArray();
        Check(taken.Sum(task => task.Result) == 100, "100 tokens expected");
    }

    private static void Check(bool holds, string message)
    {
        if (!holds) throw new InvalidOperationException(message);
    }
}
