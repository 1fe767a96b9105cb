// pattern: cache-aside
// prefix: sdCacheAside
// description: Cache-aside: get, load, set with jittered TTL; threads share one load per key; nothing stale is stored after an invalidation
// placeholders: CacheAside, CacheStore, loader, ttl
// --- imports ---
#include <chrono>
#include <exception>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <unordered_map>
#include <utility>

// --- snippet ---
/// A cache such as Redis, safe for threads. It should treat an outage as a miss, so that reads go on without it.
template <class Value>
class CacheStore {
public:
    virtual ~CacheStore() = default;
    virtual std::optional<Value> get(const std::string& key) = 0;
    virtual void set(const std::string& key, const Value& value, std::chrono::milliseconds expiry) = 0;
    virtual void remove(const std::string& key) = 0;
};

/// The store must outlive it. The loader must not ask for the key that it loads.
template <class Value>
class CacheAside {
public:
    using Loader = std::function<Value(const std::string&)>;

    /// The ttl also bounds how long a write of another process goes unseen.
    CacheAside(CacheStore<Value>& store, Loader loader, std::chrono::milliseconds ttl,
               std::function<double()> random = uniformRandom)
        : store_{store}, loader_{std::move(loader)}, ttl_{ttl}, random_{std::move(random)} {}

    /// Who asks for a key while another thread loads it waits for that result, or for that exception.
    Value get(const std::string& key) {
        std::promise<Value> promise;
        const auto own = std::make_shared<Flight>(promise.get_future().share());
        const auto flight = join(key, own);
        if (flight != own) return flight->result.get();
        try {
            promise.set_value(fetch(key, *own));
        } catch (...) {
            promise.set_exception(std::current_exception());
        }
        leave(key, own);
        return own->result.get();
    }

    /// Call it when a write is committed. A load that began before is neither stored nor shared any more.
    void invalidate(const std::string& key) {
        drop(key);
        store_.remove(key);
        drop(key); // One that began meanwhile may have found the old value in the store.
    }

private:
    struct Flight {
        explicit Flight(std::shared_future<Value> future) : result{std::move(future)} {}
        const std::shared_future<Value> result;
        std::mutex storing; // A set that is under way must not arrive behind the removal.
        bool outdated = false;
    };

    static double uniformRandom() {
        thread_local std::mt19937_64 engine{std::random_device{}()};
        return std::uniform_real_distribution{0.0, 1.0}(engine);
    }

    std::shared_ptr<Flight> join(const std::string& key, const std::shared_ptr<Flight>& own) {
        const std::lock_guard lock{mutex_};
        return flights_.try_emplace(key, own).first->second;
    }

    void leave(const std::string& key, const std::shared_ptr<Flight>& flight) {
        const std::lock_guard lock{mutex_};
        const auto entry = flights_.find(key);
        if (entry != flights_.end() && entry->second == flight) flights_.erase(entry);
    }

    void drop(const std::string& key) {
        std::shared_ptr<Flight> flight;
        {
            const std::lock_guard lock{mutex_};
            if (const auto entry = flights_.find(key); entry != flights_.end()) flight = entry->second;
        }
        if (!flight) return;
        {
            const std::lock_guard lock{flight->storing};
            flight->outdated = true;
        }
        leave(key, flight); // Only now, so that another invalidation waits for a set that is under way, too.
    }

    Value fetch(const std::string& key, Flight& flight) {
        if (auto cached = store_.get(key)) return *std::move(cached);
        Value value = loader_(key);
        const std::chrono::duration<double, std::milli> jittered = ttl_ * (0.9 + 0.2 * random_());
        const std::lock_guard lock{flight.storing};
        if (!flight.outdated) store_.set(key, value, std::chrono::round<std::chrono::milliseconds>(jittered));
        return value;
    }

    CacheStore<Value>& store_;
    const Loader loader_;
    const std::chrono::milliseconds ttl_;
    const std::function<double()> random_;
    std::mutex mutex_;
    std::unordered_map<std::string, std::shared_ptr<Flight>> flights_;
};

// --- demonstration ---
#include <atomic>
#include <cassert>
#include <map>
#include <stdexcept>
#include <thread>
#include <vector>

