// pattern: graceful-shutdown
// prefix: sdGracefulShutdown
// description: Graceful shutdown: not ready, no new work, drain within a limit, stop what is left, close resources in reverse order
// placeholders: Lifecycle, ShutdownReport, noticeTime, drainTime, shutDown
// --- imports ---
#include <chrono>
#include <concepts>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <ranges>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <vector>

// --- snippet ---
struct ShutdownReport {
    std::size_t unfinished = 0; // work that was still running when the time was over
    std::vector<std::pair<std::string, std::exception_ptr>> failures; // of resources that did not close
};

/// Safe for threads. Not for signal handlers: let one set a flag, and shut down in main.
class Lifecycle {
public:
    using Sleep = std::function<void(std::chrono::milliseconds)>;

    /// For the time in which load balancers notice that it is not ready any more.
    explicit Lifecycle(Sleep sleep = [](auto time) { std::this_thread::sleep_for(time); }) : sleep_{std::move(sleep)} {}

    /// Closes in reverse order: add what others use before them.
    void onClose(std::string name, std::function<void()> close) {
        const std::lock_guard lock{mutex_};
        resources_.emplace_back(std::move(name), std::move(close));
    }

    [[nodiscard]] bool isReady() const {
        const std::lock_guard lock{mutex_};
        return ready_;
    }

    /// Returns false, and does not call it, if no new work is accepted. The token tells when the time is over.
    template <std::invocable<const std::stop_token&> Work>
    bool run(Work work) {
        {
            const std::lock_guard lock{mutex_};
            if (!accepting_) return false;
            ++running_;
        }
        const Finish finish{*this};
        work(stop_.get_token());
        return true;
    }

    /// What runs longer than drainTime is asked to stop, but not waited for: resources close under it. Later calls wait
    /// for the first one and get its report. Must not be called by work or by a resource.
    ShutdownReport shutDown(std::chrono::milliseconds noticeTime, std::chrono::milliseconds drainTime) {
        const std::lock_guard once{shutdownMutex_};
        if (report_) return *report_;
        {
            const std::lock_guard lock{mutex_};
            ready_ = false;
        }
        sleep_(noticeTime);
        ShutdownReport report{drain(drainTime), {}};
        for (const auto& [name, close] : resources_ | std::views::reverse) {
            try {
                close();
            } catch (...) {
                report.failures.emplace_back(name, std::current_exception());
            }
        }
        return *(report_ = std::move(report));
    }

private:
    struct Finish {
        Lifecycle& lifecycle;
        ~Finish() {
            const std::lock_guard lock{lifecycle.mutex_};
            if (--lifecycle.running_ == 0) lifecycle.idle_.notify_all();
        }
    };

    std::size_t drain(std::chrono::milliseconds limit) {
        std::unique_lock lock{mutex_};
        accepting_ = false;
        idle_.wait_for(lock, limit, [this] { return running_ == 0; });
        const auto unfinished = running_;
        lock.unlock();
        stop_.request_stop();
        return unfinished;
    }

    const Sleep sleep_;
    std::mutex shutdownMutex_;
    std::optional<ShutdownReport> report_;
    mutable std::mutex mutex_;
    std::condition_variable idle_;
    bool ready_ = true;
    bool accepting_ = true;
    std::size_t running_ = 0;
    std::stop_source stop_;
    std::vector<std::pair<std::string, std::function<void()>>> resources_;
};

// --- demonstration ---
#include <atomic>
#include <cassert>
#include <latch>
#include <stdexcept>

int main() {
    using namespace std::chrono_literals;

    // Not ready first, while work still comes in; then what runs is finished, then resources close in reverse order.
    {
        std::string log;
        std::latch inside{1};
        std::latch finish{1};
        Lifecycle* self = nullptr;
        Lifecycle lifecycle{[&](std::chrono::milliseconds time) {
            assert(time == 5s && !self->isReady());
            assert(self->run([&](const auto&) { log += "late guest; "; }));
            finish.count_down();
        }};
        self = &lifecycle;
        lifecycle.onClose("database", [&] { log += "database; "; });
        lifecycle.onClose("broker", [&] { throw std::runtime_error{"broken pipe"}; });
        lifecycle.onClose("mail", [&] { log += "mail; "; });
        assert(lifecycle.isReady());
        std::atomic<bool> finished = false;
        const std::jthread worker{[&] {
            lifecycle.run([&](const std::stop_token& stop) {
                inside.count_down();
                finish.wait();
                std::this_thread::sleep_for(5ms);
                finished = !stop.stop_requested();
            });
        }};
        inside.wait();
        const auto report = lifecycle.shutDown(5s, 10s);
        assert(finished && report.unfinished == 0);
        assert(log == "late guest; mail; database; ");

        // A resource that does not close is named, and the others are closed all the same.
        assert(report.failures.size() == 1 && report.failures[0].first == "broker");

        // Nothing more is accepted, and a second shutdown does nothing again.
        assert(!lifecycle.run([](const auto&) { assert(false); }));
        assert(lifecycle.shutDown(5s, 10s).failures.size() == 1 && log == "late guest; mail; database; ");
    }

    // What takes too long is counted and asked to stop.
    Lifecycle lifecycle;
    std::latch inside{1};
    const std::jthread worker{[&] {
        lifecycle.run([&](const std::stop_token& stop) {
            inside.count_down();
            while (!stop.stop_requested()) std::this_thread::sleep_for(100us);
        });
    }};
    inside.wait();
    assert(lifecycle.shutDown(0ms, 3ms).unfinished == 1);

    // Work that throws has ended as well.
    Lifecycle other;
    try {
        other.run([](const auto&) { throw std::runtime_error{"spilt"}; });
        assert(false);
    } catch (const std::runtime_error&) {
    }
    assert(other.shutDown(0ms, 10s).unfinished == 0);
}
