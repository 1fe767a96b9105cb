// pattern: pub-sub
// prefix: sdPubSub
// description: Publish/subscribe in one process: the event type is the topic; a failing subscriber stops no other; handles unsubscribe
// placeholders: EventBus, subscribe, publish, onError
// --- imports ---
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <typeindex>
#include <unordered_map>
#include <utility>
#include <vector>

// --- snippet ---
/// Safe for threads. Delivers in the thread of the publisher, before it goes on: a slow subscriber slows it down.
class EventBus {
public:
    /// Ends when the last copy is destroyed; it may outlive the bus. Another thread may still be in the function then.
    using Subscription = std::shared_ptr<const void>;
    using ErrorHandler = std::function<void(std::exception_ptr)>;

    /// Is told what subscribers throw; it must not throw itself.
    explicit EventBus(ErrorHandler onError) : onError_{std::move(onError)} {}

    template <class Event>
    [[nodiscard]] Subscription subscribe(std::function<void(const Event&)> subscriber) {
        auto erased = std::make_shared<const Subscriber>([subscriber = std::move(subscriber)](const void* event) {
            subscriber(*static_cast<const Event*>(event));
        });
        const std::lock_guard lock{mutex_};
        auto& topic = topics_[typeid(Event)];
        std::erase_if(topic, [](const auto& other) { return other.expired(); });
        topic.push_back(erased);
        return erased;
    }

    /// Calls the subscribers of exactly this type in the order of their subscription.
    template <class Event>
    void publish(const Event& event) const {
        for (const auto& weak : copyOf(typeid(Event))) {
            const auto subscriber = weak.lock();
            if (!subscriber) continue; // It left meanwhile.
            try {
                (*subscriber)(&event);
            } catch (...) {
                onError_(std::current_exception());
            }
        }
    }

private:
    using Subscriber = std::function<void(const void*)>;
    using Topic = std::vector<std::weak_ptr<const Subscriber>>;

    /// Subscribers may subscribe, leave and publish themselves, so the lock is not held while they are called.
    Topic copyOf(std::type_index type) const {
        const std::lock_guard lock{mutex_};
        const auto topic = topics_.find(type);
        return topic == topics_.end() ? Topic{} : topic->second;
    }

    const ErrorHandler onError_;
    mutable std::mutex mutex_;
    std::unordered_map<std::type_index, Topic> topics_;
};

// --- demonstration ---
#include <atomic>
#include <cassert>
#include <stdexcept>
#include <string>
#include <thread>

struct FerryLeft {
    std::string name;
};
struct FerryLate {
    std::string name;
    int minutes = 0;
};

int main() {
    std::string seen;
    std::atomic<int> errors = 0;
    EventBus bus{[&](const std::exception_ptr& error) {
        try {
            std::rethrow_exception(error);
        } catch (const std::range_error&) {
            ++errors;
        }
    }};

    // Each topic has its own subscribers, and one without any is no error.
    const auto board = bus.subscribe<FerryLeft>([&](const FerryLeft& event) { seen += "board " + event.name + "; "; });
    auto late = bus.subscribe<FerryLate>([&](const FerryLate& event) { seen += std::to_string(event.minutes) + "; "; });
    bus.publish(FerryLeft{"Skua"});
    bus.publish(FerryLate{"Skua", 12});
    bus.publish(42);
    assert(std::exchange(seen, "") == "board Skua; 12; ");

    // A failing subscriber stops no other, and is reported.
    auto failing = bus.subscribe<FerryLeft>([](const FerryLeft&) { throw std::range_error{"display broken"}; });
    const auto log = bus.subscribe<FerryLeft>([&](const FerryLeft& event) { seen += "log " + event.name + "; "; });
    bus.publish(FerryLeft{"Tern"});
    assert(std::exchange(seen, "") == "board Tern; log Tern; " && errors == 1);

    // The handle ends a subscription, and only that one.
    failing.reset();
    late.reset();
    bus.publish(FerryLate{"Tern", 3});
    bus.publish(FerryLeft{"Tern"});
    assert(std::exchange(seen, "") == "board Tern; log Tern; " && errors == 1);

    // A subscriber may publish, subscribe and leave.
    EventBus::Subscription once;
    once = bus.subscribe<FerryLate>([&](const FerryLate& event) {
        const auto self = std::move(once);
        bus.publish(FerryLeft{event.name});
    });
    bus.publish(FerryLate{"Gull", 1});
    bus.publish(FerryLate{"Gull", 2});
    assert(std::exchange(seen, "") == "board Gull; log Gull; ");

    // A handle may outlive its bus.
    EventBus::Subscription orphan;
    {
        EventBus small{[](const std::exception_ptr&) {}};
        orphan = small.subscribe<int>([](int) {});
    }
    orphan.reset();

    // Threads publish, join and leave at the same time.
    std::atomic<int> received = 0;
    const auto counter = bus.subscribe<int>([&](int) { ++received; });
    {
        std::vector<std::jthread> threads;
        for (int count = 0; count < 4; ++count) {
            threads.emplace_back([&] {
                for (int turn = 0; turn < 250; ++turn) {
                    const auto passing = bus.subscribe<int>([](int) {});
                    bus.publish(turn);
                }
            });
        }
    }
    assert(received == 1'000);
}
