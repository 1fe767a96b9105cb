// pattern: unique-id
// prefix: sdUniqueId
// description: Unique ids of 41 bits time, 10 bits worker, 12 bits sequence: strictly increasing; a clock that goes back is an error; thread-safe
// placeholders: IdGenerator, next, worker, ClockMovedBack
// --- imports ---
#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <utility>

// --- snippet ---
struct ClockMovedBack : std::runtime_error {
    ClockMovedBack() : std::runtime_error{"the clock has moved back"} {}
};

/// No two processes may have the same worker number at the same time, nor one soon after the other. Ids tell when
/// they were made: do not use them as secrets.
class IdGenerator {
public:
    using Time = std::chrono::sys_time<std::chrono::milliseconds>;
    using Clock = std::function<Time()>;

    /// Never change the epoch once there are ids. It is good for 69 years.
    IdGenerator(Time epoch, std::uint32_t worker, Clock now = systemTime)
        : epoch_{epoch}, worker_{worker}, now_{std::move(now)} {
        if (worker >= 1u << workerBits) throw std::invalid_argument{"the worker number has 10 bits"};
    }

    /// 4096 ids per millisecond; then it waits for the next one.
    [[nodiscard]] std::uint64_t next() {
        const std::lock_guard lock{mutex_};
        auto now = elapsed();
        while (now == last_ && sequence_ + 1 == 1u << sequenceBits) {
            std::this_thread::yield();
            now = elapsed();
        }
        sequence_ = now == last_ ? sequence_ + 1 : 0;
        last_ = now;
        return static_cast<std::uint64_t>(now) << (workerBits + sequenceBits) | worker_ << sequenceBits | sequence_;
    }

private:
    static constexpr unsigned timeBits = 41;
    static constexpr unsigned workerBits = 10;
    static constexpr unsigned sequenceBits = 12;

    static Time systemTime() { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

    [[nodiscard]] std::int64_t elapsed() const {
        const std::int64_t now = (now_() - epoch_).count();
        if (now < 0 || now >> timeBits != 0) throw std::out_of_range{"the time does not fit 41 bits after the epoch"};
        if (now < last_) throw ClockMovedBack{};
        return now;
    }

    const Time epoch_;
    const std::uint64_t worker_;
    const Clock now_;
    std::mutex mutex_;
    std::int64_t last_ = -1;
    std::uint64_t sequence_ = 0;
};

// --- demonstration ---
#include <algorithm>
#include <cassert>
#include <set>
#include <vector>

int main() {
    using namespace std::chrono_literals;
    const IdGenerator::Time epoch = std::chrono::sys_days{std::chrono::year{2024} / 1 / 1};
    auto clock = epoch + 5ms;
    int looks = 0;
    IdGenerator ids{epoch, 3, [&] {
        if (++looks > 5'000) clock += 1ms; // Time passes while it waits.
        return clock;
    }};

    // Time, worker and sequence are where they belong.
    const auto first = ids.next();
    assert(first >> 22 == 5 && (first >> 12 & 0x3ff) == 3 && (first & 0xfff) == 0);
    assert(ids.next() == first + 1);

    // A new millisecond begins at zero.
    clock += 1ms;
    const auto later = ids.next();
    assert(later >> 22 == 6 && (later & 0xfff) == 0);

    // After 4096 in a millisecond it waits for the next one: no id comes twice.
    auto last = later;
    for (int count = 1; count < 4'096; ++count) {
        const auto id = ids.next();
        assert(id == last + 1);
        last = id;
    }
    assert(last >> 22 == 6 && looks < 5'000);
    const auto waited = ids.next();
    assert(waited >> 22 == 7 && (waited & 0xfff) == 0 && looks > 5'000);
    looks = 0;

    // A clock that goes back is an error; when it has caught up, ids go on increasing.
    const auto throws = [](auto action) -> bool {
        try {
            action();
            return false;
        } catch (const ClockMovedBack&) {
            return true;
        } catch (const std::logic_error&) {
            return true;
        }
    };
    clock -= 1ms;
    assert(throws([&] { static_cast<void>(ids.next()); }));
    clock += 1ms;
    assert(ids.next() == waited + 1);

    // The limits of the bits.
    assert(throws([&] { IdGenerator{epoch, 1'024}; }));
    clock = epoch + std::chrono::milliseconds{(1LL << 41) - 1};
    assert(ids.next() >> 22 == (1ull << 41) - 1);
    clock += 1ms;
    assert(throws([&] { static_cast<void>(ids.next()); }));
    IdGenerator early{clock, 0, [&] { return epoch; }};
    assert(throws([&] { static_cast<void>(early.next()); }));

    // Threads never get the same, and each gets increasing ones. This is by the real clock.
    IdGenerator real{epoch, 1'023};
    std::set<std::uint64_t> all;
    std::mutex mutex;
    {
        std::vector<std::jthread> threads;
        for (int count = 0; count < 4; ++count) {
            threads.emplace_back([&] {
                std::vector<std::uint64_t> own;
                for (int turn = 0; turn < 2'000; ++turn) own.push_back(real.next());
                assert(std::ranges::is_sorted(own));
                const std::lock_guard lock{mutex};
                all.insert(own.begin(), own.end());
            });
        }
    }
    assert(all.size() == 8'000);
}
