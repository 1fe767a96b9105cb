// pattern: health-check
// prefix: sdHealthCheck
// description: Health: liveness asks no dependency; readiness asks all in parallel with a time limit and keeps the result for a moment
// placeholders: HealthChecks, Readiness, timeLimit, cacheFor
// --- imports ---
#include <chrono>
#include <exception>
#include <functional>
#include <future>
#include <map>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <vector>

// --- snippet ---
struct Readiness {
    bool ready = true;
    std::map<std::string, std::string> problems; // by dependency; not for the public
};

/// Safe for threads: those who ask at the same time wait for one round of checks.
class HealthChecks {
public:
    using Check = std::function<void(const std::stop_token&)>; // throws if the dependency cannot be used
    using Clock = std::function<std::chrono::steady_clock::time_point()>;

    HealthChecks(std::chrono::milliseconds timeLimit, std::chrono::milliseconds cacheFor,
                 Clock now = std::chrono::steady_clock::now)
        : timeLimit_{timeLimit}, cacheFor_{cacheFor}, now_{std::move(now)} {}

    /// Add all before the first question. A check must mind its stop token, or have a time limit of its own: the
    /// destructor waits for it.
    void add(std::string name, Check check) { dependencies_.push_back({std::move(name), std::move(check), {}, {}}); }

    /// That it answers is all: if it asked dependencies, their failure would restart healthy processes.
    [[nodiscard]] static bool live() noexcept { return true; }

    [[nodiscard]] Readiness ready() {
        const std::lock_guard lock{mutex_};
        if (now_() < validUntil_) return latest_;
        for (auto& dependency : dependencies_) start(dependency);
        const auto deadline = std::chrono::steady_clock::now() + timeLimit_;
        Readiness readiness;
        for (auto& dependency : dependencies_) {
            if (auto problem = problemOf(dependency, deadline); !problem.empty()) {
                readiness.problems[dependency.name] = std::move(problem);
            }
        }
        readiness.ready = readiness.problems.empty();
        latest_ = readiness;
        validUntil_ = now_() + cacheFor_;
        return readiness;
    }

private:
    struct Dependency {
        std::string name;
        Check check;
        std::future<void> result;
        std::jthread thread;
    };

    /// One that still hangs is not started a second time: threads would pile up.
    static void start(Dependency& dependency) {
        using namespace std::chrono_literals;
        if (dependency.result.valid() && dependency.result.wait_for(0s) != std::future_status::ready) return;
        std::packaged_task<void(std::stop_token)> task{dependency.check};
        dependency.result = task.get_future();
        dependency.thread = std::jthread{std::move(task)};
    }

    static std::string problemOf(Dependency& dependency, std::chrono::steady_clock::time_point deadline) {
        if (dependency.result.wait_until(deadline) != std::future_status::ready) {
            dependency.thread.request_stop();
            return "no answer in time";
        }
        try {
            dependency.result.get();
            return "";
        } catch (const std::exception& error) {
            return std::string{"failed: "} + error.what();
        } catch (...) {
            return "failed";
        }
    }

    const std::chrono::milliseconds timeLimit_;
    const std::chrono::milliseconds cacheFor_;
    const Clock now_; // for the cache
    std::mutex mutex_;
    std::vector<Dependency> dependencies_;
    Readiness latest_;
    std::chrono::steady_clock::time_point validUntil_ = std::chrono::steady_clock::time_point::min();
};

// --- demonstration ---
#include <atomic>
#include <cassert>
#include <latch>
#include <stdexcept>

int main() {
    using namespace std::chrono_literals;
    std::chrono::steady_clock::time_point clock;
    std::atomic<int> asked = 0;
    std::atomic<bool> down = false;
    std::atomic<bool> hanging = false;
    const auto database = [&](const std::stop_token&) {
        ++asked;
        if (down) throw std::runtime_error{"refused"};
    };
    const auto broker = [&](const std::stop_token& stop) {
        while (hanging && !stop.stop_requested()) std::this_thread::sleep_for(100us);
        if (stop.stop_requested()) throw std::runtime_error{"stopped"};
    };
    HealthChecks health{10s, 1s, [&] { return clock; }};
    health.add("database", database);
    health.add("broker", broker);

    // All well; asked again soon, it is not checked again.
    assert(health.ready().ready && health.ready().problems.empty() && asked == 1);

    // A failure is seen when the time of the last result is over, and named.
    down = true;
    clock += 999ms;
    assert(health.ready().ready && asked == 1);
    clock += 1ms;
    auto readiness = health.ready();
    assert(!readiness.ready && readiness.problems.size() == 1);
    assert(readiness.problems.at("database") == "failed: refused");
    assert(asked == 2);

    // Liveness is not concerned.
    assert(HealthChecks::live());

    // One that hangs costs no more than the time limit, and hides no other.
    hanging = true;
    HealthChecks strict{20ms, 1s, [&] { return clock; }};
    strict.add("broker", broker);
    strict.add("database", database);
    const auto start = std::chrono::steady_clock::now();
    readiness = strict.ready();
    assert(std::chrono::steady_clock::now() - start >= 20ms);
    assert(readiness.problems.at("broker") == "no answer in time" && readiness.problems.contains("database"));

    // It was asked to stop; when all is well again, the late result of then does not count.
    hanging = false;
    down = false;
    for (int rounds = 0; !strict.ready().ready; ++rounds) {
        assert(rounds < 100);
        clock += 1s;
    }

    // A check that does not mind its token is not started again while it hangs.
    {
        std::latch finish{1};
        std::atomic<int> started = 0;
        HealthChecks stubborn{1ms, 0ms};
        stubborn.add("disk", [&](const std::stop_token&) {
            ++started;
            finish.wait();
        });
        for (int count = 0; count < 3; ++count) assert(stubborn.ready().problems.at("disk") == "no answer in time");
        assert(started <= 1);
        finish.count_down();
    }

    // Checks run in parallel: these two wait for each other.
    std::latch together{2};
    HealthChecks pair{5s, 1s};
    for (const char* name : {"left", "right"}) {
        pair.add(name, [&](const std::stop_token&) { together.arrive_and_wait(); });
    }
    assert(pair.ready().ready);
}
