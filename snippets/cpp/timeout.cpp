// pattern: timeout
// prefix: sdTimeout
// description: Timeout: stops an operation at a deadline by its stop token, hands on the remaining budget; nothing outlives the call
// placeholders: withTimeout, Deadline, TimedOut
// --- imports ---
#include <algorithm>
#include <chrono>
#include <concepts>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <stdexcept>
#include <stop_token>
#include <thread>
#include <type_traits>

// --- snippet ---
struct TimedOut : std::runtime_error {
    TimedOut() : std::runtime_error{"the deadline has passed"} {}
};

/// A point in time, so it can be handed on from call to call while the budget shrinks.
class Deadline {
public:
    using Clock = std::chrono::steady_clock;

    explicit Deadline(Clock::duration budget) : at_{Clock::now() + budget} {}

    /// For a part of the work: never later than the whole.
    [[nodiscard]] Deadline within(Clock::duration budget) const {
        Deadline part{budget};
        part.at_ = std::min(part.at_, at_);
        return part;
    }

    [[nodiscard]] Clock::duration remaining() const { return std::max(at_ - Clock::now(), Clock::duration::zero()); }
    [[nodiscard]] Clock::time_point at() const { return at_; }

private:
    Clock::time_point at_;
};

/// Runs the operation in this thread and requests its stop at the deadline, or when `outer` asks for one. No thread can
/// be killed, so it must mind its token and throw when it gives up; what it throws late arrives nested in TimedOut.
/// A result counts even if it is late.
template <std::invocable<const std::stop_token&, const Deadline&> Operation>
std::invoke_result_t<Operation&, const std::stop_token&, const Deadline&>
withTimeout(const Deadline& deadline, const std::stop_token& outer, Operation operation) {
    if (deadline.remaining() == Deadline::Clock::duration::zero()) throw TimedOut{};
    std::stop_source source;
    const std::stop_callback forward{outer, [&source] { source.request_stop(); }};
    const std::jthread watchdog{[&source, deadline](const std::stop_token& finished) {
        std::mutex mutex;
        std::condition_variable_any wakeUp;
        std::unique_lock lock{mutex};
        wakeUp.wait_until(lock, finished, deadline.at(), [] { return false; });
        if (!finished.stop_requested()) source.request_stop();
    }};
    try {
        return operation(source.get_token(), deadline);
    } catch (...) {
        if (deadline.remaining() > Deadline::Clock::duration::zero()) throw;
        std::throw_with_nested(TimedOut{});
    }
}

// --- demonstration ---
#include <cassert>
#include <string>

struct Stopped : std::exception {};

int main() {
    using namespace std::chrono_literals;
    const auto untilStopped = [](const std::stop_token& stop, const Deadline&) {
        while (!stop.stop_requested()) std::this_thread::sleep_for(100us);
        throw Stopped{};
    };

    // What ends in time has its result, or its own exception.
    assert(withTimeout(Deadline{1h}, {}, [](const auto&, const auto&) { return std::string{"moored"}; }) == "moored");
    withTimeout(Deadline{1h}, {}, [](const auto&, const auto&) {});
    try {
        withTimeout(Deadline{1h}, {}, [](const auto&, const auto&) { throw std::range_error{"adrift"}; });
        assert(false);
    } catch (const std::range_error&) {
    }

    // At the deadline the work is asked to stop; why it ended is not lost.
    const auto start = Deadline::Clock::now();
    try {
        withTimeout(Deadline{5ms}, {}, untilStopped);
        assert(false);
    } catch (const TimedOut& error) {
        assert(Deadline::Clock::now() - start >= 5ms);
        try {
            std::rethrow_if_nested(error);
            assert(false);
        } catch (const Stopped&) {
        }
    }

    // Without any time left it does not even begin.
    bool began = false;
    try {
        withTimeout(Deadline{0ms}, {}, [&](const auto&, const auto&) { began = true; });
        assert(false);
    } catch (const TimedOut&) {
        assert(!began);
    }

    // A part gets what remains of the whole, and no more than its own budget.
    withTimeout(Deadline{1h}, {}, [](const auto&, const Deadline& whole) {
        assert(whole.within(2h).at() == whole.at());
        assert(whole.within(1s).remaining() <= 1s && whole.remaining() > 59min);
    });

    // The caller's own stop arrives too, and is no timeout.
    std::stop_source caller;
    caller.request_stop();
    try {
        withTimeout(Deadline{1h}, caller.get_token(), untilStopped);
        assert(false);
    } catch (const Stopped&) {
    }
}
