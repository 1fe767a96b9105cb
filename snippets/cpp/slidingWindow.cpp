// pattern: sliding-window
// prefix: sdSlidingWindow
// description: Sliding window limit per key, by weighted counts of the current and the previous window; idle keys are forgotten; thread-safe
// placeholders: SlidingWindow, limit, window, allow
// --- imports ---
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <utility>

// --- snippet ---
/// Two counters per key, so an estimate: it takes the calls of the previous window as evenly spread. Limits this
/// process, not a cluster.
class SlidingWindow {
public:
    using Clock = std::function<std::chrono::steady_clock::time_point()>;

    SlidingWindow(int limit, std::chrono::nanoseconds window, Clock now = std::chrono::steady_clock::now)
        : limit_{limit}, window_{window}, now_{std::move(now)} {
        if (limit < 1 || window.count() <= 0) throw std::invalid_argument{"limit and window must be positive"};
    }

    /// Counts the call if it is allowed; refused calls do not count.
    [[nodiscard]] bool allow(const std::string& key) {
        const std::lock_guard lock{mutex_};
        const auto elapsed = now_().time_since_epoch();
        const std::int64_t number = elapsed / window_;
        if (number != swept_) sweep(number);
        const auto part = std::chrono::duration<double>{elapsed % window_} / window_;
        auto& counts = counts_.try_emplace(key, Counts{number, 0, 0}).first->second;
        if (counts.number != number) counts = {number, 0, counts.current};
        if (counts.previous * (1 - part) + counts.current + 1 > limit_) return false;
        ++counts.current;
        return true;
    }

    /// How many keys are remembered: those of this window and the previous one.
    [[nodiscard]] std::size_t keys() const {
        const std::lock_guard lock{mutex_};
        return counts_.size();
    }

private:
    struct Counts {
        std::int64_t number; // of the window that `current` is about
        int current;
        int previous;
    };

    /// Once per window. What is left is at most one window old, so its count is that of the previous one.
    void sweep(std::int64_t number) {
        std::erase_if(counts_, [number](const auto& entry) { return entry.second.number < number - 1; });
        swept_ = number;
    }

    const int limit_;
    const std::chrono::nanoseconds window_;
    const Clock now_;
    mutable std::mutex mutex_;
    std::int64_t swept_ = 0;
    std::unordered_map<std::string, Counts> counts_;
};

// --- demonstration ---
#include <atomic>
#include <cassert>
#include <thread>
#include <vector>

int main() {
    using namespace std::chrono_literals;
    std::chrono::steady_clock::time_point clock{100s};
    SlidingWindow calls{10, 10s, [&] { return clock; }};
    const auto allowed = [&](const std::string& key, int attempts) {
        int count = 0;
        while (attempts-- > 0) count += calls.allow(key);
        return count;
    };

    // As many as the limit, each key for itself.
    assert(allowed("ada", 15) == 10 && allowed("ben", 4) == 4);

    // No burst at the border: right after it the previous window still counts in full.
    clock = std::chrono::steady_clock::time_point{109'999ms};
    assert(allowed("ada", 1) == 0);
    clock += 1ms;
    assert(allowed("ada", 1) == 0);

    // Its weight fades: after 30 % of the window 3 are free again, and refused calls have cost nothing.
    clock += 3s;
    assert(allowed("ada", 9) == 3);
    clock += 2s;
    assert(allowed("ada", 9) == 2);
    assert(allowed("ben", 15) == 8);

    // In the window after it only those 5 count.
    clock += 10s;
    assert(allowed("ada", 15) == 7);

    // After a pause of two windows all is free, and idle keys are forgotten.
    assert(calls.keys() == 2);
    clock += 20s;
    assert(allowed("ada", 15) == 10 && calls.keys() == 1);

    // Many keys take room only for two windows.
    for (int number = 0; number < 1'000; ++number) assert(calls.allow("guest " + std::to_string(number)));
    assert(calls.keys() == 1'001);
    clock += 25s;
    assert(calls.allow("cyd") && calls.keys() == 1);

    // Threads together get no more than the limit.
    clock += 100s;
    std::atomic<int> granted = 0;
    {
        std::vector<std::jthread> threads;
        for (int count = 0; count < 4; ++count) {
            threads.emplace_back([&] {
                for (int turn = 0; turn < 10; ++turn) granted += calls.allow("dee");
            });
        }
    }
    assert(granted == 10);

    for (const auto& [limit, length] : {std::pair{0, 1s}, std::pair{1, 0s}}) {
        try {
            SlidingWindow(limit, length);
            assert(false);
        } catch (const std::invalid_argument&) {
        }
    }
}
