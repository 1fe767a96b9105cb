// pattern: unique-id
// prefix: sdUniqueId
// description: Unique ids: 41 bits of time, 10 of worker, 12 of sequence; strictly increasing, refuses a clock that goes back
// placeholders: IdGenerator, Epoch, worker
// --- preamble ---
using System.Linq;
using System.Threading.Tasks;
// --- imports ---
using System;
using System.Threading;
// --- snippet ---
/// <summary>
/// Ids of one generator increase strictly, those of several workers roughly. Thread-safe; one per number at a
/// time, of all processes. JavaScript cannot hold such an id in a number: send it as a string.
/// </summary>
public sealed class IdGenerator
{
    /// <summary>Must never change. 41 bits of milliseconds last for 69 years from here.</summary>
    public static readonly DateTimeOffset Epoch = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const int WorkerBits = 10;
    private const int SequenceBits = 12;
    private const long MaxTime = (1L << 41) - 1;
    private const long MaxSequence = (1 << SequenceBits) - 1;

    private readonly object gate = new object();
    private readonly long worker;
    private readonly Func<DateTimeOffset> clock;
    private long lastTime = -1;
    private long sequence;

    public IdGenerator(int worker, Func<DateTimeOffset> clock = null)
    {
        if (worker < 0 || worker >= 1 << WorkerBits) throw new ArgumentOutOfRangeException(nameof(worker));
        this.worker = worker;
        this.clock = clock ?? (() => DateTimeOffset.UtcNow);
    }

    public static DateTimeOffset TimeOf(long id) => Epoch.AddMilliseconds(id >> (WorkerBits + SequenceBits));

    /// <summary>Waits for the next millisecond after 4096 ids in one.</summary>
    /// <exception cref="InvalidOperationException">
    /// The clock went back, so that an id might be given out twice. Try again when it has caught up.
    /// </exception>
    public long Next()
    {
        lock (gate)
        {
            var time = ReadTime();
            if (time == lastTime && sequence == MaxSequence)
            {
                var wait = new SpinWait();
                while ((time = ReadTime()) == lastTime) wait.SpinOnce();
            }
            sequence = time == lastTime ? sequence + 1 : 0;
            lastTime = time;
            return time << (WorkerBits + SequenceBits) | worker << SequenceBits | sequence;
        }
    }

    private long ReadTime()
    {
        var sinceEpoch = clock() - Epoch;
        var time = sinceEpoch.Ticks / TimeSpan.TicksPerMillisecond;
        if (time < lastTime) throw new InvalidOperationException($"The clock went back by {lastTime - time} ms");
        var isInRange = sinceEpoch >= TimeSpan.Zero && time <= MaxTime;
        return isInRange ? time : throw new InvalidOperationException("The clock is out of range");
    }
}
// --- demonstration ---
public static class Program
{
    public static void Main()
    {
        var now = IdGenerator.Epoch.AddMilliseconds(5);
        var generator = new IdGenerator(3, () => now);

        // The parts are where they belong.
        Check(generator.Next() == (5L << 22 | 3L << 12), "the first of its millisecond");
        Check(generator.Next() == (5L << 22 | 3L << 12 | 1), "the second");
        now = now.AddMilliseconds(2);
        var id = generator.Next();
        Check(id == (7L << 22 | 3L << 12), $"{id}");
        Check(IdGenerator.TimeOf(id) == now, $"{IdGenerator.TimeOf(id)}");

        // A clock that goes back is an error until it has caught up.
        now = now.AddMilliseconds(-2);
        var error = Expect<InvalidOperationException>(() => generator.Next());
        Check(error.Message == "The clock went back by 2 ms", error.Message);
        now = now.AddMilliseconds(2);
        Check(generator.Next() == id + 1, "the next one");

        // When the sequence is used up it waits for the next millisecond, here that of a clock read 5000 times.
        var reads = 0;
        var busy = new IdGenerator(1, () => now.AddMilliseconds(++reads / 5000));
        var previous = 0L;
        for (var count = 0; count < 10000; count++)
        {
            id = busy.Next();
            Check(id > previous, $"{count}: {id} after {previous}");
            previous = id;
        }
        Check(reads > 10000, $"{reads} reads");

        // Nothing is given out before the epoch or after the last millisecond.
        now = IdGenerator.Epoch.AddTicks(-1);
        Expect<InvalidOperationException>(() => new IdGenerator(0, () => now).Next());
        now = IdGenerator.Epoch.AddMilliseconds(1L << 41);
        Expect<InvalidOperationException>(() => new IdGenerator(0, () => now).Next());
        now = now.AddMilliseconds(-1);
        Check(new IdGenerator(1023, () => now).Next() > 0, "a positive number");
        Expect<ArgumentOutOfRangeException>(() => new IdGenerator(1024));
        Expect<ArgumentOutOfRangeException>(() => new IdGenerator(-1));

        // Threads never get the same one.
        var shared = new IdGenerator(9);
        var threads = Enumerable.Range(0, 4)
            .Select(_ => Task.Run(() => Enumerable.Range(0, 2000).Select(turn => shared.Next()).ToArray()))
            .ToArray();
        var ids = threads.SelectMany(thread => thread.Result).ToArray();
        Check(ids.Distinct().Count() == 8000, $"{ids.Distinct().Count()} ids");
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
