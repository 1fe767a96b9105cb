// pattern: flyweight
// prefix: dpFlyweight
// description: Flyweight: immutable shared state interned by key while someone uses it; what differs per use is an argument; thread-safe
// placeholders: TileKind, TilePool, intern, costAt
// --- imports ---
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

// --- snippet ---
/// What thousands of tiles of a map have in common. It never changes, so all threads may share it.
class TileKind {
public:
    TileKind(std::string name, int baseCost, std::vector<std::byte> texture)
        : name_{std::move(name)}, baseCost_{baseCost}, texture_{std::move(texture)} {}

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] const std::vector<std::byte>& texture() const { return texture_; }

    /// What belongs to a single tile comes in from outside.
    [[nodiscard]] int costAt(int height) const { return baseCost_ + height / 100; }

private:
    std::string name_;
    int baseCost_;
    std::vector<std::byte> texture_;
};

/// Keeps no kind alive: the last one who uses it frees it. Measure first: it pays if the shared part is large.
class TilePool {
public:
    using Loader = std::function<TileKind(const std::string& name)>;

    /// The loader is called under the lock, so once per kind; it must not use the pool.
    explicit TilePool(Loader loader) : loader_{std::move(loader)} {}

    [[nodiscard]] std::shared_ptr<const TileKind> intern(const std::string& name) {
        const std::lock_guard lock{mutex_};
        if (const auto found = kinds_.find(name); found != kinds_.end()) {
            if (auto kind = found->second.lock()) return kind;
        }
        // Not make_shared: that would keep the memory as long as there is a weak pointer.
        const std::shared_ptr<const TileKind> kind{new TileKind{loader_(name)}};
        std::erase_if(kinds_, [](const auto& entry) { return entry.second.expired(); });
        kinds_[name] = kind;
        return kind;
    }

private:
    const Loader loader_;
    std::mutex mutex_;
    std::unordered_map<std::string, std::weak_ptr<const TileKind>> kinds_;
};

// --- demonstration ---
#include <atomic>
#include <cassert>
#include <stdexcept>
#include <thread>

int main() {
    std::atomic<int> loads = 0;
    TilePool pool{[&](const std::string& name) {
        ++loads;
        if (name == "void") throw std::invalid_argument{"no such tile"};
        return TileKind{name, name == "moor" ? 5 : 2, std::vector<std::byte>(1'024)};
    }};

    // The same key gives the same instance, another key another one.
    auto moor = pool.intern("moor");
    const auto meadow = pool.intern("meadow");
    assert(moor == pool.intern("moor") && moor != meadow && loads == 2);

    // What differs per tile is an argument, so one instance serves tiles at any height.
    assert(moor->costAt(0) == 5 && moor->costAt(300) == 8 && meadow->costAt(300) == 5);
    assert(moor->name() == "moor" && moor->texture().size() == 1'024);

    // Nobody uses it any more: it goes, and comes again when it is asked for.
    const std::weak_ptr<const TileKind> watch = moor;
    moor.reset();
    assert(watch.expired());
    moor = pool.intern("moor");
    assert(loads == 3 && moor->costAt(0) == 5 && meadow == pool.intern("meadow"));

    // A failed load leaves nothing behind.
    for (int count = 0; count < 2; ++count) {
        try {
            static_cast<void>(pool.intern("void"));
            assert(false);
        } catch (const std::invalid_argument&) {
        }
    }
    assert(loads == 5);

    // Threads share one instance.
    std::atomic<int> same = 0;
    const auto first = pool.intern("lake");
    loads = 0;
    {
        std::vector<std::jthread> threads;
        for (int count = 0; count < 8; ++count) {
            threads.emplace_back([&] {
                for (int turn = 0; turn < 100; ++turn) same += pool.intern("lake") == first;
            });
        }
    }
    assert(same == 800 && loads == 0);
}
