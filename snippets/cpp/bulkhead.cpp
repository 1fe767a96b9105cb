// pattern: bulkhead
// prefix: sdBulkhead
// description: Bulkhead: at most so many calls at once and so many waiting, in their order; rejects the rest at once; thread-safe
// placeholders: Bulkhead, BulkheadFull, maxConcurrent, maxQueue
// --- imports ---
#include <concepts>
#include <condition_variable>
#include <cstddef>
#include <list>
#include <mutex>
#include <stdexcept>
#include <stop_token>
#include <type_traits>

// --- snippet ---
struct BulkheadFull : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// One per dependency and process. It must outlive its calls. A call within a call of the same one can wait for ever.
class Bulkhead {
public:
    Bulkhead(std::size_t maxConcurrent, std::size_t maxQueue) : free_{maxConcurrent}, maxQueue_{maxQueue} {
        if (maxConcurrent == 0) throw std::invalid_argument{"a bulkhead must let someone in"};
    }

    /// Throws BulkheadFull if the queue is full, or when it is asked to stop while it waits.
    template <std::invocable Operation>
    std::invoke_result_t<Operation&> run(const std::stop_token& stop, Operation operation) {
        enter(stop);
        const Place place{*this};
        return operation();
    }

private:
    struct Waiter {
        std::condition_variable_any wakeUp;
        bool admitted = false;
    };

    struct Place {
        Bulkhead& bulkhead;
        ~Place() { bulkhead.leave(); }
    };

    void enter(const std::stop_token& stop) {
        std::unique_lock lock{mutex_};
        if (free_ > 0) {
            --free_;
            return;
        }
        if (waiters_.size() >= maxQueue_) throw BulkheadFull{"rejected: the queue is full"};
        const auto own = waiters_.emplace(waiters_.end());
        own->wakeUp.wait(lock, stop, [own] { return own->admitted; });
        const bool admitted = own->admitted;
        waiters_.erase(own);
        if (!admitted) throw BulkheadFull{"stopped while waiting"};
    }

    /// Hands the place on to who waits longest, so that nobody can get in between.
    void leave() {
        const std::lock_guard lock{mutex_};
        for (auto& waiter : waiters_) {
            if (waiter.admitted) continue; // It has not woken up yet.
            waiter.admitted = true;
            waiter.wakeUp.notify_one();
            return;
        }
        ++free_;
    }

    std::mutex mutex_;
    std::size_t free_;
    const std::size_t maxQueue_;
    std::list<Waiter> waiters_;
};

// --- demonstration ---
#include <atomic>
#include <cassert>
#include <chrono>
#include <latch>
#include <string>
#include <thread>
#include <vector>

int main() {
    Bulkhead kitchen{2, 1};
    const auto refusal = [&](const std::stop_token& stop) -> std::string {
        try {
            kitchen.run(stop, [] {});
            return "";
        } catch (const BulkheadFull& error) {
            return error.what();
        }
    };

    const std::string full = "rejected: the queue is full";
    const auto untilFull = [&] {
        std::stop_source gone; // The probe does not wait in the queue.
        gone.request_stop();
        while (refusal(gone.get_token()) != full) std::this_thread::yield();
    };

    // Results and exceptions pass through, and both free the place.
    for (int count = 0; count < 5; ++count) {
        assert(kitchen.run({}, [] { return 7; }) == 7);
        try {
            kitchen.run({}, [] { throw std::logic_error{"burnt"}; });
            assert(false);
        } catch (const std::logic_error&) {
        }
    }

    // Two run, one waits, and the next is rejected at once.
    std::stop_source source;
    std::latch inside{2};
    std::latch finish{1};
    std::atomic<bool> waiterRan = false;
    std::string stopped;
    {
        std::vector<std::jthread> cooks;
        for (int count = 0; count < 2; ++count) {
            cooks.emplace_back([&] {
                kitchen.run({}, [&] {
                    inside.count_down();
                    finish.wait();
                });
            });
        }
        inside.wait();
        {
            const std::jthread impatient{[&] {
                do stopped = refusal(source.get_token());
                while (stopped == full); // The probe below was in the queue for a moment.
            }};
            untilFull();
            source.request_stop();
        }
        // Who gives up leaves the queue to another.
        assert(stopped == "stopped while waiting");
        cooks.emplace_back([&] {
            while (!waiterRan) {
                try {
                    kitchen.run({}, [&] { waiterRan = true; });
                } catch (const BulkheadFull&) {
                }
            }
        });
        untilFull();
        assert(!waiterRan);
        finish.count_down();
    }
    assert(waiterRan && refusal({}).empty());

    // Under load there are never more than allowed inside, and none gets lost.
    Bulkhead wide{3, 100};
    std::atomic<int> now = 0;
    std::atomic<int> most = 0;
    std::atomic<int> served = 0;
    {
        std::vector<std::jthread> threads;
        for (int count = 0; count < 8; ++count) {
            threads.emplace_back([&] {
                for (int turn = 0; turn < 50; ++turn) {
                    wide.run({}, [&] {
                        const int current = ++now;
                        for (int seen = most; seen < current && !most.compare_exchange_weak(seen, current);) {
                        }
                        std::this_thread::sleep_for(std::chrono::microseconds{20});
                        --now;
                        ++served;
                    });
                }
            });
        }
    }
    assert(most <= 3 && served == 400);

    // Afterwards all three places are free: none of these has to wait, which it could not.
    std::stop_source gone;
    gone.request_stop();
    const auto stop = gone.get_token();
    wide.run(stop, [&] { wide.run(stop, [&] { wide.run(stop, [] {}); }); });
}
