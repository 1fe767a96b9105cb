// pattern: dead-letter-queue
// prefix: sdDeadLetter
// description: Dead letters: redelivers a failing message with jittered backoff and moves it aside with the reason after maxReceives
// placeholders: Consumer, consume, Message, DeadLetter, maxReceives
// --- imports ---
#include <algorithm>
#include <chrono>
#include <exception>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <utility>

// --- snippet ---
struct Message {
    std::string id;
    std::string body;
    int receives = 1; // counted by the queue, with this one
};

/// What a person needs to repair it and send it again. Raise an alarm when there are any.
struct DeadLetter {
    Message message;
    std::string reason;
    std::chrono::system_clock::time_point at;
};

/// Delivers a message again if it is neither removed nor delayed, such as after a crash.
class MessageQueue {
public:
    virtual ~MessageQueue() = default;
    virtual void remove(const std::string& id) = 0;
    virtual void delay(const std::string& id, std::chrono::milliseconds pause) = 0;
    /// May be called twice for a message.
    virtual void bury(const DeadLetter& letter) = 0;
};

/// Between 0 and 1.
inline double uniformRandom() {
    thread_local std::mt19937_64 engine{std::random_device{}()};
    return std::uniform_real_distribution{0.0, 1.0}(engine);
}

struct ConsumerOptions {
    int maxReceives = 5;
    std::chrono::milliseconds baseDelay{1'000}; // doubles with each receive
    std::chrono::milliseconds maxDelay{60'000};
    std::function<double()> random = uniformRandom;
    std::function<std::chrono::system_clock::time_point()> now = std::chrono::system_clock::now;
};

/// Safe for threads if the queue and the handler are. The queue must outlive it.
class Consumer {
public:
    /// The handler must be idempotent: messages may come twice.
    using Handler = std::function<void(const Message&)>;

    Consumer(MessageQueue& queue, Handler handler, ConsumerOptions options = {})
        : queue_{queue}, handler_{std::move(handler)}, options_{std::move(options)} {}

    /// Settles a message. What it throws is of the queue; what the handler throws decides the message's fate.
    void consume(const Message& message) const {
        const auto reason = failure(message);
        if (reason && message.receives < options_.maxReceives) return queue_.delay(message.id, pause(message.receives));
        if (reason) queue_.bury({message, *reason, options_.now()}); // First, so that it is never lost.
        queue_.remove(message.id);
    }

private:
    [[nodiscard]] std::optional<std::string> failure(const Message& message) const {
        try {
            handler_(message);
            return std::nullopt;
        } catch (const std::exception& error) {
            return error.what();
        } catch (...) {
            return "unknown exception";
        }
    }

    /// Between half of the backoff and all of it.
    [[nodiscard]] std::chrono::milliseconds pause(int receives) const {
        auto bound = std::min(options_.baseDelay, options_.maxDelay);
        while (--receives > 0 && bound < options_.maxDelay) bound = std::min(2 * bound, options_.maxDelay);
        return std::chrono::round<std::chrono::milliseconds>(bound * (0.5 + 0.5 * options_.random()));
    }

    MessageQueue& queue_;
    const Handler handler_;
    const ConsumerOptions options_;
};

// --- demonstration ---
#include <cassert>
#include <stdexcept>
#include <vector>

class MemoryQueue final : public MessageQueue {
public:
    void remove(const std::string& id) override { log += "remove " + id + "; "; }
    void delay(const std::string& id, std::chrono::milliseconds pause) override {
        log += "delay " + id + "; ";
        pauses.push_back(pause);
    }
    void bury(const DeadLetter& letter) override {
        if (std::exchange(buryFails, false)) throw std::range_error{"no room"};
        log += "bury " + letter.message.id + "; ";
        letters.push_back(letter);
    }

    std::string log;
    std::vector<std::chrono::milliseconds> pauses;
    std::vector<DeadLetter> letters;
    bool buryFails = false;
};

int main() {
    using namespace std::chrono_literals;
    MemoryQueue queue;
    const std::chrono::system_clock::time_point clock{24h};
    double chance = 1;
    ConsumerOptions options{.maxReceives = 5, .baseDelay = 100ms, .maxDelay = 350ms};
    options.random = [&] { return chance; };
    options.now = [&] { return clock; };
    const Consumer consumer{queue,
                            [](const Message& message) {
                                if (message.body == "odd") throw 7;
                                if (message.body != "fine") throw std::runtime_error{"cannot read " + message.body};
                            },
                            options};
    const auto takeLog = [&] { return std::exchange(queue.log, ""); };

    // What succeeds is removed, also at the last attempt.
    consumer.consume({"m1", "fine", 1});
    consumer.consume({"m1", "fine", 5});
    assert(takeLog() == "remove m1; remove m1; " && queue.letters.empty());

    // What fails comes again, later each time, up to the limit.
    for (int receives = 1; receives <= 4; ++receives) consumer.consume({"m2", "smudge", receives});
    assert(takeLog() == "delay m2; delay m2; delay m2; delay m2; ");
    assert((queue.pauses == std::vector{100ms, 200ms, 350ms, 350ms}));

    // Chance takes off up to a half, so that not all come at once.
    chance = 0;
    consumer.consume({"m2", "smudge", 2});
    assert(queue.pauses.back() == 100ms);
    for (int count = 0; count < 100; ++count) assert(uniformRandom() >= 0 && uniformRandom() < 1);
    takeLog();

    // After the last attempt it is moved aside with all that is known, and only then removed.
    consumer.consume({"m2", "smudge", 5});
    assert(takeLog() == "bury m2; remove m2; ");
    assert(queue.letters.size() == 1 && queue.letters[0].reason == "cannot read smudge");
    assert(queue.letters[0].message.body == "smudge" && queue.letters[0].message.receives == 5);
    assert(queue.letters[0].at == clock);

    // If it cannot be moved aside, it stays in the queue.
    queue.buryFails = true;
    try {
        consumer.consume({"m3", "smudge", 6});
        assert(false);
    } catch (const std::range_error&) {
        assert(takeLog().empty());
    }
    consumer.consume({"m3", "smudge", 7});
    assert(takeLog() == "bury m3; remove m3; ");

    // Whatever the handler throws has a reason.
    consumer.consume({"m4", "odd", 5});
    assert(queue.letters.back().reason == "unknown exception");
}
