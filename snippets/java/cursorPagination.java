// pattern: cursor-pagination
// prefix: sdCursorPagination
// description: Cursor pagination: keyset on (createdAt, id), one row more to see whether there is a next page, opaque cursor
// placeholders: Photo, PhotoSource, PhotoFeed, MAX_SIZE
// --- preamble ---
import java.util.ArrayList;
import java.util.Comparator;
import java.util.stream.Stream;
// --- imports ---
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
// --- snippet ---
record Photo(String id, Instant createdAt) {}

/** A place in the order: the id decides between rows of the same time, so that none is left out or shown twice. */
record Position(Instant createdAt, String id) {
    /** Opaque, but neither secret nor signed: it must give access to nothing that the query does not. */
    String toCursor() {
        var text = createdAt + "/" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Throws {@link IllegalArgumentException}: answer with 400, since only a broken client sends such a cursor. */
    static Position fromCursor(String cursor) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("/", 2);
            if (parts.length == 2 && !parts[1].isEmpty()) return new Position(Instant.parse(parts[0]), parts[1]);
        } catch (IllegalArgumentException | DateTimeException error) {
            throw new IllegalArgumentException("not a cursor of this feed", error);
        }
        throw new IllegalArgumentException("not a cursor of this feed");
    }
}

@FunctionalInterface
interface PhotoSource {
    /**
     * The newest first. In SQL, with an index on both columns and without the WHERE for the first page:
     * {@code WHERE (created_at, id) < (?, ?) ORDER BY created_at DESC, id DESC LIMIT ?}
     */
    List<Photo> find(Optional<Position> olderThan, int limit);
}

record PhotoFeed(PhotoSource source) {
    static final int MAX_SIZE = 100;

    record Page(List<Photo> photos, Optional<String> nextCursor) {}

    /** The first page without a cursor. What is added meanwhile moves no page. */
    Page page(Optional<String> cursor, int size) {
        if (size < 1) throw new IllegalArgumentException("a page has at least one photo");
        int limit = Math.min(size, MAX_SIZE);
        var found = source.find(cursor.map(Position::fromCursor), limit + 1);
        if (found.size() <= limit) return new Page(List.copyOf(found), Optional.empty());
        var last = found.get(limit - 1);
        return new Page(List.copyOf(found.subList(0, limit)),
                Optional.of(new Position(last.createdAt(), last.id()).toCursor()));
    }
}
// --- demonstration ---
class Main {
    private static final Comparator<Photo> ORDER = Comparator.comparing(Photo::createdAt).thenComparing(Photo::id);
    private static final List<Photo> photos = new ArrayList<>();
    private static int lastLimit;

    private static List<Photo> find(Optional<Position> olderThan, int limit) {
        lastLimit = limit;
        return photos.stream()
                .filter(photo -> olderThan.isEmpty()
                        || ORDER.compare(photo, new Photo(olderThan.get().id(), olderThan.get().createdAt())) < 0)
                .sorted(ORDER.reversed())
                .limit(limit)
                .toList();
    }

    private static String ids(PhotoFeed.Page page) {
        return String.join("", page.photos().stream().map(Photo::id).toList());
    }

    public static void main(String[] args) {
        var noon = Instant.parse("2026-06-01T12:00:00.123456Z");
        for (var id : List.of("a", "b", "c", "d")) photos.add(new Photo(id, noon));
        photos.add(new Photo("e", noon.minusSeconds(1)));
        var feed = new PhotoFeed(Main::find);

        // Rows of the same time are split between pages without loss; what is added meanwhile does not matter.
        var first = feed.page(Optional.empty(), 2);
        assert ids(first).equals("dc") : first;
        photos.add(new Photo("f", noon.plusSeconds(1)));
        var second = feed.page(first.nextCursor(), 2);
        assert ids(second).equals("ba") : second;

        // Nor does the removal of the row that the cursor was made of.
        photos.removeIf(photo -> photo.id().equals("a"));
        var third = feed.page(second.nextCursor(), 2);
        assert ids(third).equals("e") && third.nextCursor().isEmpty() : third;

        // A last page that is full promises no other one.
        var all = feed.page(Optional.empty(), 5);
        assert ids(all).equals("fdcbe") && all.nextCursor().isEmpty() : all;
        assert feed.page(Optional.empty(), 4).nextCursor().isPresent();

        // The cursor is fit for a URL, keeps the fractions and any id; the size is bounded.
        var odd = new Position(noon, "x/ü?");
        assert odd.toCursor().matches("[A-Za-z0-9_-]+") && Position.fromCursor(odd.toCursor()).equals(odd);
        feed.page(Optional.empty(), 1_000_000);
        assert lastLimit == PhotoFeed.MAX_SIZE + 1 : lastLimit;

        assert ids(feed.page(Optional.empty(), 1)).equals("f");
        try {
            throw new AssertionError(feed.page(Optional.empty(), 0));
        } catch (IllegalArgumentException error) {
            assert error.getMessage().equals("a page has at least one photo");
        }

        // A bad cursor is a clear error, and nothing is asked for.
        lastLimit = 0;
        var encoder = Base64.getUrlEncoder();
        var bad = Stream.of("noon/a", noon + "/", noon.toString(), "")
                .map(text -> encoder.encodeToString(text.getBytes(StandardCharsets.UTF_8)));
        for (var cursor : Stream.concat(bad, Stream.of("%%%", "a")).toList()) {
            try {
                throw new AssertionError(feed.page(Optional.of(cursor), 2));
            } catch (IllegalArgumentException error) {
                assert error.getMessage().equals("not a cursor of this feed") : error;
            }
        }
        assert lastLimit == 0;
    }
}
