// pattern: cursor-pagination
// prefix: sdCursorPagination
// description: Cursor pagination: keyset on (createdAt, id), one row more to know of a next page, opaque base64url cursor
// placeholders: Post, Cursor, PostPages, MaxLimit
// --- preamble ---
using System.Linq;
// --- imports ---
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
// --- snippet ---
public sealed class Post
{
    public Post(long id, DateTime createdAt)
    {
        Id = id;
        CreatedAt = createdAt;
    }

    public long Id { get; }

    public DateTime CreatedAt { get; }
}

/// <summary>The place after a row. Opaque to clients but not secret: it grants nothing.</summary>
public sealed class Cursor
{
    public Cursor(DateTime createdAt, long id)
    {
        CreatedAt = createdAt;
        Id = id;
    }

    public DateTime CreatedAt { get; }

    public long Id { get; }

    /// <exception cref="FormatException">Answer 400: it was not made here.</exception>
    public static Cursor Parse(string text)
    {
        if (text == null) throw new ArgumentNullException(nameof(text));
        try
        {
            var base64 = text.Replace('-', '+').Replace('_', '/');
            var octets = Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='));
            var parts = Encoding.ASCII.GetString(octets).Split(':');
            if (parts.Length != 2) throw new FormatException("Needs two parts");
            var ticks = long.Parse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture);
            var id = long.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            return new Cursor(new DateTime(ticks, DateTimeKind.Utc), id);
        }
        catch (Exception error) when (
            error is FormatException || error is OverflowException || error is ArgumentOutOfRangeException)
        {
            throw new FormatException("The cursor is not valid", error);
        }
    }

    public override string ToString()
    {
        var text = FormattableString.Invariant($"{CreatedAt.Ticks}:{Id}");
        return Convert.ToBase64String(Encoding.ASCII.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }
}

public sealed class PostPage
{
    public PostPage(IReadOnlyList<Post> items, string next)
    {
        Items = items;
        Next = next;
    }

    public IReadOnlyList<Post> Items { get; }

    /// <summary>Null on the last page.</summary>
    public string Next { get; }
}

/// <summary>Newest first. What comes in meanwhile shifts no page, as it would with an offset.</summary>
public sealed class PostPages
{
    public const int MaxLimit = 100;

    private readonly Func<Cursor, int, CancellationToken, Task<IReadOnlyList<Post>>> query;

    /// <param name="query">
    /// where (created_at, id) &lt; (cursor) order by created_at desc, id desc limit n, by an index on both; from the
    /// start without a cursor.
    /// </param>
    public PostPages(Func<Cursor, int, CancellationToken, Task<IReadOnlyList<Post>>> query)
    {
        this.query = query ?? throw new ArgumentNullException(nameof(query));
    }

    /// <exception cref="FormatException">The cursor is not valid.</exception>
    public async Task<PostPage> GetAsync(string cursor, int limit, CancellationToken cancellation)
    {
        if (limit < 1) throw new ArgumentOutOfRangeException(nameof(limit));
        var size = Math.Min(limit, MaxLimit);
        var after = cursor == null ? null : Cursor.Parse(cursor);
        var rows = await query(after, size + 1, cancellation).ConfigureAwait(false);
        if (rows.Count <= size) return new PostPage(rows, null);
        var items = new Post[size];
        for (var index = 0; index < size; index++) items[index] = rows[index];
        var last = items[size - 1];
        return new PostPage(items, new Cursor(last.CreatedAt, last.Id).ToString());
    }
}
// --- demonstration ---
public static class Program
{
    private static readonly DateTime Noon = new DateTime(2025, 5, 1, 12, 0, 0, DateTimeKind.Utc).AddTicks(7);

    public static void Main()
    {
        RunAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    private static async Task RunAsync(CancellationToken none)
    {
        // Three posts of each second: the id decides between them.
        var table = Enumerable.Range(1, 10).Select(id => new Post(id, Noon.AddSeconds(id / 3))).ToList();
        var pages = new PostPages((after, count, token) => Task.FromResult<IReadOnlyList<Post>>(table
            .Where(post => after == null || post.CreatedAt < after.CreatedAt
                || (post.CreatedAt == after.CreatedAt && post.Id < after.Id))
            .OrderByDescending(post => post.CreatedAt)
            .ThenByDescending(post => post.Id)
            .Take(count)
            .ToArray()));

        // All pages together have each post once, in order, though new ones come in at the front.
        var seen = new List<long>();
        string next = null;
        do
        {
            var page = await pages.GetAsync(next, 4, none);
            Check(page.Items.Count <= 4, $"{page.Items.Count} items");
            seen.AddRange(page.Items.Select(post => post.Id));
            next = page.Next;
            table.Add(new Post(100 + seen.Count, Noon.AddHours(1)));
        }
        while (next != null);
        Check(seen.SequenceEqual(new long[] { 10, 9, 8, 7, 6, 5, 4, 3, 2, 1 }), string.Join(" ", seen));

        // A page that ends with the last post has no next one; no page exceeds the maximum.
        table.RemoveRange(10, table.Count - 10);
        Check((await pages.GetAsync(null, 10, none)).Next == null, "no next page");
        Check((await pages.GetAsync(null, 9, none)).Next != null, "a next page");
        table.AddRange(Enumerable.Range(11, 200).Select(id => new Post(id, Noon)));
        Check((await pages.GetAsync(null, int.MaxValue, none)).Items.Count == PostPages.MaxLimit, "the maximum");

        // A cursor survives a query string, and holds the time in full.
        var cursor = new Cursor(Noon, long.MinValue).ToString();
        Check(Uri.EscapeDataString(cursor) == cursor, cursor);
        var parsed = Cursor.Parse(cursor);
        Check(parsed.CreatedAt == Noon && parsed.Id == long.MinValue, $"{parsed.CreatedAt:o} {parsed.Id}");

        // A wrong one is a clear error.
        const string beyond = "99999999999999999999:1";
        foreach (var plain in new[] { "", "7", "7:", ":7", "7:8:9", "x:1", "-1:1", "9223372036854775807:1", beyond })
        {
            var wrong = Convert.ToBase64String(Encoding.ASCII.GetBytes(plain)).TrimEnd('=');
            var error = await Expect<FormatException>(() => pages.GetAsync(wrong, 4, none));
            Check(error.Message == "The cursor is not valid", error.Message);
        }
        await Expect<FormatException>(() => pages.GetAsync("%%%", 4, none));
        await Expect<ArgumentOutOfRangeException>(() => pages.GetAsync(null, 0, none));
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
