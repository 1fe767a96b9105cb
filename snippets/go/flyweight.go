// pattern: flyweight
// prefix: dpFlyweight
// description: Flyweight by the unique package: equal shared state is kept once, compared as a pointer, and freed when nobody uses it
// placeholders: Species, Tree, NewTree, Draw
// --- preamble ---
package main

import (
	"runtime"
	"strings"
	"sync"
	"unsafe"
)

// --- imports ---
import (
	"fmt"
	"io"
	"unique"
)

// --- snippet ---

// Species is the shared, intrinsic state: what all trees of a kind have in
// common. It is comparable and does not change.
type Species struct {
	Name   string
	Colour string
	Shape  string // a path of a few kilobytes
}

// Tree has its own state and a handle that is as small as a pointer. Equal
// species are one in memory, whatever their number, and are freed with the last
// tree of theirs. Measure before you use it: it pays for many objects with few
// and large states.
type Tree struct {
	species unique.Handle[Species]
	X, Y    float32
}

// NewTree may be called by several goroutines.
func NewTree(species Species, x, y float32) Tree {
	return Tree{species: unique.Make(species), X: x, Y: y}
}

func (t Tree) Species() Species { return t.species.Value() }

// IsSameSpecies compares handles, however large the states are.
func (t Tree) IsSameSpecies(other Tree) bool { return t.species == other.species }

// Draw takes what depends on the place of use, the scale, as an argument: kept
// in the species it would no longer be shared.
func (t Tree) Draw(to io.Writer, scale float32) error {
	species := t.species.Value()
	_, err := fmt.Fprintf(to, "<path d=%q fill=%q transform=\"translate(%g %g) scale(%g)\"/>\n",
		species.Shape, species.Colour, t.X, t.Y, scale)
	return err
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	// path makes equal strings that are not the same in memory.
	path := func(letter string) string { return strings.Repeat(letter, 4_000) }

	// Equal state is the same instance, other state is not.
	oak := NewTree(Species{"oak", "green", path("o")}, 1, 2)
	oakToo := NewTree(Species{"oak", "green", path("o")}, 30, 40)
	redOak := NewTree(Species{"oak", "red", path("o")}, 1, 2)
	check(oak.IsSameSpecies(oakToo) && !oak.IsSameSpecies(redOak), "the species are mixed up")
	data := func(tree Tree) *byte { return unsafe.StringData(tree.Species().Shape) }
	check(data(oak) == data(oakToo), "the shape is there twice")
	check(oak != oakToo, "trees at two places are one")

	// What one tree takes does not depend on its species.
	check(unsafe.Sizeof(oak) == unsafe.Sizeof(uintptr(0))+8, "a tree has %d bytes", unsafe.Sizeof(oak))

	// Own state and arguments differ while the species is shared.
	draw := func(tree Tree, scale float32) string {
		var out strings.Builder
		check(tree.Draw(&out, scale) == nil, "not drawn")
		_, transform, _ := strings.Cut(out.String(), "fill=")
		return transform
	}
	got := draw(oak, 1)
	check(got == "\"green\" transform=\"translate(1 2) scale(1)\"/>\n", "got %s", got)
	got = draw(oakToo, 0.5)
	check(got == "\"green\" transform=\"translate(30 40) scale(0.5)\"/>\n", "got %s", got)
	check(strings.HasPrefix(draw(redOak, 1), "\"red\""), "not red")

	// A forest made by several goroutines has four megabytes of shapes only once.
	var group sync.WaitGroup
	forest := make([]Tree, 1_000)
	for i := range forest {
		group.Add(1)
		go func() {
			defer group.Done()
			forest[i] = NewTree(Species{"oak", "green", path("o")}, float32(i), 0)
		}()
	}
	group.Wait()
	for _, tree := range forest {
		check(tree.IsSameSpecies(oak) && data(tree) == data(oak), "the tree at %v has its own species", tree.X)
	}
	runtime.KeepAlive(oak)
}
