// pattern: single-flight
// prefix: sdSingleFlight
// description: Single flight: threads that ask for the same key at the same time share one execution, its result or its exception
// placeholders: SingleFlight, run, Key, Value
// --- imports ---
#include <concepts>
#include <exception>
#include <future>
#include <mutex>
#include <type_traits>
#include <unordered_map>

// --- snippet ---
/// No cache: whoever comes after the end causes an execution of his own. The operation must not run the same key.
template <class Key, class Value>
class SingleFlight {
public:
    /// The operation of the first caller serves all. It runs in his thread; the others wait for it, so give it a
    /// time limit. Each gets a copy of the result, or the same exception object: do not change that.
    template <std::invocable Operation>
        requires std::convertible_to<std::invoke_result_t<Operation&>, Value>
    Value run(const Key& key, Operation operation) {
        std::promise<Value> promise;
        std::shared_future<Value> result;
        {
            const std::lock_guard lock{mutex_};
            if (const auto flight = flights_.find(key); flight != flights_.end()) {
                result = flight->second;
            } else {
                flights_.emplace(key, promise.get_future().share());
            }
        }
        if (result.valid()) return result.get();
        try {
            Value value = operation();
            take(key);
            promise.set_value(value);
            return value;
        } catch (...) {
            take(key);
            promise.set_exception(std::current_exception());
            throw;
        }
    }

private:
    /// Before the result is out: nobody who knows of the end joins any more.
    void take(const Key& key) {
        const std::lock_guard lock{mutex_};
        flights_.erase(key);
    }

    std::mutex mutex_;
    std::unordered_map<Key, std::shared_future<Value>> flights_;
};

// --- demonstration ---
#include <atomic>
#include <cassert>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

int main() {
    using namespace std::chrono_literals;
    SingleFlight<std::string, std::string> forecasts;
    std::atomic<int> runs = 0;
    std::atomic<int> served = 0;
    std::atomic<int> failed = 0;
    const auto askFromManyThreads = [&](bool failing) {
        std::atomic<int> entered = 0;
        std::vector<std::jthread> threads;
        for (int count = 0; count < 8; ++count) {
            threads.emplace_back([&, failing] {
                try {
                    ++entered;
                    served += forecasts.run("bay", [&] {
                        ++runs;
                        while (entered < 8) std::this_thread::yield();
                        std::this_thread::sleep_for(10ms);
                        if (failing) throw std::range_error{"no signal"};
                        return std::string{"fair"};
                    }) == "fair";
                } catch (const std::range_error&) {
                    ++failed;
                }
            });
        }
    };

    // Those who come while one runs share it; without that there would be eight.
    askFromManyThreads(false);
    assert(served == 8 && runs < 8);

    // They share an exception as well, and it is not kept.
    runs = 0;
    askFromManyThreads(true);
    assert(failed == 8 && served == 8 && runs < 8);

    // Done is forgotten: the next call runs again.
    assert(forecasts.run("bay", [] { return "rain"; }) == "rain");
    assert(forecasts.run("bay", [] { return "hail"; }) == "hail");

    // Different keys do not wait for each other.
    assert(forecasts.run("bay", [&] { return forecasts.run("cape", [] { return "gale"; }) + "!"; }) == "gale!");
}
