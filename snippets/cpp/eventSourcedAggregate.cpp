// pattern: event-sourced-aggregate
// prefix: sdEventSourcedAggregate
// description: Event-sourced aggregate: pure decide and evolve over variants; events are appended only at the version that was read
// placeholders: Regatta, RegattaCommand, RegattaEvent, EventStore, handle
// --- imports ---
#include <cstddef>
#include <set>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

// --- snippet ---
struct Open {
    std::size_t places = 0;
};
struct Enter {
    std::string boat;
};
using RegattaCommand = std::variant<Open, Enter>;

/// Facts, stored for ever: add new kinds, do not change old ones.
struct Opened {
    std::size_t places = 0;
};
struct Entered {
    std::string boat;
};
struct FullyBooked {};
using RegattaEvent = std::variant<Opened, Entered, FullyBooked>;

/// The state as far as decisions need it.
struct Regatta {
    std::size_t places = 0; // 0: not open
    std::set<std::string> boats;

    /// Pure: what follows from a command. Throws std::domain_error if a rule forbids it.
    [[nodiscard]] std::vector<RegattaEvent> decide(const RegattaCommand& command) const {
        return std::visit([this](const auto& kind) { return on(kind); }, command);
    }

    /// Without any rules: what has happened has happened.
    void evolve(const RegattaEvent& event) {
        if (const auto* opened = std::get_if<Opened>(&event)) places = opened->places;
        if (const auto* entered = std::get_if<Entered>(&event)) boats.insert(entered->boat);
    }

private:
    [[nodiscard]] std::vector<RegattaEvent> on(const Open& command) const {
        if (places > 0) throw std::domain_error{"it is open already"};
        if (command.places == 0) throw std::domain_error{"it needs places"};
        return {Opened{command.places}};
    }

    [[nodiscard]] std::vector<RegattaEvent> on(const Enter& command) const {
        if (places == 0) throw std::domain_error{"it is not open"};
        if (boats.contains(command.boat)) return {}; // The same command again does no harm.
        if (boats.size() == places) throw std::domain_error{"it is fully booked"};
        if (boats.size() + 1 == places) return {Entered{command.boat}, FullyBooked{}};
        return {Entered{command.boat}};
    }
};

struct StreamConflict : std::runtime_error {
    explicit StreamConflict(const std::string& stream) : std::runtime_error{"someone else has appended to " + stream} {}
};

class EventStore {
public:
    virtual ~EventStore() = default;
    [[nodiscard]] virtual std::vector<RegattaEvent> load(const std::string& stream) const = 0;
    /// All or none. Throws StreamConflict if the stream does not have `expectedVersion` events any more.
    virtual void append(const std::string& stream, std::size_t expectedVersion,
                        const std::vector<RegattaEvent>& events) = 0;
};

/// After a StreamConflict, handle the command again: it is decided anew on what is there then.
inline void handle(EventStore& store, const std::string& stream, const RegattaCommand& command) {
    const auto history = store.load(stream);
    Regatta regatta;
    for (const auto& event : history) regatta.evolve(event);
    if (const auto events = regatta.decide(command); !events.empty()) store.append(stream, history.size(), events);
}

// --- demonstration ---
#include <cassert>
#include <functional>
#include <map>
#include <utility>

class MemoryStore final : public EventStore {
public:
    std::vector<RegattaEvent> load(const std::string& stream) const override {
        const auto found = streams_.find(stream);
        return found == streams_.end() ? std::vector<RegattaEvent>{} : found->second;
    }
    void append(const std::string& stream, std::size_t expectedVersion,
                const std::vector<RegattaEvent>& events) override {
        if (const auto intrude = std::exchange(meanwhile, nullptr)) intrude();
        auto& all = streams_[stream];
        if (all.size() != expectedVersion) throw StreamConflict{stream};
        all.insert(all.end(), events.begin(), events.end());
    }

    std::function<void()> meanwhile;

private:
    std::map<std::string, std::vector<RegattaEvent>> streams_;
};

int main() {
    MemoryStore store;
    const auto refusal = [&](const RegattaCommand& command) -> std::string {
        const auto before = store.load("spring").size();
        try {
            handle(store, "spring", command);
            return "";
        } catch (const std::domain_error& error) {
            assert(store.load("spring").size() == before);
            return error.what();
        }
    };

    // Commands become events; the state is rebuilt from them alone.
    assert(refusal(Enter{"Tern"}) == "it is not open" && refusal(Open{0}) == "it needs places");
    assert(refusal(Open{2}).empty() && refusal(Open{3}) == "it is open already");
    assert(refusal(Enter{"Tern"}).empty());
    assert(store.load("spring").size() == 2);

    // The same again adds nothing.
    assert(refusal(Enter{"Tern"}).empty() && store.load("spring").size() == 2);

    // Someone is faster: nothing is appended, and the command is decided anew.
    store.meanwhile = [&] { handle(store, "spring", Enter{"Gull"}); };
    try {
        handle(store, "spring", Enter{"Skua"});
        assert(false);
    } catch (const StreamConflict&) {
    }
    assert(refusal(Enter{"Skua"}) == "it is fully booked");

    // One command may have several events, in order.
    const auto events = store.load("spring");
    assert(events.size() == 4 && std::get<Opened>(events[0]).places == 2);
    assert(std::get<Entered>(events[2]).boat == "Gull" && std::holds_alternative<FullyBooked>(events[3]));

    // Streams are independent.
    handle(store, "autumn", Open{1});
    assert(store.load("autumn").size() == 1 && store.load("spring").size() == 4);

    // To decide changes nothing.
    const Regatta regatta{.places = 1, .boats = {}};
    assert(regatta.decide(Enter{"Tern"}).size() == 2 && regatta.boats.empty());
}
