// pattern: token-bucket
// prefix: sdTokenBucket
// description: Token bucket: lets bursts through up to its capacity, then a steady rate, and says how long to wait; thread-safe
// placeholders: TokenBucket, interval, capacity, take
// --- imports ---
#include <algorithm>
#include <chrono>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <utility>

// --- snippet ---
/// Limits this process, not a cluster. It counts in time instead of tokens, so that rounding loses nothing.
class TokenBucket {
public:
    using Duration = std::chrono::nanoseconds;
    using Clock = std::function<std::chrono::steady_clock::time_point()>;

    /// A full bucket of `capacity` tokens, the largest burst; one token flows in per `interval`.
    TokenBucket(Duration interval, int capacity, Clock now = std::chrono::steady_clock::now)
        : interval_{interval}, capacity_{capacity}, now_{std::move(now)} {
        if (interval <= Duration::zero() || capacity < 1) {
            throw std::invalid_argument{"a token bucket needs a positive interval and capacity"};
        }
        saved_ = interval * capacity;
        filledAt_ = now_();
    }

    /// Zero if it took all of the tokens. Else it took none, and they are there after the returned time
    /// unless others take them. Throws if there can never be as many.
    [[nodiscard]] Duration take(int tokens = 1) {
        if (tokens < 0 || tokens > capacity_) throw std::invalid_argument{"more tokens than the bucket holds"};
        const std::lock_guard lock{mutex_};
        const auto now = now_();
        saved_ = std::min<Duration>(interval_ * capacity_, saved_ + (now - filledAt_));
        filledAt_ = now;
        const auto price = interval_ * tokens;
        if (price > saved_) return price - saved_;
        saved_ -= price;
        return Duration::zero();
    }

private:
    const Duration interval_;
    const int capacity_;
    const Clock now_; // must not go backwards
    std::mutex mutex_;
    Duration saved_{}; // the time in which the tokens that are there flowed in
    std::chrono::steady_clock::time_point filledAt_;
};

// --- demonstration ---
#include <atomic>
#include <cassert>
#include <thread>
#include <vector>

int main() {
    using namespace std::chrono_literals;
    std::chrono::steady_clock::time_point clock;
    TokenBucket bucket{100ms, 5, [&] { return clock; }};

    // A burst as large as the bucket passes, and no token more.
    assert(bucket.take(2) == 0ms && bucket.take(3) == 0ms);
    assert(bucket.take() == 100ms);

    // Parts of tokens count, and a refusal takes none.
    clock += 70ms;
    assert(bucket.take() == 30ms && bucket.take(3) == 230ms);
    clock += 30ms;
    assert(bucket.take() == 0ms && bucket.take() == 100ms);

    // Who waits as long as told gets the tokens, and no moment earlier.
    clock += bucket.take(4) - 1ns;
    assert(bucket.take(4) == 1ns);
    clock += 1ns;
    assert(bucket.take(4) == 0ns);

    // A long pause fills the bucket and no more.
    clock += 24h;
    assert(bucket.take(5) == 0ms && bucket.take() == 100ms);

    // What can never be granted is an error instead of an endless wait.
    const auto throws = [](auto action) {
        try {
            action();
            return false;
        } catch (const std::invalid_argument&) {
            return true;
        }
    };
    assert(throws([&] { static_cast<void>(bucket.take(6)); }));
    assert(throws([&] { static_cast<void>(bucket.take(-1)); }));
    assert(throws([] { TokenBucket{0ms, 5}; }) && throws([] { TokenBucket{1ms, 0}; }));

    // Threads together get no more than the bucket holds.
    clock += 24h;
    std::atomic<int> granted = 0;
    {
        std::vector<std::jthread> threads;
        for (int count = 0; count < 8; ++count) {
            threads.emplace_back([&] {
                for (int turn = 0; turn < 10; ++turn) granted += bucket.take() == 0ms;
            });
        }
    }
    assert(granted == 5);
}
