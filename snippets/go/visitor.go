// pattern: visitor
// prefix: dpVisitor
// description: Visitor over a closed set of node kinds: one type switch, typed results, and the compiler finds visitors that miss a kind
// placeholders: Node, Visitor, Visit, Text, Link, List
// --- preamble ---
package main

import "strings"

// --- imports ---
import "fmt"

// --- snippet ---

// Node is a Text, a Link or a List: the set is closed by the method that only
// this package can write.
type Node interface{ isNode() }

type Text struct{ Content string }

type Link struct{ Label, Address string }

type List struct{ Items []Node }

func (Text) isNode() {}
func (Link) isNode() {}
func (List) isNode() {}

// Visitor has a method per kind. A new kind adds one, and whoever does not
// handle it no longer compiles. For a single operation a type switch alone
// does, but the compiler does not tell whether it is complete.
type Visitor[R any] interface {
	VisitText(Text) R
	VisitLink(Link) R
	VisitList(List) R
}

// Visit is the only place that tells the kinds apart. Visitors call it for the
// nodes within nodes, in the order that suits them.
func Visit[R any](node Node, visitor Visitor[R]) R {
	switch node := node.(type) {
	case Text:
		return visitor.VisitText(node)
	case Link:
		return visitor.VisitLink(node)
	case List:
		return visitor.VisitList(node)
	default:
		panic(fmt.Sprintf("visit: %T is no kind of node", node)) // A nil or a pointer to one.
	}
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

// words counts.
type words struct{}

func (words) VisitText(text Text) int { return len(strings.Fields(text.Content)) }
func (words) VisitLink(link Link) int { return len(strings.Fields(link.Label)) }
func (w words) VisitList(list List) int {
	sum := 0
	for _, item := range list.Items {
		sum += Visit(item, w)
	}
	return sum
}

// outline writes, with its own state on the way down.
type outline struct{ indent string }

func (outline) VisitText(text Text) string { return text.Content }
func (outline) VisitLink(link Link) string { return link.Label + " <" + link.Address + ">" }
func (o outline) VisitList(list List) string {
	var lines strings.Builder
	for _, item := range list.Items {
		inner := Visit(item, outline{o.indent + "  "})
		fmt.Fprintf(&lines, "\n%s- %s", o.indent, inner)
	}
	return lines.String()
}

func main() {
	document := List{Items: []Node{
		Text{"High water"},
		Link{"the whole table", "tides.example"},
		List{Items: []Node{Text{"at noon"}, List{}}},
	}}

	// One structure, several operations, each with a result of its own type.
	count := Visit(document, words{})
	check(count == 7, "%d words", count)
	got := Visit(document, outline{})
	wanted := "\n- High water\n- the whole table <tides.example>\n- \n  - at noon\n  - "
	check(got == wanted, "got %q", got)

	// Each kind reaches its own method.
	check(Visit(Node(Text{"a b"}), words{}) == 2, "no text")
	check(Visit(Node(Link{"a b c", "d e"}), words{}) == 3, "no link")
	check(Visit(Node(List{}), words{}) == 0, "no list")

	// What is no node is not passed over in silence.
	func() {
		defer func() { check(recover() != nil, "visited nothing") }()
		Visit(Node(&Text{"a"}), words{})
	}()
}
