// pattern: retry
// prefix: sdRetry
// description: Retry with exponential backoff and full jitter for errors that may pass; ends at a stop request or a deadline and keeps the last error
// placeholders: retry, RetryPolicy, maxAttempts, baseDelay, maxDelay, isRetryable
// wrap: retry(policy, stop, [&] { return call(); })
// selection: call(), policy, stop
// --- imports ---
#include <algorithm>
#include <chrono>
#include <concepts>
#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <random>
#include <stop_token>
#include <type_traits>

// --- snippet ---
/// Uniform in [0, bound].
inline std::chrono::milliseconds fullJitter(std::chrono::milliseconds bound) {
    thread_local std::mt19937_64 engine{std::random_device{}()};
    return std::chrono::milliseconds{std::uniform_int_distribution{decltype(bound.count()){0}, bound.count()}(engine)};
}

/// Returns false if it was woken by a stop request.
inline bool sleepUnlessStopped(std::chrono::milliseconds delay, const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any wakeUp;
    std::unique_lock lock{mutex};
    wakeUp.wait_for(lock, stop, delay, [] { return false; });
    return !stop.stop_requested();
}

struct RetryPolicy {
    int maxAttempts = 4; // with the first one
    std::chrono::milliseconds baseDelay{100}; // the bound of the first pause; it doubles with each attempt
    std::chrono::milliseconds maxDelay{5'000}; // the bound of all pauses
    std::function<bool(const std::exception&)> isRetryable;
    std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();

    std::function<std::chrono::milliseconds(std::chrono::milliseconds)> random = fullJitter;
    std::function<bool(std::chrono::milliseconds, const std::stop_token&)> sleep = sleepUnlessStopped;
    std::function<std::chrono::steady_clock::time_point()> now = std::chrono::steady_clock::now;
};

/// Throws what the last attempt threw, also when it is stopped or the next pause would reach the deadline.
/// The operation may run more than once: it must be idempotent, and mind the deadline itself.
template <std::invocable Operation>
std::invoke_result_t<Operation&> retry(const RetryPolicy& policy, const std::stop_token& stop, Operation operation) {
    auto bound = std::min(policy.baseDelay, policy.maxDelay);
    for (int attempt = 1;; ++attempt) {
        try {
            return operation();
        } catch (const std::exception& error) {
            if (attempt >= policy.maxAttempts || !policy.isRetryable(error) || stop.stop_requested()) throw;
            const auto delay = policy.random(bound);
            if (policy.deadline - policy.now() <= delay || !policy.sleep(delay, stop)) throw;
        }
        bound = std::min(2 * bound, policy.maxDelay);
    }
}

// --- demonstration ---
#include <cassert>
#include <stdexcept>
#include <string>
#include <vector>

struct Busy : std::runtime_error {
    using std::runtime_error::runtime_error;
};

int main() {
    using namespace std::chrono_literals;
    using Times = std::vector<std::chrono::milliseconds>;
    Times bounds;
    Times slept;
    std::chrono::steady_clock::time_point clock{1h};
    const auto isBusy = [](const std::exception& error) { return dynamic_cast<const Busy*>(&error) != nullptr; };
    RetryPolicy policy{.maxAttempts = 5, .baseDelay = 100ms, .maxDelay = 300ms, .isRetryable = isBusy};
    policy.random = [&](auto bound) {
        bounds.push_back(bound);
        return bound / 2;
    };
    policy.sleep = [&](auto delay, const std::stop_token& stop) {
        slept.push_back(delay);
        clock += delay;
        return !stop.stop_requested();
    };
    policy.now = [&] { return clock; };
    int attempts = 0;
    const auto failing = [&]() -> std::string { throw Busy{"dock " + std::to_string(++attempts)}; };
    const auto lastError = [&](const RetryPolicy& with, const std::stop_token& stop, auto operation) -> std::string {
        attempts = 0;
        try {
            retry(with, stop, operation);
        } catch (const std::exception& error) {
            return error.what();
        }
        return "none";
    };

    // As many attempts as allowed, the last error kept, pauses within bounds that double up to the limit.
    assert(lastError(policy, {}, failing) == "dock 5" && attempts == 5);
    assert((bounds == Times{100ms, 200ms, 300ms, 300ms}));
    assert((slept == Times{50ms, 100ms, 150ms, 150ms}));

    // It is put around a call.
    attempts = 0;
    const auto call = [&] { return ++attempts < 3 ? failing() : std::string{"anchored"}; };
    const std::stop_token stop;
    assert(retry(policy, stop, [&] { return call(); }) == "anchored");

    // It ends with the first success; an operation may return nothing.
    attempts = 0;
    assert(retry(policy, {}, [&] { return ++attempts < 3 ? failing() : std::string{"moored"}; }) == "moored");
    retry(policy, {}, [] {});

    // What is permanent is not tried again.
    const auto refused = [&] {
        ++attempts;
        throw std::invalid_argument{"too long"};
    };
    assert(lastError(policy, {}, refused) == "too long" && attempts == 1);

    // No pause that would reach the deadline.
    slept.clear();
    auto hurried = policy;
    hurried.deadline = clock + 150ms;
    assert(lastError(hurried, {}, failing) == "dock 2" && attempts == 2);
    assert((slept == Times{50ms}));

    // A stop request ends the pause, and there is no pause after it.
    std::stop_source source;
    auto impatient = policy;
    impatient.sleep = [&](auto, const std::stop_token& stop) {
        source.request_stop();
        return sleepUnlessStopped(1h, stop);
    };
    assert(lastError(impatient, source.get_token(), failing) == "dock 1" && attempts == 1);
    slept.clear();
    assert(lastError(policy, source.get_token(), failing) == "dock 1" && slept.empty());

    // The defaults: chance stays within the bound, and the pauses are real.
    for (int count = 0; count < 100; ++count) assert(fullJitter(3ms) >= 0ms && fullJitter(3ms) <= 3ms);
    const RetryPolicy plain{.baseDelay = 1ms, .maxDelay = 1ms, .isRetryable = policy.isRetryable};
    assert(lastError(plain, {}, failing) == "dock 4");
}
