// pattern: abstract-factory
// prefix: dpAbstractFactory
// description: Abstract factory: families of document parts that belong together; a writer gets one family and cannot mix
// placeholders: DocumentKit, Title, BulletList, HtmlKit, MarkdownKit
// --- imports ---
import java.util.List;
import java.util.stream.Collectors;
// --- snippet ---
@FunctionalInterface
interface Title {
    String render();
}

@FunctionalInterface
interface BulletList {
    String render();
}

/** All parts of one document come from one kit. Kits are stateless: any thread may use them. */
interface DocumentKit {
    Title title(String text);

    BulletList list(List<String> items);
}

/** Escapes what it is given: callers pass plain text. */
final class HtmlKit implements DocumentKit {
    @Override
    public Title title(String text) {
        return () -> "<h1>" + escape(text) + "</h1>";
    }

    @Override
    public BulletList list(List<String> items) {
        return () -> items.stream()
                .map(item -> "<li>" + escape(item) + "</li>")
                .collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

final class MarkdownKit implements DocumentKit {
    @Override
    public Title title(String text) {
        return () -> "# " + escape(text);
    }

    @Override
    public BulletList list(List<String> items) {
        return () -> items.stream().map(item -> "- " + escape(item)).collect(Collectors.joining("\n"));
    }

    private static String escape(String text) {
        return text.replaceAll("([\\\\*_`\\[\\]<>#])", "\\\\$1");
    }
}

/** Knows the interfaces alone. A family that is added changes nothing here. */
record PackingListWriter(DocumentKit kit) {
    String write(String tour, List<String> items) {
        return kit.title("Tour: " + tour).render() + "\n" + kit.list(items).render();
    }
}
// --- demonstration ---
class Main {
    /** A third family, as a test would have. */
    private static final class RecordingKit implements DocumentKit {
        @Override
        public Title title(String text) {
            return () -> "title(" + text + ")";
        }

        @Override
        public BulletList list(List<String> items) {
            return () -> "list" + items;
        }
    }

    public static void main(String[] args) {
        var items = List.of("rope & hooks", "map <1:25>", "*tea*");

        // The same writer makes a whole document of whichever family it was given.
        var html = new PackingListWriter(new HtmlKit()).write("Alps", items);
        assert html.equals("<h1>Tour: Alps</h1>\n<ul><li>rope &amp; hooks</li><li>map &lt;1:25&gt;</li>"
                + "<li>*tea*</li></ul>") : html;
        var markdown = new PackingListWriter(new MarkdownKit()).write("Alps", items);
        assert markdown.equals("# Tour: Alps\n- rope & hooks\n- map \\<1:25\\>\n- \\*tea\\*") : markdown;
        var recorded = new PackingListWriter(new RecordingKit()).write("Alps", List.of("tea"));
        assert recorded.equals("title(Tour: Alps)\nlist[tea]") : recorded;

        // An empty list is one too.
        assert new HtmlKit().list(List.of()).render().equals("<ul></ul>");
        assert new MarkdownKit().list(List.of()).render().isEmpty();
    }
}
