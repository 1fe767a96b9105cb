// pattern: visitor
// prefix: dpVisitor
// description: Visitor: operations over a closed set of node types, exhaustive by double dispatch on a sealed interface
// placeholders: Block, BlockVisitor, Heading, Paragraph, Section
// --- imports ---
import java.util.List;
import java.util.stream.Collectors;
// --- snippet ---
/** From Java 21 on, a switch over the sealed type does the same without {@link #accept} and its interface. */
sealed interface Block permits Heading, Paragraph, Section {
    <R> R accept(BlockVisitor<R> visitor);
}

/** A type that is added becomes a method here, and no operation compiles before it has an answer. */
interface BlockVisitor<R> {
    R visit(Heading heading);

    R visit(Paragraph paragraph);

    R visit(Section section);
}

record Heading(int level, String text) implements Block {
    @Override
    public <R> R accept(BlockVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

record Paragraph(String text) implements Block {
    @Override
    public <R> R accept(BlockVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

record Section(List<Block> children) implements Block {
    Section {
        children = List.copyOf(children);
    }

    @Override
    public <R> R accept(BlockVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

/** One operation; stateless, so one object serves all threads. It goes down into a section itself, if it wants. */
final class MarkdownWriter implements BlockVisitor<String> {
    @Override
    public String visit(Heading heading) {
        return "#".repeat(heading.level()) + " " + heading.text();
    }

    @Override
    public String visit(Paragraph paragraph) {
        return paragraph.text();
    }

    @Override
    public String visit(Section section) {
        return section.children().stream().map(child -> child.accept(this)).collect(Collectors.joining("\n\n"));
    }
}
// --- demonstration ---
class Main {
    /** A second operation, without a change to any node. */
    private static final class WordCounter implements BlockVisitor<Integer> {
        @Override
        public Integer visit(Heading heading) {
            return 0;
        }

        @Override
        public Integer visit(Paragraph paragraph) {
            return paragraph.text().split(" ").length;
        }

        @Override
        public Integer visit(Section section) {
            return section.children().stream().mapToInt(child -> child.accept(this)).sum();
        }
    }

    public static void main(String[] args) {
        var tides = new Section(List.of(new Heading(2, "Tides"), new Paragraph("Twice a day.")));
        Block document = new Section(List.of(new Heading(1, "The sea"), tides, new Paragraph("The end.")));

        // Each type of node gets its own answer, at any depth and in order.
        var text = document.accept(new MarkdownWriter());
        assert text.equals("# The sea\n\n## Tides\n\nTwice a day.\n\nThe end.") : text;
        assert document.accept(new WordCounter()) == 5;

        // A single node is a document too, and so is an empty one.
        assert new Paragraph("Salt water").accept(new WordCounter()) == 2;
        assert new Section(List.of()).accept(new MarkdownWriter()).isEmpty();
    }
}
