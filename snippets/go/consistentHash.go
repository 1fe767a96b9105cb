// pattern: consistent-hash
// prefix: sdConsistentHash
// description: Consistent hashing: a ring with virtual nodes and a stable hash; a new node takes over few keys, and only for itself
// placeholders: HashRing, Owner, replicas, stableHash
// --- preamble ---
package main

// --- imports ---
import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"sync"
)

// --- snippet ---

// HashRing spreads keys over nodes. The hash is the same in all processes and
// on all machines, so they agree as long as they know the same nodes.
type HashRing struct {
	replicas int // points a node; 100 or more spread the keys well

	mu     sync.RWMutex
	points []ringPoint // by hash
}

type ringPoint struct {
	hash uint64
	node string
}

func NewHashRing(replicas int) *HashRing { return &HashRing{replicas: max(1, replicas)} }

// Add does nothing if the node is there. About one key in as many as there are
// nodes then has it as its owner; no key moves between the others.
func (r *HashRing) Add(node string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if slices.ContainsFunc(r.points, func(point ringPoint) bool { return point.node == node }) {
		return
	}
	for i := range r.replicas {
		r.points = append(r.points, ringPoint{hash: stableHash(fmt.Sprintf("%d:%s", i, node)), node: node})
	}
	slices.SortFunc(r.points, func(a, b ringPoint) int { // By node as well: the order of Add must not matter.
		return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.node, b.node))
	})
}

// Remove gives the keys of the node to those that follow on the ring.
func (r *HashRing) Remove(node string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.points = slices.DeleteFunc(r.points, func(point ringPoint) bool { return point.node == node })
}

// Owner is the node of the first point at or after the hash of the key. There
// is none if there are no nodes.
func (r *HashRing) Owner(key string) (node string, found bool) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	if len(r.points) == 0 {
		return "", false
	}
	i, _ := slices.BinarySearchFunc(r.points, stableHash(key), func(point ringPoint, hash uint64) int {
		return cmp.Compare(point.hash, hash)
	})
	return r.points[i%len(r.points)].node, true
}

// stableHash is FNV-1a of 64 bits. It alone spreads strings that differ at
// their end badly, so its bits are mixed.
func stableHash(text string) uint64 {
	fnv1a := fnv.New64a()
	_, _ = fnv1a.Write([]byte(text)) // Never fails.
	hash := fnv1a.Sum64()
	hash = (hash ^ hash>>33) * 0xff51afd7ed558ccd
	hash = (hash ^ hash>>33) * 0xc4ceb9fe1a85ec53
	return hash ^ hash>>33
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	const keys = 5_000
	ring := NewHashRing(160)
	owners := func(ring *HashRing) map[string]string {
		byKey := make(map[string]string, keys)
		for i := range keys {
			key := fmt.Sprint("user", i)
			byKey[key], _ = ring.Owner(key)
		}
		return byKey
	}

	// Without nodes there is no owner.
	_, found := ring.Owner("user1")
	check(!found, "there is an owner")

	// The nodes have about as many keys each.
	nodes := []string{"n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8", "n9"}
	for _, node := range nodes {
		ring.Add(node)
	}
	before := owners(ring)
	counts := map[string]int{}
	for _, node := range before {
		counts[node]++
	}
	for _, node := range nodes {
		share := float64(counts[node]) * float64(len(nodes)) / keys
		check(share > 0.7 && share < 1.3, "%s has %.2f of its share", node, share)
	}

	// The order in which they were added does not matter, nor does adding one twice.
	reversed := NewHashRing(160)
	for _, node := range slices.Backward(nodes) {
		reversed.Add(node)
		reversed.Add(node)
	}
	for key, node := range owners(reversed) {
		check(node == before[key], "%s is owned by %s and %s", key, node, before[key])
	}

	// A new node gets about a tenth of the keys, and no key moves between the others.
	ring.Add("n10")
	moved := 0
	for key, node := range owners(ring) {
		if node != before[key] {
			check(node == "n10", "%s moved from %s to %s", key, before[key], node)
			moved++
		}
	}
	check(moved > keys/10/2 && moved < keys/10*3/2, "%d of %d keys moved", moved, keys)

	// When it goes, all is as before; what is not there can be removed.
	ring.Remove("n10")
	ring.Remove("n11")
	for key, node := range owners(ring) {
		check(node == before[key], "%s moved from %s to %s", key, before[key], node)
	}

	// The hash is stable for ever, because data is where it says. A key behind the last point is owned by the first.
	check(stableHash("") == 0xefd01f60ba992926, "the hash is now %#x", stableHash(""))
	last := &HashRing{points: []ringPoint{{1, "first"}, {2, "second"}}}
	owner, _ := last.Owner("user1")
	check(owner == "first", "owned by %s", owner)

	// Keys are looked up while nodes come and go.
	var group sync.WaitGroup
	for i := range 4 {
		group.Add(1)
		go func() {
			defer group.Done()
			node := fmt.Sprint("extra", i)
			for range 10 {
				ring.Add(node)
				_, found := ring.Owner("user1")
				check(found, "no owner")
				ring.Remove(node)
			}
		}()
	}
	group.Wait()
}
