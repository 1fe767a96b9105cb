// pattern: outbox
// prefix: sdOutbox
// description: Outbox: the event is stored in the transaction of the change; a relay publishes in order, at least once, and marks it then
// placeholders: Dispatch, dispatchParcel, Outbox, OutboxEvent, OutboxRelay, publish
// --- imports ---
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

// --- snippet ---
struct Dispatch {
    std::string parcel;
    std::string depot;
};

/// A transaction of the database that has both the parcels and the outbox.
class Transaction {
public:
    virtual ~Transaction() = default;
    virtual void save(const Dispatch& dispatch) = 0;
    virtual void appendEvent(const std::string& topic, const std::string& payload) = 0;
};

/// Commits when the function returns, and rolls back when it throws.
using InTransaction = std::function<void(const std::function<void(Transaction&)>&)>;

/// Stores the change and the news of it, both or neither.
inline void dispatchParcel(const InTransaction& inTransaction, const Dispatch& dispatch) {
    inTransaction([&dispatch](Transaction& transaction) {
        transaction.save(dispatch);
        transaction.appendEvent("parcel.dispatched", dispatch.parcel + "@" + dispatch.depot);
    });
}

struct OutboxEvent {
    std::uint64_t id = 0; // lets receivers recognise an event that comes twice
    std::string topic;
    std::string payload;
};

/// The table as the relay sees it.
class Outbox {
public:
    virtual ~Outbox() = default;
    /// The oldest ones, in order. Mind that numbers of a sequence are not committed in their order.
    virtual std::vector<OutboxEvent> unsent(std::size_t limit) = 0;
    virtual void markSent(std::uint64_t id) = 0;
};

/// Keeps the order only if one runs at a time: give it a lock or a leader. The outbox must outlive it.
class OutboxRelay {
public:
    using Publish = std::function<void(const OutboxEvent&)>; // returns when the broker has the event

    OutboxRelay(Outbox& outbox, Publish publish, std::size_t batch = 100)
        : outbox_{outbox}, publish_{std::move(publish)}, batch_{batch} {}

    /// Sends a batch and returns how many. It throws at the first failure, because what comes later must not overtake.
    /// An event is marked after it is published: if that fails, it is published again.
    std::size_t flush() {
        const auto events = outbox_.unsent(batch_);
        for (const auto& event : events) {
            publish_(event);
            outbox_.markSent(event.id);
        }
        return events.size();
    }

    /// Flushes until it is stopped; pauses when the outbox is empty or something has failed.
    void run(const std::stop_token& stop, std::chrono::milliseconds pause,
             const std::function<void(std::exception_ptr)>& onError) {
        std::mutex mutex;
        std::condition_variable_any wakeUp;
        while (!stop.stop_requested()) {
            try {
                if (flush() == batch_) continue; // There may be more.
            } catch (...) {
                onError(std::current_exception());
            }
            std::unique_lock lock{mutex};
            wakeUp.wait_for(lock, stop, pause, [] { return false; });
        }
    }

private:
    Outbox& outbox_;
    const Publish publish_;
    const std::size_t batch_;
};

// --- demonstration ---
#include <algorithm>
#include <cassert>
#include <stdexcept>
#include <tuple>

class Database : public Transaction, public Outbox {
public:
    void save(const Dispatch& dispatch) override { dispatches.push_back(dispatch); }
    void appendEvent(const std::string& topic, const std::string& payload) override {
        if (full) throw std::range_error{"disk full"};
        events.push_back({events.size() + 1, topic, payload});
    }
    std::vector<OutboxEvent> unsent(std::size_t limit) override {
        const auto from = events.begin() + static_cast<std::ptrdiff_t>(sent);
        return {from, from + std::min<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(limit), events.end() - from)};
    }
    void markSent(std::uint64_t id) override {
        if (std::exchange(markFails, false)) throw std::range_error{"connection lost"};
        assert(id == sent + 1);
        sent = id;
    }
    InTransaction inTransaction() {
        return [this](const std::function<void(Transaction&)>& change) {
            const auto before = std::pair{dispatches, events};
            try {
                change(*this);
            } catch (...) {
                std::tie(dispatches, events) = before;
                throw;
            }
        };
    }

    std::vector<Dispatch> dispatches;
    std::vector<OutboxEvent> events;
    std::uint64_t sent = 0;
    bool full = false;
    bool markFails = false;
};

int main() {
    using Ids = std::vector<std::uint64_t>;
    Database database;
    const auto inTransaction = database.inTransaction();
    const auto fails = [](auto action) {
        try {
            action();
            return false;
        } catch (const std::range_error&) {
            return true;
        }
    };

    // The change and its event are there together, or neither.
    dispatchParcel(inTransaction, {"p1", "north"});
    assert(database.dispatches.size() == 1 && database.events.size() == 1);
    assert(database.events[0].payload == "p1@north");
    database.full = true;
    assert(fails([&] { dispatchParcel(inTransaction, {"p2", "north"}); }));
    assert(database.dispatches.size() == 1 && database.events.size() == 1);
    database.full = false;

    // A failing publish is tried again, and no later event overtakes it.
    dispatchParcel(inTransaction, {"p3", "south"});
    dispatchParcel(inTransaction, {"p4", "south"});
    Ids published;
    std::uint64_t refused = 2;
    OutboxRelay relay{database,
                      [&](const OutboxEvent& event) {
                          assert(event.id > database.sent); // not marked before
                          if (event.id == refused) throw std::range_error{"broker down"};
                          published.push_back(event.id);
                      },
                      2};
    assert(fails([&] { relay.flush(); }) && (published == Ids{1}));
    assert(fails([&] { relay.flush(); }) && (published == Ids{1}) && database.sent == 1);
    refused = 0;
    assert(relay.flush() == 2 && (published == Ids{1, 2, 3}));
    assert(relay.flush() == 0);

    // What is published but not marked comes again.
    dispatchParcel(inTransaction, {"p5", "west"});
    database.markFails = true;
    assert(fails([&] { relay.flush(); }));
    assert(relay.flush() == 1 && (published == Ids{1, 2, 3, 4, 4}));

    // Left to run, it outlives failures, empties the outbox and ends when it is stopped.
    for (int count = 0; count < 5; ++count) dispatchParcel(inTransaction, {"p", "east"});
    database.markFails = true;
    std::stop_source source;
    int errors = 0;
    OutboxRelay last{database, [&](const OutboxEvent& event) {
        if (event.id == 9) source.request_stop();
    }};
    last.run(source.get_token(), std::chrono::milliseconds{1}, [&](const std::exception_ptr&) { ++errors; });
    assert(errors == 1 && database.sent == 9);
}