class MapStore : public CacheStore<std::string> {
public:
    std::optional<std::string> get(const std::string& key) override {
        std::optional<std::string> result;
        {
            const std::lock_guard lock{mutex};
            if (const auto found = entries.find(key); found != entries.end()) result = found->second;
        }
        if (slow.exchange(false)) {
            hasLooked = true;
            mayAnswer.wait(false);
        }
        return result;
    }
    void set(const std::string& key, const std::string& value, std::chrono::milliseconds expiry) override {
        if (auto action = std::exchange(beforeSet, nullptr)) action();
        const std::lock_guard lock{mutex};
        entries[key] = value;
        lastExpiry = expiry;
    }
    void remove(const std::string& key) override {
        if (auto action = std::exchange(beforeRemoval, nullptr)) action();
        const std::lock_guard lock{mutex};
        entries.erase(key);
    }

    std::mutex mutex;
    std::map<std::string, std::string> entries;
    std::chrono::milliseconds lastExpiry{};
    std::atomic<bool> slow = false, hasLooked = false, mayAnswer = false;
    std::function<void()> beforeRemoval, beforeSet;
};

int main() {
    using namespace std::chrono_literals;
    MapStore store;
    std::atomic<int> loads = 0;
    std::function<void()> during = [] {};
    std::string recipe = "rye";
    double chance = 0.5;
    CacheAside<std::string> cache{store,
                                  [&](const std::string& key) {
                                      ++loads;
                                      const auto read = recipe + " " + key;
                                      const auto action = during; // It may set another one.
                                      action();
                                      return read;
                                  },
                                  1'000ms, [&] { return chance; }};

    // A miss loads and stores, a hit does not load.
    assert(cache.get("bread") == "rye bread" && cache.get("bread") == "rye bread");
    assert(loads == 1 && store.lastExpiry == 1'000ms);

    // Invalidated, it is loaded anew; times to live differ by a tenth.
    recipe = "oat";
    assert(cache.get("bread") == "rye bread");
    cache.invalidate("bread");
    chance = 0;
    assert(cache.get("bread") == "oat bread" && store.lastExpiry == 900ms);

    // A failed load reaches the caller and is not kept.
    during = [] { throw std::runtime_error{"kitchen closed"}; };
    try {
        cache.get("cake");
        assert(false);
    } catch (const std::runtime_error& error) {
        assert(error.what() == std::string{"kitchen closed"});
    }
    during = [] {};
    assert(cache.get("cake") == "oat cake");

    // A load that began before an invalidation is not stored, and not shared with who asks afterwards.
    cache.invalidate("cake");
    during = [&] {
        during = [] {};
        recipe = "nut";
        cache.invalidate("cake");
        assert(cache.get("cake") == "nut cake");
        cache.invalidate("cake");
    };
    assert(cache.get("cake") == "oat cake" && store.entries.count("cake") == 0);
    assert(cache.get("cake") == "nut cake");

    // A set that is under way does not arrive behind the removal, also when two writes follow each other.
    cache.invalidate("cake");
    std::vector<std::jthread> writes;
    std::atomic<int> ended = 0;
    store.beforeSet = [&] {
        for (int count = 0; count < 2; ++count) {
            writes.emplace_back([&] {
                cache.invalidate("cake");
                ++ended;
            });
        }
        std::this_thread::sleep_for(20ms);
        assert(ended == 0);
    };
    assert(cache.get("cake") == "nut cake");
    writes.clear();
    assert(store.entries.count("cake") == 0 && cache.get("cake") == "nut cake");

    // A look into the store that came before the removal is not shared with who asks after it.
    recipe = "fig";
    std::jthread tooSoon;
    store.beforeRemoval = [&] {
        store.slow = true;
        tooSoon = std::jthread{[&] { assert(cache.get("cake") == "nut cake"); }};
        while (!store.hasLooked) std::this_thread::yield();
    };
    cache.invalidate("cake");
    std::jthread answer{[&] {
        std::this_thread::sleep_for(20ms);
        store.mayAnswer = true;
        store.mayAnswer.notify_all();
    }};
    assert(cache.get("cake") == "fig cake");
    answer.join();
    tooSoon.join();
    recipe = "nut";

    // Threads that ask at the same time cause one load.
    loads = 0;
    during = [] { std::this_thread::sleep_for(10ms); };
    {
        std::vector<std::jthread> threads;
        for (int count = 0; count < 8; ++count) {
            threads.emplace_back([&] { assert(cache.get("pie") == "nut pie"); });
        }
    }
    assert(loads == 1);
}
