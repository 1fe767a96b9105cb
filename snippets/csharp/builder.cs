// pattern: builder
// prefix: dpBuilder
// description: Builder: collects options and builds a validated, immutable object; tells all that is missing or contradictory
// placeholders: Reminder, Builder, text
// --- imports ---
using System;
using System.Collections.Generic;
using System.Linq;
// --- snippet ---
/// <summary>Immutable. Named arguments do for a few options; the builder is for rules between them.</summary>
public sealed class Reminder
{
    private Reminder(string text, DateTimeOffset? at, TimeSpan? every, IEnumerable<string> recipients)
    {
        Text = text;
        At = at;
        Every = every;
        Recipients = Array.AsReadOnly(recipients.ToArray());
    }

    public string Text { get; }

    public DateTimeOffset? At { get; }

    public TimeSpan? Every { get; }

    public IReadOnlyList<string> Recipients { get; }

    /// <summary>Not thread-safe. May build several objects, which share nothing.</summary>
    public sealed class Builder
    {
        private readonly List<string> recipients = new List<string>();
        private string text;
        private DateTimeOffset? at;
        private TimeSpan? every;

        public Builder Text(string value) => With(() => text = value);

        public Builder At(DateTimeOffset value) => With(() => at = value);

        public Builder Every(TimeSpan value) => With(() => every = value);

        public Builder To(string recipient) => With(() => recipients.Add(recipient));

        /// <exception cref="InvalidOperationException">Lists all problems, not the first alone.</exception>
        public Reminder Build()
        {
            var problems = Problems().ToArray();
            if (problems.Length > 0) throw new InvalidOperationException(string.Join("; ", problems));
            return new Reminder(text, at, every, recipients);
        }

        private IEnumerable<string> Problems()
        {
            if (string.IsNullOrWhiteSpace(text)) yield return "needs words to say";
            if (recipients.Count == 0) yield return "needs a recipient";
            if (at == null && every == null) yield return "needs a time or an interval";
            if (at != null && every != null) yield return "has a time and an interval";
            if (every <= TimeSpan.Zero) yield return "needs an interval above zero";
        }

        private Builder With(Action change)
        {
            change();
            return this;
        }
    }
}
// --- demonstration ---
public static class Program
{
    public static void Main()
    {
        // What was set arrives.
        var noon = new DateTimeOffset(2025, 5, 1, 12, 0, 0, TimeSpan.Zero);
        var builder = new Reminder.Builder().Text("water the basil").To("ada").At(noon);
        var first = builder.Build();
        Check(first.Text == "water the basil" && first.At == noon && first.Every == null, "what was set expected");

        // What is built does not change with its builder, and nobody else can change it.
        var second = builder.To("ben").Build();
        Check(first.Recipients.SequenceEqual(new[] { "ada" }), string.Join(", ", first.Recipients));
        Check(second.Recipients.SequenceEqual(new[] { "ada", "ben" }), string.Join(", ", second.Recipients));
        Expect<NotSupportedException>(() => ((IList<string>)first.Recipients)[0] = "eve");

        // Everything that is missing is told at once.
        var missing = Expect<InvalidOperationException>(() => new Reminder.Builder().Text(" ").Build());
        Check(missing.Message == "needs words to say; needs a recipient; needs a time or an interval", missing.Message);

        // Options that exclude each other are an error, as are wrong values.
        var both = Expect<InvalidOperationException>(() => builder.Every(TimeSpan.FromDays(1)).Build());
        Check(both.Message == "has a time and an interval", both.Message);
        var never = new Reminder.Builder().Text("breathe").To("cy").Every(TimeSpan.Zero);
        Check(Expect<InvalidOperationException>(() => never.Build()).Message.Contains("above zero"), "above zero");
        Check(never.Every(TimeSpan.FromHours(1)).Build().Every == TimeSpan.FromHours(1), "the last value counts");
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
