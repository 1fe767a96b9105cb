// pattern: circuit-breaker
// prefix: sdCircuitBreaker
// description: Circuit breaker: refuses calls to a failing dependency at once and probes it with one call after a pause; thread-safe
// placeholders: CircuitBreaker, CircuitOpen, failureThreshold, openFor
// --- imports ---
#include <chrono>
#include <concepts>
#include <cstdint>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <type_traits>
#include <utility>

// --- snippet ---
struct CircuitOpen : std::runtime_error {
    CircuitOpen() : std::runtime_error{"refused: the circuit is open"} {}
};

/// One per dependency and process. A trial that hangs keeps the circuit half-open: give operations a time limit.
class CircuitBreaker {
public:
    enum class State { closed, open, halfOpen };
    using Clock = std::function<std::chrono::steady_clock::time_point()>;

    CircuitBreaker(int failureThreshold, std::chrono::milliseconds openFor, Clock now = std::chrono::steady_clock::now)
        : failureThreshold_{failureThreshold}, openFor_{openFor}, now_{std::move(now)} {
        if (failureThreshold < 1) throw std::invalid_argument{"the failure threshold must be positive"};
    }

    /// Whatever the operation throws counts as a failure: let it return the errors that are the caller's own.
    template <std::invocable Operation>
    std::invoke_result_t<Operation&> run(Operation operation) {
        Call call{*this, admit()};
        try {
            return operation();
        } catch (...) {
            call.failed = true;
            throw;
        }
    }

    [[nodiscard]] State state() const {
        const std::lock_guard lock{mutex_};
        return state_;
    }

private:
    struct Call {
        CircuitBreaker& breaker;
        const std::uint64_t epoch;
        bool failed = false;
        ~Call() { breaker.settle(epoch, failed); }
    };

    std::uint64_t admit() {
        const std::lock_guard lock{mutex_};
        if (state_ == State::closed) return epoch_;
        if (state_ == State::halfOpen || now_() < openUntil_) throw CircuitOpen{};
        change(State::halfOpen);
        return epoch_;
    }

    /// An outcome of a call that began before the last change says nothing about the present.
    void settle(std::uint64_t epoch, bool failed) {
        const std::lock_guard lock{mutex_};
        if (epoch != epoch_) return;
        if (!failed) {
            failures_ = 0;
            if (state_ == State::halfOpen) change(State::closed);
        } else if (++failures_ >= failureThreshold_ || state_ == State::halfOpen) {
            openUntil_ = now_() + openFor_;
            change(State::open);
        }
    }

    void change(State to) {
        state_ = to;
        failures_ = 0;
        ++epoch_;
    }

    const int failureThreshold_; // consecutive ones
    const std::chrono::milliseconds openFor_;
    const Clock now_; // must not throw
    mutable std::mutex mutex_;
    State state_ = State::closed;
    int failures_ = 0;
    std::uint64_t epoch_ = 0;
    std::chrono::steady_clock::time_point openUntil_;
};

// --- demonstration ---
#include <atomic>
#include <cassert>
#include <thread>
#include <vector>

int main() {
    using namespace std::chrono_literals;
    using State = CircuitBreaker::State;
    std::chrono::steady_clock::time_point clock;
    CircuitBreaker breaker{3, 500ms, [&] { return clock; }};
    int calls = 0;
    const auto succeed = [&] { return ++calls; };
    const auto fail = [&](int times) {
        for (int count = 0; count < times; ++count) {
            try {
                breaker.run([&] {
                    ++calls;
                    throw std::logic_error{"down"};
                });
                assert(false);
            } catch (const std::logic_error&) {
            }
        }
    };
    const auto refuses = [&] {
        try {
            breaker.run(succeed);
            return false;
        } catch (const CircuitOpen&) {
            return true;
        }
    };

    // Only consecutive failures open the circuit.
    fail(2);
    assert(breaker.run(succeed) == 3);
    fail(2);
    assert(breaker.state() == State::closed);
    fail(1);
    assert(breaker.state() == State::open);

    // While it is open nothing reaches the dependency.
    calls = 0;
    assert(refuses());
    clock += 499ms;
    assert(refuses() && calls == 0);

    // Then one trial at a time; its failure opens the circuit for as long again.
    clock += 1ms;
    try {
        breaker.run([&] {
            assert(breaker.state() == State::halfOpen && refuses());
            throw std::logic_error{"still down"};
        });
    } catch (const std::logic_error&) {
    }
    assert(breaker.state() == State::open);
    clock += 499ms;
    assert(refuses() && calls == 0);
    clock += 1ms;
    breaker.run([] {});
    assert(breaker.state() == State::closed);

    // A late success neither closes the circuit nor wipes out what happened since.
    breaker.run([&] { fail(3); });
    assert(breaker.state() == State::open);
    clock += 500ms;
    breaker.run(succeed);

    // A late failure does not count against a circuit that has closed since.
    try {
        breaker.run([&] {
            fail(3);
            clock += 500ms;
            breaker.run(succeed);
            fail(2);
            throw std::logic_error{"late"};
        });
    } catch (const std::logic_error&) {
    }
    assert(breaker.state() == State::closed);
    fail(1);
    assert(breaker.state() == State::open);

    // Of many threads one makes the trial.
    clock += 500ms;
    std::atomic<int> trials = 0;
    std::atomic<int> refused = 0;
    {
        std::vector<std::jthread> threads;
        for (int count = 0; count < 8; ++count) {
            threads.emplace_back([&] {
                try {
                    breaker.run([&] {
                        ++trials;
                        while (refused < 7) std::this_thread::yield();
                    });
                } catch (const CircuitOpen&) {
                    ++refused;
                }
            });
        }
    }
    assert(trials == 1 && refused == 7 && breaker.state() == State::closed);
}
