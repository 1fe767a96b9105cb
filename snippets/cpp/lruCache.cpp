// pattern: lru-cache
// prefix: sdLruCache
// description: LRU cache: bounded, get and put refresh, the least recently used goes first, all in constant time; thread-safe
// placeholders: LruCache, capacity, get, put
// --- imports ---
#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <unordered_map>
#include <utility>

// --- snippet ---
/// One lock for all, since reading changes the order too. For large values, keep a std::shared_ptr<const ...>.
template <class Key, class Value>
class LruCache {
public:
    /// The number of entries, not of bytes.
    explicit LruCache(std::size_t capacity) : capacity_{capacity} {
        if (capacity == 0) throw std::invalid_argument{"a cache needs room for an entry"};
    }

    /// A copy, and the entry is now the most recently used.
    [[nodiscard]] std::optional<Value> get(const Key& key) {
        const std::lock_guard lock{mutex_};
        const auto found = index_.find(key);
        if (found == index_.end()) return std::nullopt;
        entries_.splice(entries_.begin(), entries_, found->second);
        return found->second->second;
    }

    /// Inserts or replaces.
    void put(const Key& key, Value value) {
        const std::lock_guard lock{mutex_};
        if (const auto found = index_.find(key); found != index_.end()) {
            found->second->second = std::move(value);
            entries_.splice(entries_.begin(), entries_, found->second);
            return;
        }
        Entries fresh; // Filled first: if memory runs out, nothing has changed.
        fresh.emplace_front(key, std::move(value));
        index_.emplace(key, fresh.begin());
        entries_.splice(entries_.begin(), fresh);
        if (entries_.size() > capacity_) {
            index_.erase(entries_.back().first);
            entries_.pop_back();
        }
    }

    /// Returns false if there was none.
    bool remove(const Key& key) {
        const std::lock_guard lock{mutex_};
        const auto node = index_.extract(key);
        if (node.empty()) return false;
        entries_.erase(node.mapped());
        return true;
    }

private:
    using Entries = std::list<std::pair<const Key, Value>>;

    const std::size_t capacity_;
    std::mutex mutex_;
    Entries entries_; // the most recently used first
    std::unordered_map<Key, typename Entries::iterator> index_;
};

// --- demonstration ---
#include <cassert>
#include <string>
#include <thread>
#include <vector>

int main() {
    LruCache<int, std::string> tiles{2};

    // The least recently used goes; reading counts as use.
    tiles.put(1, "coast");
    tiles.put(2, "forest");
    assert(tiles.get(1) == "coast");
    tiles.put(3, "hills");
    assert(!tiles.get(2) && tiles.get(1) == "coast" && tiles.get(3) == "hills");

    // Replacing counts as use too, and takes no further room.
    tiles.put(1, "harbour");
    tiles.put(4, "moor");
    assert(!tiles.get(3) && tiles.get(1) == "harbour" && tiles.get(4) == "moor");

    // A look at what is absent changes nothing; removal makes room.
    assert(!tiles.get(9) && tiles.remove(4) && !tiles.remove(4));
    tiles.put(5, "lake");
    assert(tiles.get(1) == "harbour" && tiles.get(5) == "lake");

    // What was given out is a copy.
    auto copy = *tiles.get(5);
    copy = "desert";
    assert(tiles.get(5) == "lake");
    try {
        LruCache<int, int> none{0};
        assert(false);
    } catch (const std::invalid_argument&) {
    }

    // Threads share it, and it stays within its bound.
    LruCache<int, int> squares{50};
    {
        std::vector<std::jthread> threads;
        for (int number = 0; number < 4; ++number) {
            threads.emplace_back([&squares, number] {
                for (int key = number; key < 1'000 + number; ++key) {
                    squares.put(key % 100, (key % 100) * (key % 100));
                    const auto square = squares.get((key + 50) % 100);
                    assert(!square || *square == ((key + 50) % 100) * ((key + 50) % 100));
                }
            });
        }
    }
    int kept = 0;
    for (int key = 0; key < 100; ++key) kept += squares.get(key).has_value();
    assert(kept == 50);
}
