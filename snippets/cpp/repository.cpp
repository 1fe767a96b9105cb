// pattern: repository
// prefix: sdRepository
// description: Repository: an interface of the domain and a thread-safe implementation in memory; absence is an optional, objects are copies
// placeholders: Boat, BoatId, BoatRepository, InMemoryBoats
// --- imports ---
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <vector>

// --- snippet ---
/// A type of its own: it cannot be mixed up with other numbers.
enum class BoatId : std::uint64_t {};

struct Boat {
    BoatId id{};
    std::string name;
    std::string berth;
    bool operator==(const Boat&) const = default;
};

/// Values go in and out: who changes one has to save it.
class BoatRepository {
public:
    virtual ~BoatRepository() = default;
    [[nodiscard]] virtual std::optional<Boat> find(BoatId id) const = 0;
    /// In the order of their ids, at most `limit`, those after `after`.
    [[nodiscard]] virtual std::vector<Boat> list(std::size_t limit, std::optional<BoatId> after = {}) const = 0;
    /// Inserts or replaces; the last writer wins.
    virtual void save(const Boat& boat) = 0;
    /// Returns false if there was none.
    virtual bool remove(BoatId id) = 0;
};

/// For tests and prototypes.
class InMemoryBoats final : public BoatRepository {
public:
    [[nodiscard]] std::optional<Boat> find(BoatId id) const override {
        const std::shared_lock lock{mutex_};
        const auto entry = boats_.find(id);
        return entry == boats_.end() ? std::nullopt : std::optional{entry->second};
    }

    [[nodiscard]] std::vector<Boat> list(std::size_t limit, std::optional<BoatId> after) const override {
        const std::shared_lock lock{mutex_};
        std::vector<Boat> page;
        for (auto entry = after ? boats_.upper_bound(*after) : boats_.begin();
             entry != boats_.end() && page.size() < limit; ++entry) {
            page.push_back(entry->second);
        }
        return page;
    }

    void save(const Boat& boat) override {
        const std::lock_guard lock{mutex_};
        boats_.insert_or_assign(boat.id, boat);
    }

    bool remove(BoatId id) override {
        const std::lock_guard lock{mutex_};
        return boats_.erase(id) > 0;
    }

private:
    mutable std::shared_mutex mutex_;
    std::map<BoatId, Boat> boats_;
};

// --- demonstration ---
#include <cassert>
#include <thread>

int main() {
    InMemoryBoats memory;
    BoatRepository& boats = memory;
    const Boat heron{BoatId{2}, "Heron", "A1"};

    // What is not there is no exception and no null pointer.
    assert(!boats.find(heron.id) && !boats.remove(heron.id));

    // What is saved is found, and saving again replaces it.
    boats.save(heron);
    assert(boats.find(heron.id) == heron);
    boats.save({heron.id, "Heron", "B4"});
    assert(boats.find(heron.id)->berth == "B4" && boats.list(9).size() == 1);

    // A change to what was found or saved stays outside until it is saved.
    auto found = *boats.find(heron.id);
    found.name = "Egret";
    assert(boats.find(heron.id)->name == "Heron");
    boats.save(found);
    found.name = "Stork";
    assert(boats.find(heron.id)->name == "Egret");

    // Pages come in the order of the ids.
    boats.save({BoatId{3}, "Tern", "C1"});
    boats.save({BoatId{1}, "Gull", "C2"});
    const auto first = boats.list(2);
    assert(first.size() == 2 && first[0].name == "Gull" && first[1].name == "Egret");
    const auto second = boats.list(2, first.back().id);
    assert(second.size() == 1 && second[0].name == "Tern");
    assert(boats.remove(heron.id) && !boats.find(heron.id));

    // Threads may use it at the same time.
    {
        std::vector<std::jthread> threads;
        for (std::uint64_t number = 0; number < 4; ++number) {
            threads.emplace_back([&boats, number] {
                for (std::uint64_t turn = 0; turn < 250; ++turn) {
                    const BoatId id{100 + 4 * turn + number};
                    boats.save({id, "raft", ""});
                    assert(boats.find(id) && boats.list(5).size() >= 2);
                }
            });
        }
    }
    assert(boats.list(5'000).size() == 1'002);
}
