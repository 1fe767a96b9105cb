// pattern: visitor
// prefix: dpVisitor
// description: Visitor: operations over a closed set of node kinds; a new kind does not compile until every operation handles it
// placeholders: Block, IBlockVisitor, WordCount
// --- imports ---
using System;
using System.Collections.Generic;
using System.Linq;
// --- snippet ---
/// <summary>Closed: only the classes within can derive from it. All are immutable.</summary>
public abstract class Block
{
    private Block()
    {
    }

    public abstract T Accept<T>(IBlockVisitor<T> visitor);

    public sealed class Heading : Block
    {
        public Heading(string text) => Text = text;

        public string Text { get; }

        public override T Accept<T>(IBlockVisitor<T> visitor) => visitor.Visit(this);
    }

    public sealed class Picture : Block
    {
        public Picture(string caption) => Caption = caption;

        public string Caption { get; }

        public override T Accept<T>(IBlockVisitor<T> visitor) => visitor.Visit(this);
    }

    public sealed class Section : Block
    {
        public Section(params Block[] parts) => Parts = Array.AsReadOnly(parts.ToArray());

        public IReadOnlyList<Block> Parts { get; }

        public override T Accept<T>(IBlockVisitor<T> visitor) => visitor.Visit(this);
    }
}

/// <summary>An operation: one method for each kind. It decides itself whether it descends.</summary>
public interface IBlockVisitor<out T>
{
    T Visit(Block.Heading heading);

    T Visit(Block.Picture picture);

    T Visit(Block.Section section);
}

public sealed class WordCount : IBlockVisitor<int>
{
    private static readonly char[] Blanks = { ' ', '\t', '\n' };

    public int Visit(Block.Heading heading) => CountIn(heading.Text);

    public int Visit(Block.Picture picture) => CountIn(picture.Caption);

    public int Visit(Block.Section section) => section.Parts.Sum(part => part.Accept(this));

    private static int CountIn(string text) => text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries).Length;
}
// --- demonstration ---
public sealed class Outline : IBlockVisitor<string>
{
    public string Visit(Block.Heading heading) => heading.Text;

    public string Visit(Block.Picture picture) => "";

    public string Visit(Block.Section section) =>
        "(" + string.Join(" ", section.Parts.Select(part => part.Accept(this)).Where(line => line != "")) + ")";
}

public static class Program
{
    public static void Main()
    {
        var page = new Block.Section(
            new Block.Heading("Tides"),
            new Block.Picture("the  old pier "),
            new Block.Section(new Block.Heading("Spring tides"), new Block.Picture("")));

        // The kind of the node chooses the method, however deep it is.
        Check(page.Accept(new WordCount()) == 6, $"{page.Accept(new WordCount())} words");
        Block heading = new Block.Heading("Neap");
        Check(heading.Accept(new WordCount()) == 1, "a single node");
        Check(new Block.Section().Accept(new WordCount()) == 0, "an empty section");

        // Another operation with another result needs no change of the nodes.
        Check(page.Accept(new Outline()) == "(Tides (Spring tides))", page.Accept(new Outline()));

        // Nobody else can add a kind that the visitors do not know.
        Check(typeof(Block).GetConstructors().Length == 0, "no constructor to derive with");
        Check(typeof(Block).GetNestedTypes().All(kind => kind.IsSealed), "all kinds are sealed");
    }

    private static void Check(bool holds, string message)
    {
        if (!holds) throw new InvalidOperationException(message);
    }
}
