// pattern: prototype
// prefix: dpPrototype
// description: Prototype: independent copies of a configured object; deep for what can change, shared for what cannot
// placeholders: Patch, Envelope, Copy
// --- imports ---
using System;
using System.Collections.Generic;
// --- snippet ---
/// <summary>Can be changed, so that each patch needs one of its own.</summary>
public sealed class Envelope
{
    public TimeSpan Attack { get; set; }

    public TimeSpan Release { get; set; }

    public Envelope Copy() => (Envelope)MemberwiseClone(); // Flat is enough: its values cannot change.
}

/// <summary>
/// A sound, configured once and copied for each voice. Not thread-safe. No ICloneable: it does not say how deep a copy
/// is.
/// </summary>
public sealed class Patch
{
    private readonly List<string> effects;

    public Patch(string name, Envelope envelope)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        Envelope = envelope ?? throw new ArgumentNullException(nameof(envelope));
        effects = new List<string>();
    }

    private Patch(Patch original, string name)
    {
        Name = name ?? original.Name;
        Envelope = original.Envelope.Copy();
        effects = new List<string>(original.effects);
        Samples = original.Samples;
    }

    public string Name { get; }

    public Envelope Envelope { get; }

    /// <summary>Large, and shared by all copies: nobody may write to it after it was set.</summary>
    public IReadOnlyList<float> Samples { get; set; } = Array.Empty<float>();

    public IReadOnlyList<string> Effects => effects.AsReadOnly();

    public void Add(string effect) => effects.Add(effect);

    /// <summary>Deep but for the samples.</summary>
    public Patch Copy(string name = null) => new Patch(this, name);
}
// --- demonstration ---
public static class Program
{
    public static void Main()
    {
        var original = new Patch("bell", new Envelope { Attack = TimeSpan.FromMilliseconds(5) });
        original.Samples = new[] { 0f, 0.5f };
        original.Add("echo");

        // A copy has all that was configured, with the changes that were asked for.
        var copy = original.Copy("far bell");
        Check(copy.Name == "far bell" && original.Copy().Name == "bell", copy.Name);
        Check(copy.Envelope.Attack == TimeSpan.FromMilliseconds(5), $"{copy.Envelope.Attack}");
        Check(string.Join(" ", copy.Effects) == "echo", string.Join(" ", copy.Effects));

        // From then on each goes its own way, also inside of what it holds.
        copy.Add("chorus");
        copy.Envelope.Attack = TimeSpan.FromSeconds(1);
        Check(original.Effects.Count == 1, string.Join(" ", original.Effects));
        Check(original.Envelope.Attack == TimeSpan.FromMilliseconds(5), $"{original.Envelope.Attack}");
        original.Add("delay");
        original.Envelope.Release = TimeSpan.FromSeconds(2);
        Check(string.Join(" ", copy.Effects) == "echo chorus", string.Join(" ", copy.Effects));
        Check(copy.Envelope.Release == TimeSpan.Zero, $"{copy.Envelope.Release}");

        // What is large and cannot change is shared; another one can be set for one of them.
        Check(ReferenceEquals(copy.Samples, original.Samples), "the samples are shared");
        copy.Samples = new[] { 1f };
        Check(original.Samples.Count == 2, $"{original.Samples.Count} samples");
    }

    private static void Check(bool holds, string message)
    {
        if (!holds) throw new InvalidOperationException(message);
    }
}
