// pattern: iterator
// prefix: dpIterator
// description: Iterator: lazy in-order traversal of a sorted tree by yield; a change during the traversal is an error
// placeholders: SortedTree, T, Node
// --- preamble ---
using System.Linq;
// --- imports ---
using System;
using System.Collections;
using System.Collections.Generic;
// --- snippet ---
/// <summary>A set in order, not balanced: its depth is that of the order of adding. Not thread-safe.</summary>
public sealed class SortedTree<T> : IEnumerable<T>
{
    private readonly IComparer<T> comparer;
    private Node root;
    private int version;

    public SortedTree(IComparer<T> comparer = null) => this.comparer = comparer ?? Comparer<T>.Default;

    /// <summary>False if it is there already.</summary>
    public bool Add(T value)
    {
        Node parent = null;
        var order = 0;
        for (var node = root; node != null; node = order < 0 ? node.Left : node.Right)
        {
            order = comparer.Compare(value, node.Value);
            if (order == 0) return false;
            parent = node;
        }
        if (parent == null) root = new Node(value);
        else if (order < 0) parent.Left = new Node(value);
        else parent.Right = new Node(value);
        version++;
        return true;
    }

    /// <summary>Goes as far as its caller does, and holds no more than one path of the tree.</summary>
    public IEnumerator<T> GetEnumerator()
    {
        var began = version;
        var path = new Stack<Node>();
        for (var node = root; node != null || path.Count > 0; node = node.Right)
        {
            for (; node != null; node = node.Left) path.Push(node);
            node = path.Pop();
            yield return node.Value;
            if (version != began) throw new InvalidOperationException("The tree has changed");
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private sealed class Node
    {
        public readonly T Value;
        public Node Left;
        public Node Right;

        public Node(T value) => Value = value;
    }
}
// --- demonstration ---
public static class Program
{
    public static void Main()
    {
        var heights = new SortedTree<int>();
        var added = new[] { 40, 20, 60, 10, 30, 50, 70, 30 }.Count(height => heights.Add(height));
        Check(added == 7, $"{added} added, 30 comes twice");

        // In order, whatever the order of adding, and each traversal begins anew.
        for (var turn = 0; turn < 2; turn++)
        {
            Check(string.Join(" ", heights) == "10 20 30 40 50 60 70", string.Join(" ", heights));
        }
        Check(!new SortedTree<string>().Any(), "an empty tree has nothing");

        // Another order, and a tree that is deep on one side.
        var descending = new SortedTree<int>(Comparer<int>.Create((left, right) => right.CompareTo(left)));
        for (var value = 0; value < 500; value++) descending.Add(value);
        Check(descending.SequenceEqual(Enumerable.Range(0, 500).Reverse()), "499 to 0 expected");

        // Lazy: two traversals stand at different places, and one may end early.
        using (var slow = heights.GetEnumerator())
        using (var fast = heights.GetEnumerator())
        {
            Check(slow.MoveNext() && fast.MoveNext() && fast.MoveNext(), "both have more");
            Check(slow.Current == 10 && fast.Current == 20, $"{slow.Current}, {fast.Current}");
            Check(heights.Take(3).Last() == 30, "the third");

            // After a change the traversal is an error and not a wrong order; a new one is right.
            Check(heights.Add(15), "15 is new");
            Expect<InvalidOperationException>(() => slow.MoveNext());
        }
        Check(heights.Take(3).SequenceEqual(new[] { 10, 15, 20 }), "the new one is in its place");
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
