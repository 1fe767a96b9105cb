// pattern: worker-pool
// prefix: sdWorkerPool
// description: Worker pool: threads over a bounded queue; submit gives a future with result or exception; the destructor drains and joins
// placeholders: WorkerPool, submit, workerCount, maxQueue
// --- imports ---
#include <concepts>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <future>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

// --- snippet ---
/// Safe for threads. A task must not submit to its own pool and wait: all workers may be waiting then.
class WorkerPool {
public:
    WorkerPool(std::size_t workerCount, std::size_t maxQueue) : maxQueue_{maxQueue} {
        if (workerCount == 0 || maxQueue == 0) throw std::invalid_argument{"a pool needs workers and room for tasks"};
        workers_.reserve(workerCount);
        try {
            while (workers_.size() < workerCount) workers_.emplace_back([this] { work(); });
        } catch (...) {
            close();
            throw;
        }
    }

    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    /// Runs what is queued, then joins.
    ~WorkerPool() { close(); }

    /// Waits for room in the queue. Throws if the pool is closed, also while it waits.
    template <std::invocable Task>
    [[nodiscard]] std::future<std::invoke_result_t<Task&>> submit(Task task) {
        std::packaged_task<std::invoke_result_t<Task&>()> packaged{std::move(task)};
        auto result = packaged.get_future();
        std::unique_lock lock{mutex_};
        roomOrClosed_.wait(lock, [this] { return tasks_.size() < maxQueue_ || closed_; });
        if (closed_) throw std::runtime_error{"the pool is closed"};
        tasks_.emplace_back([packaged = std::move(packaged)]() mutable { packaged(); });
        taskOrClosed_.notify_one();
        return result;
    }

    /// No new tasks from now on; those in the queue still run.
    void close() {
        const std::lock_guard lock{mutex_};
        closed_ = true;
        taskOrClosed_.notify_all();
        roomOrClosed_.notify_all();
    }

private:
    void work() {
        std::unique_lock lock{mutex_};
        for (;;) {
            taskOrClosed_.wait(lock, [this] { return !tasks_.empty() || closed_; });
            if (tasks_.empty()) return;
            {
                auto task = std::move(tasks_.front());
                tasks_.pop_front();
                lock.unlock();
                roomOrClosed_.notify_one();
                task(); // What it throws is in its future.
            }
            lock.lock();
        }
    }

    const std::size_t maxQueue_;
    std::mutex mutex_;
    std::condition_variable taskOrClosed_;
    std::condition_variable roomOrClosed_;
    bool closed_ = false;
    std::deque<std::packaged_task<void()>> tasks_; // unlike std::function, it holds what can only be moved
    std::vector<std::jthread> workers_; // the last member: they are joined before the rest is destroyed
};

// --- demonstration ---
#include <atomic>
#include <cassert>
#include <chrono>
#include <latch>
#include <memory>
#include <string>

int main() {
    // Results are in the order in which the tasks were given; an exception is in its place.
    {
        WorkerPool pool{3, 4};
        std::vector<std::future<std::string>> results;
        for (int sheet = 0; sheet < 20; ++sheet) {
            results.push_back(pool.submit([sheet] {
                if (sheet == 7) throw std::range_error{"sheet 7 is torn"};
                return "sheet " + std::to_string(sheet);
            }));
        }
        for (int sheet = 0; sheet < 20; ++sheet) {
            try {
                const auto result = results[static_cast<std::size_t>(sheet)].get();
                assert(result == "sheet " + std::to_string(sheet) && sheet != 7);
            } catch (const std::range_error& error) {
                assert(sheet == 7 && error.what() == std::string{"sheet 7 is torn"});
            }
        }
        // A task may hold what can only be moved.
        assert(pool.submit([ink = std::make_unique<int>(5)] { return *ink; }).get() == 5);
    }

    // All workers work at the same time: each waits for the others here.
    {
        std::latch together{3};
        WorkerPool pool{3, 1};
        for (int count = 0; count < 3; ++count) static_cast<void>(pool.submit([&] { together.arrive_and_wait(); }));
    }

    // The destructor runs what is queued.
    std::atomic<int> done = 0;
    {
        WorkerPool pool{2, 50};
        for (int count = 0; count < 50; ++count) static_cast<void>(pool.submit([&] { ++done; }));
    }
    assert(done == 50);

    // The queue is bounded: who submits waits, and closing ends the wait.
    {
        std::latch finish{1};
        std::latch started{1};
        WorkerPool pool{1, 1};
        static_cast<void>(pool.submit([&] {
            started.count_down();
            finish.wait();
        }));
        started.wait();
        const auto queued = pool.submit([&] { ++done; });
        std::atomic<bool> accepted = false;
        std::atomic<bool> submitted = false;
        std::atomic<bool> refused = false;
        std::jthread waiting{[&] {
            try {
                static_cast<void>(pool.submit([&] { accepted = true; }));
                submitted = true;
            } catch (const std::runtime_error&) {
                refused = true;
            }
        }};
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
        assert(!submitted && !refused);
        pool.close();
        waiting.join();
        assert(refused && !accepted && done == 50);
        finish.count_down();
        queued.wait();
        assert(done == 51);
    }
}
