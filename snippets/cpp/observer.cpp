// pattern: observer
// prefix: dpObserver
// description: Observer: a thread-safe subject whose subscriptions end with their handle; failing listeners stop no other
// placeholders: Subject, Payload
// --- imports ---
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

// --- snippet ---
struct Payload {
    std::string id;
};

class Subject {
public:
    using Listener = std::function<void(const Payload&)>;

    /// Ends when the last copy is destroyed; it may outlive the subject.
    using Subscription = std::shared_ptr<const Listener>;

    [[nodiscard]] Subscription subscribe(Listener listener) {
        auto subscription = std::make_shared<const Listener>(std::move(listener));
        const std::lock_guard lock{mutex_};
        std::erase_if(listeners_, [](const auto& other) { return other.expired(); });
        listeners_.push_back(subscription);
        return subscription;
    }

    /// Calls the listeners in the order of their subscription, all of them even if some throw,
    /// and returns what they threw.
    [[nodiscard]] std::vector<std::exception_ptr> notify(const Payload& payload) {
        std::vector<std::exception_ptr> errors;
        for (const auto& weak : copy()) {
            const auto listener = weak.lock();
            if (!listener) continue; // It left meanwhile.
            try {
                (*listener)(payload);
            } catch (...) {
                errors.push_back(std::current_exception());
            }
        }
        return errors;
    }

private:
    /// Listeners may subscribe and leave while others are called, so the lock is not held then.
    std::vector<std::weak_ptr<const Listener>> copy() {
        const std::lock_guard lock{mutex_};
        return listeners_;
    }

    std::mutex mutex_;
    std::vector<std::weak_ptr<const Listener>> listeners_;
};

// --- demonstration ---
#include <cassert>
#include <stdexcept>
#include <thread>

int main() {
    using Seen = std::vector<std::string>;
    Seen seen;
    Subject subject;
    const Payload order{"order 7"};
    const auto note = [&seen](std::string name) {
        return [&seen, name](const Payload& payload) { seen.push_back(name + " " + payload.id); };
    };
    const auto takeSeen = [&seen] { return std::exchange(seen, {}); };

    // A failing listener stops no other, and what it threw is not lost.
    auto first = subject.subscribe(note("first"));
    auto failing = subject.subscribe([](const Payload& payload) { throw std::runtime_error(payload.id); });
    const auto last = subject.subscribe(note("last"));
    const auto errors = subject.notify(order);
    assert((takeSeen() == Seen{"first order 7", "last order 7"}));
    assert(errors.size() == 1);
    try {
        std::rethrow_exception(errors.front());
    } catch (const std::runtime_error& error) {
        assert(error.what() == order.id);
    }
    failing.reset();

    // A subscription ends on its own; ending it again does nothing.
    first.reset();
    first.reset();
    assert(subject.notify(order).empty());
    assert((takeSeen() == Seen{"last order 7"}));

    // During a notification: who leaves is not called any more, who joins waits.
    Subject::Subscription leaver;
    Subject::Subscription joined;
    auto changer = subject.subscribe([&](const Payload&) {
        leaver.reset();
        joined = subject.subscribe(note("joined"));
    });
    leaver = subject.subscribe(note("left"));
    assert(subject.notify(order).empty());
    assert((takeSeen() == Seen{"last order 7"}));
    changer.reset();
    assert(subject.notify(order).empty());
    assert((takeSeen() == Seen{"last order 7", "joined order 7"}));

    // Listeners come and go in other threads while the subject notifies.
    {
        std::vector<std::jthread> threads;
        for (int count = 0; count < 4; ++count) {
            threads.emplace_back([&subject] {
                for (int turn = 0; turn < 1'000; ++turn) {
                    const auto subscription = subject.subscribe([](const Payload&) {});
                }
            });
        }
        for (int turn = 0; turn < 1'000; ++turn) assert(subject.notify(order).empty());
    }
}
