// pattern: iterator
// prefix: dpIterator
// description: Iterator: walks over all items of a paged source, fetching a page only when an item of it is wanted
// placeholders: PagedItems, Page, PageSource, fetch
// --- preamble ---
import java.util.ArrayList;
import java.util.stream.IntStream;
// --- imports ---
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
// --- snippet ---
/** {@code nextCursor} is null on the last page; a page in the middle may be empty. */
record Page<T>(List<T> items, String nextCursor) {}

@FunctionalInterface
interface PageSource<T> {
    /** The first page if {@code cursor} is null. What it throws reaches who iterates, who may go on and try again. */
    Page<T> fetch(String cursor);
}

/** Each iterator begins anew and belongs to one thread. It holds one page at a time. */
record PagedItems<T>(PageSource<T> source) implements Iterable<T> {
    @Override
    public Iterator<T> iterator() {
        return new Iterator<>() {
            private Iterator<T> items = List.<T>of().iterator();
            private String cursor;
            private boolean isLast;

            @Override
            public boolean hasNext() {
                while (!items.hasNext() && !isLast) {
                    var page = source.fetch(cursor);
                    if (page.nextCursor() != null && page.nextCursor().equals(cursor)) {
                        throw new IllegalStateException("the source does not get beyond " + cursor);
                    }
                    items = page.items().iterator();
                    cursor = page.nextCursor();
                    isLast = cursor == null;
                }
                return items.hasNext();
            }

            @Override
            public T next() {
                if (!hasNext()) throw new NoSuchElementException();
                return items.next();
            }
        };
    }

    /** As lazy: {@code limit} and {@code findFirst} spare the pages behind. */
    Stream<T> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED), false);
    }
}
// --- demonstration ---
class Main {
    private static final List<String> fetched = new ArrayList<>();
    private static boolean failing;

    /** 1 and 2; an empty page; 3. */
    private static Page<Integer> readings(String cursor) {
        if (failing) throw new IllegalStateException("offline");
        fetched.add(String.valueOf(cursor));
        if (cursor == null) return new Page<>(List.of(1, 2), "b");
        return cursor.equals("b") ? new Page<>(List.of(), "c") : new Page<>(List.of(3), null);
    }

    public static void main(String[] args) {
        var items = new PagedItems<>(Main::readings);

        // All items in order, across an empty page.
        var seen = new ArrayList<Integer>();
        for (int item : items) seen.add(item);
        assert seen.equals(List.of(1, 2, 3)) : seen;
        assert fetched.equals(List.of("null", "b", "c")) : fetched;

        // Nothing is fetched before it is wanted, and nothing twice.
        fetched.clear();
        var iterator = items.iterator();
        assert fetched.isEmpty() : fetched;
        assert iterator.hasNext() && iterator.hasNext() && iterator.next() == 1 && iterator.next() == 2;
        assert fetched.equals(List.of("null")) : fetched;

        // An error loses no place: going on works when the source does.
        failing = true;
        try {
            throw new AssertionError(iterator.hasNext());
        } catch (IllegalStateException expected) {
            failing = false;
        }
        assert iterator.next() == 3 && !iterator.hasNext();
        try {
            throw new AssertionError(iterator.next());
        } catch (NoSuchElementException expected) {
            assert fetched.equals(List.of("null", "b", "c")) : fetched;
        }

        // A stream is as lazy.
        fetched.clear();
        assert items.stream().filter(item -> item > 1).findFirst().orElseThrow() == 2;
        assert fetched.equals(List.of("null")) : fetched;
        assert items.stream().mapToInt(item -> item).boxed().toList().equals(IntStream.of(1, 2, 3).boxed().toList());

        // A source that repeats itself is an error instead of an endless loop.
        var stuck = new PagedItems<>(cursor -> new Page<>(List.of(), "same")).iterator();
        try {
            throw new AssertionError(stuck.hasNext());
        } catch (IllegalStateException error) {
            assert error.getMessage().endsWith("beyond same") : error;
        }
        assert !new PagedItems<>(cursor -> new Page<>(List.of(), null)).iterator().hasNext();
    }
}
