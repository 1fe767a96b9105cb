// pattern: idempotency-key
// prefix: sdIdempotencyKey
// description: Idempotency key: runs a request once, replays its stored answer; in flight, or with another request, the key is refused
// placeholders: runOnce, KeyStore, KeyRecord, KeyInFlight, KeyMismatch
// --- imports ---
#include <concepts>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

// --- snippet ---
/// HTTP: 409.
struct KeyInFlight : std::runtime_error {
    KeyInFlight() : std::runtime_error{"a request with this key is in flight"} {}
};

/// HTTP: 422.
struct KeyMismatch : std::runtime_error {
    KeyMismatch() : std::runtime_error{"the key belongs to another request"} {}
};

/// What is kept of a request; a store lets it expire after a day, say.
struct KeyRecord {
    std::string requestHash;
    std::optional<std::string> answer; // none while it is in flight
};

/// A table with a unique key, shared by all processes; safe for threads.
class KeyStore {
public:
    virtual ~KeyStore() = default;
    /// Atomic: returns the record that has the key already, or stores the new one and returns none.
    virtual std::optional<KeyRecord> insert(const std::string& key, const KeyRecord& record) = 0;
    virtual void update(const std::string& key, const KeyRecord& record) = 0;
    virtual void remove(const std::string& key) noexcept = 0;
};

/// Take keys per user, and hash what makes the request: method, path and body. If the answer cannot be stored, the key
/// remains taken, because the operation has had its effect; a store in the database of the effect can do both at once.
template <std::invocable Operation>
std::string runOnce(KeyStore& store, const std::string& key, const std::string& requestHash, Operation operation) {
    if (auto existing = store.insert(key, {requestHash, std::nullopt})) {
        if (existing->requestHash != requestHash) throw KeyMismatch{};
        if (!existing->answer) throw KeyInFlight{};
        return *std::move(existing->answer);
    }
    std::string answer;
    try {
        answer = operation();
    } catch (...) {
        store.remove(key); // Whoever tries again may succeed.
        throw;
    }
    store.update(key, {requestHash, answer});
    return answer;
}

// --- demonstration ---
#include <atomic>
#include <cassert>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

class MemoryStore : public KeyStore {
public:
    std::optional<KeyRecord> insert(const std::string& key, const KeyRecord& record) override {
        const std::lock_guard lock{mutex_};
        const auto [entry, added] = records_.try_emplace(key, record);
        return added ? std::nullopt : std::optional{entry->second};
    }
    void update(const std::string& key, const KeyRecord& record) override {
        const std::lock_guard lock{mutex_};
        if (down) throw std::runtime_error{"down"};
        records_[key] = record;
    }
    void remove(const std::string& key) noexcept override {
        const std::lock_guard lock{mutex_};
        records_.erase(key);
    }

    std::atomic<bool> down = false;

private:
    std::mutex mutex_;
    std::map<std::string, KeyRecord> records_;
};

int main() {
    MemoryStore store;
    std::atomic<int> printed = 0;
    const auto print = [&] { return "ticket " + std::to_string(++printed); };
    const auto refusal = [&](const std::string& key, const std::string& hash) -> std::string {
        try {
            runOnce(store, key, hash, print);
            return "";
        } catch (const std::runtime_error& error) {
            return error.what();
        }
    };
    const std::string inFlight = KeyInFlight{}.what();
    const std::string mismatch = KeyMismatch{}.what();

    // The same request runs once and gets the same answer; another key runs again.
    assert(runOnce(store, "k1", "a", print) == "ticket 1");
    assert(runOnce(store, "k1", "a", print) == "ticket 1");
    assert(runOnce(store, "k2", "a", print) == "ticket 2");
    assert(printed == 2);

    // Another request with the same key is refused, during and after the first, and the same one while that runs.
    assert(refusal("k1", "b") == mismatch);
    runOnce(store, "k3", "a", [&] {
        assert(refusal("k3", "a") == inFlight && refusal("k3", "b") == mismatch);
        return print();
    });
    assert(printed == 3);

    // A failure frees the key.
    try {
        runOnce(store, "k4", "a", []() -> std::string { throw std::range_error{"out of paper"}; });
        assert(false);
    } catch (const std::range_error&) {
    }
    assert(runOnce(store, "k4", "a", print) == "ticket 4");

    // If the answer is not stored, the effect does not happen a second time.
    store.down = true;
    assert(refusal("k5", "a") == "down");
    store.down = false;
    assert(refusal("k5", "a") == inFlight && printed == 5);

    // Of many threads at once one runs the operation.
    {
        std::vector<std::jthread> threads;
        for (int count = 0; count < 8; ++count) {
            threads.emplace_back([&] {
                const auto refused = refusal("k6", "a");
                assert(refused.empty() || refused == inFlight);
            });
        }
    }
    assert(printed == 6 && runOnce(store, "k6", "a", print) == "ticket 6");
}
