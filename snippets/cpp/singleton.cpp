// pattern: singleton
// prefix: dpSingleton
// description: Singleton: an ordinary class and a function with a static local, made at the first call, once, also under concurrency
// placeholders: Metrics, metrics, increment
// --- imports ---
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

// --- snippet ---
/// The class does not know that there is one of it: tests make their own, and code takes a reference rather than
/// calling the function below.
class Metrics {
public:
    Metrics() = default;
    Metrics(const Metrics&) = delete;
    Metrics& operator=(const Metrics&) = delete;

    std::int64_t increment(std::string_view name, std::int64_t by = 1) {
        const std::lock_guard lock{mutex_};
        return counts_[std::string{name}] += by;
    }

    [[nodiscard]] std::chrono::steady_clock::time_point startedAt() const { return startedAt_; }

private:
    const std::chrono::steady_clock::time_point startedAt_ = std::chrono::steady_clock::now();
    std::mutex mutex_;
    std::map<std::string, std::int64_t, std::less<>> counts_;
};

/// The one of this process. The language guards the first call against other threads; if the constructor throws, the
/// next call tries again. It is never destroyed, so that destructors of other statics may still use it.
[[nodiscard]] inline Metrics& metrics() {
    static Metrics& instance = *new Metrics;
    return instance;
}

// --- demonstration ---
#include <cassert>
#include <latch>
#include <set>
#include <thread>
#include <type_traits>
#include <vector>

static_assert(!std::is_copy_constructible_v<Metrics> && !std::is_copy_assignable_v<Metrics>);

int main() {
    const auto start = std::chrono::steady_clock::now();
    std::set<const Metrics*> seen;
    std::mutex mutex;
    std::latch together{8};
    {
        std::vector<std::jthread> threads;
        for (int count = 0; count < 8; ++count) {
            threads.emplace_back([&] {
                together.arrive_and_wait();
                auto& shared = metrics();
                for (int turn = 0; turn < 100; ++turn) shared.increment("boarded");
                const std::lock_guard lock{mutex};
                seen.insert(&shared);
            });
        }
    }

    // All threads met the same one, and no count was lost.
    assert(seen.size() == 1 && *seen.begin() == &metrics());
    assert(metrics().increment("boarded", 0) == 800);

    // It was made at the first call, not before main.
    assert(metrics().startedAt() >= start);

    // A test has its own.
    Metrics own;
    assert(own.increment("boarded") == 1 && metrics().increment("boarded", 0) == 800);
}
