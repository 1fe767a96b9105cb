// pattern: pub-sub
// prefix: sdPubSub
// description: Publish/subscribe in one process, by event type; a failing subscriber stops no other; handles end subscriptions
// placeholders: EventBus, TEvent, onError
// --- preamble ---
using System.Linq;
// --- imports ---
using System;
using System.Collections.Generic;
using System.Threading.Tasks;
// --- snippet ---
/// <summary>
/// Thread-safe. The event's type is the topic. Nothing is kept: who subscribes later misses it, and so does everyone
/// when the process ends.
/// </summary>
public sealed class EventBus
{
    private readonly object gate = new object();
    private readonly Dictionary<Type, List<Subscription>> topics = new Dictionary<Type, List<Subscription>>();
    private readonly Action<Exception, object> onError;

    /// <param name="onError">Told what a subscriber throws, and of which event; must not throw itself.</param>
    public EventBus(Action<Exception, object> onError)
    {
        this.onError = onError ?? throw new ArgumentNullException(nameof(onError));
    }

    /// <summary>Dispose of what it returns to end the subscription: a handler that stays is never freed.</summary>
    public IDisposable Subscribe<TEvent>(Func<TEvent, Task> handler)
    {
        if (handler == null) throw new ArgumentNullException(nameof(handler));
        var subscription = new Subscription(this, typeof(TEvent), published => handler((TEvent)published));
        lock (gate)
        {
            if (!topics.TryGetValue(typeof(TEvent), out var subscriptions))
            {
                topics[typeof(TEvent)] = subscriptions = new List<Subscription>();
            }
            subscriptions.Add(subscription);
        }
        return subscription;
    }

    /// <summary>Calls the subscribers one after the other; done when the last one is.</summary>
    public async Task PublishAsync<TEvent>(TEvent published)
    {
        foreach (var subscription in SubscribersOf(typeof(TEvent)))
        {
            try
            {
                // It may have left since the publication began.
                if (!subscription.HasEnded) await subscription.Deliver(published).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                onError(error, published);
            }
        }
    }

    private Subscription[] SubscribersOf(Type topic)
    {
        lock (gate) return topics.TryGetValue(topic, out var found) ? found.ToArray() : new Subscription[0];
    }

    private sealed class Subscription : IDisposable
    {
        private readonly EventBus bus;
        private readonly Type topic;
        private volatile bool hasEnded;

        public Subscription(EventBus owner, Type eventType, Func<object, Task> deliver)
        {
            bus = owner;
            topic = eventType;
            Deliver = deliver;
        }

        public Func<object, Task> Deliver { get; }

        public bool HasEnded => hasEnded;

        public void Dispose()
        {
            lock (bus.gate)
            {
                if (hasEnded) return;
                hasEnded = true;
                var subscriptions = bus.topics[topic];
                subscriptions.Remove(this);
                if (subscriptions.Count == 0) bus.topics.Remove(topic);
            }
        }
    }
}
// --- demonstration ---
public sealed class Docked
{
    public Docked(string ship) => Ship = ship;

    public string Ship { get; }
}

public sealed class Sailed
{
}

public static class Program
{
    private static readonly List<string> Seen = new List<string>();

    public static void Main()
    {
        RunAsync().GetAwaiter().GetResult();
    }

    private static async Task RunAsync()
    {
        var errors = new List<string>();
        var bus = new EventBus((error, published) => errors.Add($"{error.Message}: {((Docked)published).Ship}"));
        await Expect<ArgumentNullException>(() => Task.Run(() => bus.Subscribe<Docked>(null)));

        // Each topic has its own subscribers; they are called in order and waited for.
        await bus.PublishAsync(new Docked("nobody listens"));
        var pilot = bus.Subscribe<Docked>(Note("pilot"));
        var slow = bus.Subscribe<Docked>(async docked =>
        {
            await Task.Delay(1);
            Seen.Add($"crane {docked.Ship}");
        });
        bus.Subscribe<Sailed>(sailed => throw new InvalidOperationException("another topic"));
        await bus.PublishAsync(new Docked("Auk"));
        Expect("pilot Auk", "crane Auk");

        // One that throws, or fails later, stops no other, and its error is not lost.
        slow.Dispose();
        using (bus.Subscribe<Docked>(docked => throw new FormatException("thrown")))
        using (bus.Subscribe<Docked>(docked => Task.FromException(new FormatException("failed"))))
        using (bus.Subscribe<Docked>(Note("customs")))
        {
            await bus.PublishAsync(new Docked("Gull"));
        }
        Expect("pilot Gull", "customs Gull");
        Check(errors.SequenceEqual(new[] { "thrown: Gull", "failed: Gull" }), string.Join(", ", errors));

        // During a publication: who leaves is not called any more, who joins waits for the next.
        IDisposable leaver = null;
        var changer = bus.Subscribe<Docked>(docked =>
        {
            leaver.Dispose();
            bus.Subscribe(Note("joined"));
            return Task.CompletedTask;
        });
        leaver = bus.Subscribe(Note("left"));
        await bus.PublishAsync(new Docked("Tern"));
        Expect("pilot Tern");
        changer.Dispose();
        pilot.Dispose();
        pilot.Dispose();
        await bus.PublishAsync(new Docked("Skua"));
        Expect("joined Skua");

        // Threads come and go meanwhile.
        var coming = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var turn = 0; turn < 1000; turn++) bus.Subscribe<Docked>(docked => Task.CompletedTask).Dispose();
        })).ToArray();
        for (var turn = 0; turn < 500; turn++) await bus.PublishAsync(new Docked("Coot"));
        await Task.WhenAll(coming);
        Check(Seen.Count == 500 && errors.Count == 2, $"{Seen.Count} seen, {errors.Count} errors");
    }

    private static Func<Docked, Task> Note(string name) => docked =>
    {
        Seen.Add($"{name} {docked.Ship}");
        return Task.CompletedTask;
    };

    private static void Expect(params string[] wanted)
    {
        Check(Seen.SequenceEqual(wanted), $"saw {string.Join(", ", Seen)}");
        Seen.Clear();
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
