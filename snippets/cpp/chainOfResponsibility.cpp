// pattern: chain-of-responsibility
// prefix: dpChainOfResponsibility
// description: Chain of responsibility: handlers in order, the first that can answers; an optional says that none did
// placeholders: Refund, Decision, RefundHandler, RefundChain
// --- imports ---
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

// --- snippet ---
struct Refund {
    long cents = 0;
    bool damaged = false;
};

struct Decision {
    bool granted = false;
    std::string by;
};

/// None if it is for another one to decide.
using RefundHandler = std::function<std::optional<Decision>(const Refund&)>;

/// Is a handler itself, so a chain can be a part of another. What a handler throws ends the search.
class RefundChain {
public:
    explicit RefundChain(std::vector<RefundHandler> handlers) : handlers_{std::move(handlers)} {
        for (const auto& handler : handlers_) {
            if (!handler) throw std::invalid_argument{"an empty handler in the chain"};
        }
    }

    /// None if no handler decides: the caller says what happens then.
    [[nodiscard]] std::optional<Decision> operator()(const Refund& refund) const {
        for (const auto& handler : handlers_) {
            if (auto decision = handler(refund)) return decision;
        }
        return std::nullopt;
    }

private:
    std::vector<RefundHandler> handlers_;
};

// --- demonstration ---
#include <cassert>

int main() {
    std::string asked;
    const auto upTo = [&asked](long cents, std::string who) -> RefundHandler {
        return [&asked, cents, who](const Refund& refund) -> std::optional<Decision> {
            asked += who + " ";
            if (refund.cents > cents) return std::nullopt;
            return Decision{true, who};
        };
    };
    const RefundHandler rules = [&asked](const Refund& refund) -> std::optional<Decision> {
        asked += "rules ";
        if (refund.damaged) return std::nullopt;
        return Decision{false, "rules"};
    };
    const RefundChain staff{{upTo(20'00, "clerk"), upTo(500'00, "manager")}};
    const RefundChain chain{{rules, staff}};

    // The first that can answers, and later ones are not asked.
    const auto small = chain({.cents = 15'00, .damaged = true});
    assert(small && small->granted && small->by == "clerk");
    assert(std::exchange(asked, "") == "rules clerk ");
    const auto large = chain({.cents = 400'00, .damaged = true});
    assert(large && large->by == "manager");
    assert(std::exchange(asked, "") == "rules clerk manager ");

    // A refusal is an answer too.
    const auto refused = chain({.cents = 1, .damaged = false});
    assert(refused && !refused->granted && std::exchange(asked, "") == "rules ");

    // Nobody in charge is explicit; so is an empty chain.
    assert(!chain({.cents = 9'000'00, .damaged = true}));
    assert(!RefundChain{{}}({}));

    // A hole in the chain is found when it is made.
    try {
        const RefundChain broken{{rules, nullptr}};
        assert(false);
    } catch (const std::invalid_argument&) {
    }
}
