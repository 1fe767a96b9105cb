// pattern: backpressure-queue
// prefix: sdBackpressureQueue
// description: Bounded queue between threads: when full, the producer waits, drops the oldest or is rejected; close lets consumers drain it
// placeholders: BoundedQueue, OverflowPolicy, PushResult, capacity, push, pop
// --- imports ---
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <stop_token>
#include <utility>

// --- snippet ---
enum class OverflowPolicy { wait, dropOldest, reject };

/// Of the last two, the item has not been taken.
enum class PushResult { accepted, droppedOldest, full, closed };

/// Any number of producers and consumers. Destroy it only when all of them have left.
template <class Item>
class BoundedQueue {
public:
    BoundedQueue(std::size_t capacity, OverflowPolicy policy) : capacity_{capacity}, policy_{policy} {
        if (capacity == 0) throw std::invalid_argument{"a queue needs room for an item"};
    }

    /// Only the policy `wait` blocks, until there is room, the queue is closed, or a stop is requested (`full`).
    [[nodiscard]] PushResult push(Item item, const std::stop_token& stop = {}) {
        std::unique_lock lock{mutex_};
        if (policy_ == OverflowPolicy::wait) {
            roomOrClosed_.wait(lock, stop, [this] { return items_.size() < capacity_ || closed_; });
        }
        if (closed_) return PushResult::closed;
        const bool full = items_.size() >= capacity_;
        if (full && policy_ != OverflowPolicy::dropOldest) return PushResult::full;
        items_.push_back(std::move(item)); // First: if it throws, nothing is dropped.
        if (full) items_.pop_front();
        itemOrClosed_.notify_one();
        return full ? PushResult::droppedOldest : PushResult::accepted;
    }

    /// Waits for an item. None: the queue is closed and empty, or a stop was requested while it was empty.
    [[nodiscard]] std::optional<Item> pop(const std::stop_token& stop = {}) {
        std::unique_lock lock{mutex_};
        itemOrClosed_.wait(lock, stop, [this] { return !items_.empty() || closed_; });
        if (items_.empty()) return std::nullopt;
        std::optional<Item> item{std::move(items_.front())};
        items_.pop_front();
        roomOrClosed_.notify_one();
        return item;
    }

    /// Nothing more comes in; what is in can still be taken.
    void close() {
        const std::lock_guard lock{mutex_};
        closed_ = true;
        roomOrClosed_.notify_all();
        itemOrClosed_.notify_all();
    }

private:
    const std::size_t capacity_;
    const OverflowPolicy policy_;
    std::mutex mutex_;
    std::condition_variable_any roomOrClosed_;
    std::condition_variable_any itemOrClosed_;
    std::deque<Item> items_;
    bool closed_ = false;
};

// --- demonstration ---
#include <atomic>
#include <cassert>
#include <memory>
#include <thread>
#include <vector>

int main() {
    // Rejected when full; what is in stays, in its order.
    BoundedQueue<int> rejecting{2, OverflowPolicy::reject};
    assert(rejecting.push(1) == PushResult::accepted && rejecting.push(2) == PushResult::accepted);
    assert(rejecting.push(3) == PushResult::full);
    assert(rejecting.pop() == 1 && rejecting.push(4) == PushResult::accepted);
    assert(rejecting.pop() == 2 && rejecting.pop() == 4);

    // The oldest goes when full, for those who want the latest readings.
    BoundedQueue<int> latest{2, OverflowPolicy::dropOldest};
    for (int value = 1; value <= 2; ++value) assert(latest.push(value) == PushResult::accepted);
    for (int value = 3; value <= 5; ++value) assert(latest.push(value) == PushResult::droppedOldest);

    // Closed: nothing comes in, what is in can be taken, then there is an end.
    latest.close();
    assert(latest.push(6) == PushResult::closed);
    assert(latest.pop() == 4 && latest.pop() == 5 && !latest.pop() && !latest.pop());

    // The producer waits until there is room; items may be such that can only be moved.
    BoundedQueue<std::unique_ptr<int>> waiting{1, OverflowPolicy::wait};
    std::atomic<int> pushed = 0;
    {
        const std::jthread producer{[&] {
            for (int value = 0; value < 100; ++value) {
                assert(waiting.push(std::make_unique<int>(value)) == PushResult::accepted);
                ++pushed;
            }
            waiting.close();
        }};
        int expected = 0;
        while (const auto item = waiting.pop()) {
            assert(**item == expected++);
            assert(pushed <= expected + 1);
        }
        assert(expected == 100);
    }

    // A stop request or closing ends each kind of waiting.
    BoundedQueue<int> full{1, OverflowPolicy::wait};
    BoundedQueue<int> empty{1, OverflowPolicy::wait};
    assert(full.push(1) == PushResult::accepted);
    std::atomic<int> ended = 0;
    {
        const std::jthread stoppedProducer{[&](const std::stop_token& stop) {
            ended += full.push(2, stop) == PushResult::full;
        }};
        const std::jthread stoppedConsumer{[&](const std::stop_token& stop) { ended += !empty.pop(stop); }};
    }
    assert(ended == 2);
    {
        const std::jthread producer{[&] { ended += full.push(2) == PushResult::closed; }};
        const std::jthread consumer{[&] { ended += !empty.pop(); }};
        full.close();
        empty.close();
    }
    assert(ended == 4 && full.pop() == 1 && !full.pop());

    // Of many producers and consumers none loses or doubles an item.
    BoundedQueue<int> shared{3, OverflowPolicy::wait};
    std::atomic<int> sum = 0;
    {
        std::vector<std::jthread> consumers;
        for (int count = 0; count < 3; ++count) {
            consumers.emplace_back([&] {
                while (const auto item = shared.pop()) sum += *item;
            });
        }
        {
            std::vector<std::jthread> producers;
            for (int count = 0; count < 3; ++count) {
                producers.emplace_back([&] {
                    for (int value = 1; value <= 100; ++value) static_cast<void>(shared.push(value));
                });
            }
        }
        shared.close();
    }
    assert(sum == 3 * 5'050);
}
