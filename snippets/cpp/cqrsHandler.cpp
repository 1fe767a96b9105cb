// pattern: cqrs-handler
// prefix: sdCqrsHandler
// description: CQRS: typed commands and queries on a small bus; each message names its result; validation wraps a handler; unknown is an error
// placeholders: MessageBus, RenameBoat, FindBoats, UnknownMessage, validated
// --- imports ---
#include <any>
#include <concepts>
#include <functional>
#include <stdexcept>
#include <string>
#include <typeindex>
#include <unordered_map>
#include <utility>
#include <vector>

// --- snippet ---
/// A command: it changes something and returns nothing.
struct RenameBoat {
    using Result = void;
    int id = 0;
    std::string name;
};

/// A query: it returns something and changes nothing, so it may read from a model of its own.
struct FindBoats {
    using Result = std::vector<std::string>;
    std::string prefix;
};

template <class Type>
concept Message = requires { typename Type::Result; };

template <Message Type>
using Handler = std::function<typename Type::Result(const Type&)>;

struct UnknownMessage : std::logic_error {
    explicit UnknownMessage(const char* type) : std::logic_error{std::string{"no handler for "} + type} {}
};

/// Register all handlers at the start; then threads may send at the same time, if the handlers allow that.
class MessageBus {
public:
    template <Message Type>
    void handle(Handler<Type> handler) {
        if (!handler) throw std::invalid_argument{"an empty handler"};
        if (!handlers_.try_emplace(typeid(Type), std::move(handler)).second) {
            throw std::logic_error{std::string{"a second handler for "} + typeid(Type).name()};
        }
    }

    template <Message Type>
    typename Type::Result send(const Type& message) const {
        const auto handler = handlers_.find(typeid(Type));
        if (handler == handlers_.end()) throw UnknownMessage{typeid(Type).name()};
        return std::any_cast<const Handler<Type>&>(handler->second)(message);
    }

private:
    std::unordered_map<std::type_index, std::any> handlers_;
};

/// Wraps a handler. The check throws if the message must not reach it; transactions and metrics wrap likewise.
template <Message Type, std::invocable<const Type&> Check>
[[nodiscard]] Handler<Type> validated(Check check, Handler<Type> next) {
    return [check = std::move(check), next = std::move(next)](const Type& message) {
        check(message);
        return next(message);
    };
}

// --- demonstration ---
#include <cassert>
#include <map>

struct Unheard {
    using Result = int;
};

static_assert(!Message<int>);

int main() {
    std::map<int, std::string> boats{{1, "Tern"}, {2, "Gull"}};
    MessageBus bus;
    bus.handle<RenameBoat>(validated<RenameBoat>(
        [](const RenameBoat& command) {
            if (command.name.empty()) throw std::invalid_argument{"a boat needs a name"};
        },
        [&](const RenameBoat& command) { boats.at(command.id) = command.name; }));
    bus.handle<FindBoats>([&](const FindBoats& query) {
        std::vector<std::string> found;
        for (const auto& [id, name] : boats) {
            if (name.starts_with(query.prefix)) found.push_back(name);
        }
        return found;
    });
    using Names = std::vector<std::string>;

    // Each message reaches its handler, and has the type of its result.
    bus.send(RenameBoat{1, "Grebe"});
    const Names found = bus.send(FindBoats{"G"});
    assert((found == Names{"Grebe", "Gull"}));
    assert(bus.send(FindBoats{"X"}).empty());

    // What is not valid does not reach the handler; what the handler throws arrives.
    try {
        bus.send(RenameBoat{2, ""});
        assert(false);
    } catch (const std::invalid_argument& error) {
        assert(error.what() == std::string{"a boat needs a name"} && boats.at(2) == "Gull");
    }
    try {
        bus.send(RenameBoat{9, "Auk"});
        assert(false);
    } catch (const std::out_of_range&) {
    }

    // A message without a handler is an error, and so is a second handler.
    try {
        static_cast<void>(bus.send(Unheard{}));
        assert(false);
    } catch (const UnknownMessage&) {
    }
    try {
        bus.handle<FindBoats>([](const FindBoats&) { return Names{"other"}; });
        assert(false);
    } catch (const std::logic_error&) {
        assert(bus.send(FindBoats{"Gu"}) == Names{"Gull"});
    }

    // Wrappers stack: the outer one comes first.
    std::string order;
    const auto note = [&order](std::string name) { return [&order, name](const Unheard&) { order += name; }; };
    bus.handle<Unheard>(validated<Unheard>(note("a"), validated<Unheard>(note("b"), [](const Unheard&) { return 7; })));
    assert(bus.send(Unheard{}) == 7 && order == "ab");
}
