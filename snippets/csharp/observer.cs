// pattern: observer
// prefix: dpObserver
// description: Observer: a thread-safe subject that tells all its listeners, also when some fail, and lets them leave
// placeholders: Subject, Payload
// --- preamble ---
using System.Threading.Tasks;
// --- imports ---
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
// --- snippet ---
public sealed class Payload
{
    public Payload(string id) => Id = id;

    public string Id { get; }
}

public sealed class Subject
{
    private readonly object gate = new object();
    private readonly List<Subscription> subscriptions = new List<Subscription>();

    /// <summary>Dispose of what it returns to end the subscription: a listener that stays is never freed.</summary>
    public IDisposable Subscribe(Action<Payload> listener)
    {
        var subscription = new Subscription(this, listener ?? throw new ArgumentNullException(nameof(listener)));
        lock (gate) subscriptions.Add(subscription);
        return subscription;
    }

    /// <summary>
    /// Calls the listeners in the order of their subscription, all of them even if some fail.
    /// What they threw comes together at the end, as an AggregateException.
    /// </summary>
    public void Notify(Payload payload)
    {
        Subscription[] current;
        lock (gate) current = subscriptions.ToArray();
        var errors = new List<Exception>();
        foreach (var subscription in current.Where(one => !one.HasEnded)) // It may have left meanwhile.
        {
            try
            {
                subscription.Listener(payload);
            }
            catch (Exception error)
            {
                errors.Add(error);
            }
        }
        if (errors.Count > 0) throw new AggregateException("Listeners failed", errors);
    }

    private sealed class Subscription : IDisposable
    {
        private readonly Subject subject;
        private int ended;

        public Subscription(Subject owner, Action<Payload> listener)
        {
            subject = owner;
            Listener = listener;
        }

        public Action<Payload> Listener { get; }

        public bool HasEnded => Volatile.Read(ref ended) == 1;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref ended, 1) == 1) return;
            lock (subject.gate) subject.subscriptions.Remove(this);
        }
    }
}
// --- demonstration ---
public static class Program
{
    public static void Main()
    {
        var seen = new List<string>();
        var subject = new Subject();
        var order = new Payload("order 7");
        Action<Payload> first = payload => seen.Add($"first {payload.Id}");

        // A failing listener stops no other, and what it threw is not lost.
        var firstSubscription = subject.Subscribe(first);
        using (subject.Subscribe(payload => throw new InvalidOperationException(payload.Id)))
        {
            subject.Subscribe(payload => seen.Add($"last {payload.Id}"));
            try
            {
                subject.Notify(order);
                Check(false, "an AggregateException expected");
            }
            catch (AggregateException error)
            {
                Check(error.InnerExceptions.Single().Message == "order 7", error.ToString());
            }
            Expect(seen, "first order 7", "last order 7");
        }

        // The same listener may subscribe twice; each subscription ends on its own, once.
        using (subject.Subscribe(first))
        {
            firstSubscription.Dispose();
            firstSubscription.Dispose();
            subject.Notify(order);
            Expect(seen, "last order 7", "first order 7");
        }

        // During a notification: who leaves is not called any more, who joins waits.
        IDisposable leaver = null;
        var changer = subject.Subscribe(_ =>
        {
            leaver.Dispose();
            subject.Subscribe(payload => seen.Add($"joined {payload.Id}"));
        });
        leaver = subject.Subscribe(_ => seen.Add("left"));
        subject.Notify(order);
        Expect(seen, "last order 7");
        changer.Dispose();
        subject.Notify(order);
        Expect(seen, "last order 7", "joined order 7");

        // Listeners come and go in other threads while the subject notifies.
        var comeAndGo = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var turn = 0; turn < 1000; turn++) subject.Subscribe(payload => { }).Dispose();
        })).ToArray();
        for (var turn = 0; turn < 1000; turn++) subject.Notify(order);
        Task.WaitAll(comeAndGo);
    }

    private static void Expect(List<string> seen, params string[] wanted)
    {
        Check(seen.SequenceEqual(wanted), $"saw {string.Join(", ", seen)}");
        seen.Clear();
    }

    private static void Check(bool holds, string message)
    {
        if (!holds) throw new InvalidOperationException(message);
    }
}
