// pattern: consistent-hash
// prefix: sdConsistentHash
// description: Consistent hashing: a ring with virtual nodes and a stable hash; a new node takes about its share of the keys and moves no others
// placeholders: HashRing, virtualNodes, nodeFor, stableHash
// --- imports ---
#include <cstddef>
#include <cstdint>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

// --- snippet ---
/// FNV-1a with a final mix. Unlike std::hash it is the same in every process and on every platform. Not for keys that
/// an attacker chooses.
[[nodiscard]] constexpr std::uint64_t stableHash(std::string_view text) noexcept {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char letter : text) hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3;
    hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd; // Short texts that differ little would lie close together.
    hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
    return hash ^ (hash >> 33);
}

/// Who has the same nodes has the same ring, in whatever order they were added. Threads may read it at the same time;
/// to change it, change a copy and exchange that.
class HashRing {
public:
    /// More virtual nodes spread the keys more evenly, and take more memory.
    explicit HashRing(std::size_t virtualNodes = 160) : virtualNodes_{virtualNodes} {
        if (virtualNodes == 0) throw std::invalid_argument{"a node needs a place on the ring"};
    }

    /// Adding a node that is there changes nothing.
    void add(const std::string& node) {
        for (std::size_t number = 0; number < virtualNodes_; ++number) ring_.emplace(place(node, number), node);
    }

    void remove(const std::string& node) {
        for (std::size_t number = 0; number < virtualNodes_; ++number) ring_.erase({place(node, number), node});
    }

    /// Lives until the node is removed. Throws std::out_of_range if there is no node.
    [[nodiscard]] const std::string& nodeFor(std::string_view key) const {
        if (ring_.empty()) throw std::out_of_range{"the ring is empty"};
        auto next = ring_.lower_bound({stableHash(key), {}});
        if (next == ring_.end()) next = ring_.begin();
        return next->second;
    }

private:
    [[nodiscard]] static std::uint64_t place(const std::string& node, std::size_t number) {
        return stableHash(node + '#' + std::to_string(number));
    }

    const std::size_t virtualNodes_;
    std::set<std::pair<std::uint64_t, std::string>> ring_; // with the node: two may have the same hash
};

// --- demonstration ---
#include <cassert>
#include <map>
#include <vector>

// The hash must not change between versions: keys would move.
static_assert(stableHash("") == stableHash(std::string_view{}) && stableHash("a") != stableHash("b"));
static_assert(stableHash("") == 0xefd01f60ba992926);

int main() {
    constexpr int count = 20'000;
    HashRing ring;
    try {
        static_cast<void>(ring.nodeFor("song"));
        assert(false);
    } catch (const std::out_of_range&) {
    }
    for (const auto* node : {"oak", "elm", "ash", "yew"}) ring.add(node);
    const auto assignment = [](const HashRing& of) {
        std::vector<std::string> nodes;
        for (int key = 0; key < count; ++key) nodes.push_back(of.nodeFor("song " + std::to_string(key)));
        return nodes;
    };
    const auto before = assignment(ring);

    // Each has about a quarter.
    std::map<std::string, int> shares;
    for (const auto& node : before) ++shares[node];
    assert(shares.size() == 4);
    for (const auto& [node, share] : shares) assert(share > count * 0.18 && share < count * 0.32);

    // A fifth node takes about a fifth, and no key moves between the others.
    ring.add("fir");
    const auto after = assignment(ring);
    int moved = 0;
    for (std::size_t key = 0; key < count; ++key) {
        if (after[key] == before[key]) continue;
        assert(after[key] == "fir");
        ++moved;
    }
    assert(moved > count / 5 * 0.7 && moved < count / 5 * 1.3);

    // Removed again, all is as before; twice is no harm.
    ring.remove("fir");
    ring.remove("fir");
    assert(assignment(ring) == before);

    // The order of adding does not matter, nor does adding twice.
    HashRing other;
    for (const auto* node : {"yew", "ash", "yew", "oak", "elm"}) other.add(node);
    assert(assignment(other) == before);

    // A ring of one serves all.
    HashRing single{1};
    single.add("oak");
    assert(single.nodeFor("") == "oak" && single.nodeFor("zzz") == "oak");
}
