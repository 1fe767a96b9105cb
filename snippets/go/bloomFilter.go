// pattern: bloom-filter
// prefix: sdBloomFilter
// description: Bloom filter: sized by expected items and rate of false positives, double hashing, no false negatives; safe for goroutines
// placeholders: BloomFilter, NewBloomFilter, MayContain, expectedItems, falsePositiveRate
// --- preamble ---
package main

// --- imports ---
import (
	"fmt"
	"hash/fnv"
	"math"
	"sync"
)

// --- snippet ---

// BloomFilter tells that a key was certainly not added, or perhaps was. Keys
// cannot be taken out. With more items than expected, the rate gets worse. Its
// hash is no secret: who chooses the keys can cause false positives.
type BloomFilter struct {
	hashes uint64

	mu   sync.RWMutex
	bits []uint64
}

// NewBloomFilter takes the optimum: m = -n ln p / (ln 2)^2 bits and
// k = m/n ln 2 hashes for n items and a rate of p.
func NewBloomFilter(expectedItems int, falsePositiveRate float64) (*BloomFilter, error) {
	if expectedItems < 1 || !(falsePositiveRate > 0 && falsePositiveRate < 1) { // Not NaN either.
		return nil, fmt.Errorf("bloom filter: %d items, rate %v", expectedItems, falsePositiveRate)
	}
	n := float64(expectedItems)
	m := math.Ceil(-n * math.Log(falsePositiveRate) / (math.Ln2 * math.Ln2))
	if m > 1<<40 {
		return nil, fmt.Errorf("bloom filter: %g bits are too many", m)
	}
	k := max(1, math.Round(m/n*math.Ln2))
	return &BloomFilter{hashes: uint64(k), bits: make([]uint64, (uint64(m)+63)/64)}, nil
}

func (f *BloomFilter) Add(key string) {
	first, step := twoHashes(key)
	f.mu.Lock()
	defer f.mu.Unlock()
	for i := range f.hashes {
		word, mask := f.bit(first + i*step)
		f.bits[word] |= mask
	}
}

// MayContain is true for all keys that were added, and for some others.
func (f *BloomFilter) MayContain(key string) bool {
	first, step := twoHashes(key)
	f.mu.RLock()
	defer f.mu.RUnlock()
	for i := range f.hashes {
		word, mask := f.bit(first + i*step)
		if f.bits[word]&mask == 0 {
			return false
		}
	}
	return true
}

func (f *BloomFilter) bit(hash uint64) (word, mask uint64) {
	bit := hash % (uint64(len(f.bits)) * 64)
	return bit / 64, 1 << (bit % 64)
}

// twoHashes are the two that all others are made of. They are the same in all
// processes, so that filters can be stored.
func twoHashes(key string) (first, step uint64) {
	fnv1a := fnv.New64a()
	_, _ = fnv1a.Write([]byte(key)) // Never fails.
	first = mix(fnv1a.Sum64())
	return first, mix(first+0x9e3779b97f4a7c15) | 1
}

func mix(hash uint64) uint64 {
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
	const items = 10_000

	// It is as large as the formulas want: 9.585 bits an item and 7 hashes for one in a hundred.
	filter, err := NewBloomFilter(items, 0.01)
	check(err == nil, "got %v", err)
	check(filter.hashes == 7 && len(filter.bits) == 1_498, "%d hashes, %d words", filter.hashes, len(filter.bits))

	// An empty one contains nothing.
	check(!filter.MayContain("word 1") && !filter.MayContain(""), "the empty one contains something")

	// No false negatives.
	for i := range items {
		filter.Add(fmt.Sprint("word ", i))
	}
	for i := range items {
		check(filter.MayContain(fmt.Sprint("word ", i)), "word %d is lost", i)
	}

	// False positives are about as many as wanted, for several sizes.
	rate := func(filter *BloomFilter) float64 {
		wrong := 0
		for i := range 20_000 {
			if filter.MayContain(fmt.Sprint("other ", i)) {
				wrong++
			}
		}
		return float64(wrong) / 20_000
	}
	got := rate(filter)
	check(got > 0.008 && got < 0.012, "the rate is %v", got)
	coarse, err := NewBloomFilter(1_000, 0.2)
	check(err == nil, "got %v", err)
	for i := range 1_000 {
		coarse.Add(fmt.Sprint("word ", i))
	}
	got = rate(coarse)
	check(got > 0.16 && got < 0.24, "the rate is %v", got)

	// What makes no sense is refused.
	for _, wrong := range []struct {
		items int
		rate  float64
	}{{0, 0.01}, {-1, 0.01}, {10, 0}, {10, 1}, {10, math.NaN()}, {math.MaxInt, 0.01}} {
		_, err := NewBloomFilter(wrong.items, wrong.rate)
		check(err != nil, "made one for %+v", wrong)
	}

	// Goroutines may add and ask at once, and nothing gets lost.
	shared, err := NewBloomFilter(4_000, 0.01)
	check(err == nil, "got %v", err)
	var group sync.WaitGroup
	for worker := range 4 {
		group.Add(1)
		go func() {
			defer group.Done()
			for i := range 1_000 {
				key := fmt.Sprint(worker, " ", i)
				shared.Add(key)
				check(shared.MayContain(key), "%s is lost", key)
			}
		}()
	}
	group.Wait()
	for worker := range 4 {
		for i := range 1_000 {
			check(shared.MayContain(fmt.Sprint(worker, " ", i)), "%d %d is lost", worker, i)
		}
	}
}
