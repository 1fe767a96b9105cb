// pattern: state
// prefix: dpState
// description: State: states and events as variants with their data; a pure transition by overloads; an illegal one throws and changes nothing
// placeholders: Loan, LoanState, LoanEvent, IllegalTransition, transition
// --- imports ---
#include <stdexcept>
#include <string>
#include <variant>

// --- snippet ---
struct OnShelf {};
struct Reserved {
    std::string reader;
};
struct Lent {
    std::string reader;
    int renewals = 0;
};
using LoanState = std::variant<OnShelf, Reserved, Lent>;

struct Reserve {
    std::string reader;
};
struct Lend {
    std::string reader;
};
struct Renew {};
struct Return {};
using LoanEvent = std::variant<Reserve, Lend, Renew, Return>;

struct IllegalTransition : std::logic_error {
    using std::logic_error::logic_error;
};

namespace transitions {
inline LoanState on(const OnShelf&, const Reserve& event) { return Reserved{event.reader}; }
inline LoanState on(const OnShelf&, const Lend& event) { return Lent{event.reader}; }
inline LoanState on(const Reserved& state, const Lend& event) {
    if (event.reader != state.reader) throw IllegalTransition{"reserved for " + state.reader};
    return Lent{event.reader};
}
inline LoanState on(const Reserved&, const Return&) { return OnShelf{}; }
inline LoanState on(const Lent& state, const Renew&) {
    if (state.renewals == 2) throw IllegalTransition{"renewed twice already"};
    return Lent{state.reader, state.renewals + 1};
}
inline LoanState on(const Lent&, const Return&) { return OnShelf{}; }
/// All pairs that are not above.
template <class State, class Event>
LoanState on(const State&, const Event&) {
    throw IllegalTransition{"not possible in this state"};
}
} // namespace transitions

/// Pure: for those who keep the state elsewhere, such as in a database.
[[nodiscard]] inline LoanState transition(const LoanState& state, const LoanEvent& event) {
    return std::visit([](const auto& from, const auto& by) { return transitions::on(from, by); }, state, event);
}

/// Not safe for threads without a lock.
class Loan {
public:
    /// If it throws, the state is as before.
    void handle(const LoanEvent& event) { state_ = transition(state_, event); }

    [[nodiscard]] const LoanState& state() const { return state_; }

private:
    LoanState state_;
};

// --- demonstration ---
#include <cassert>

int main() {
    Loan loan;
    const auto refused = [&](const LoanEvent& event) -> std::string {
        try {
            loan.handle(event);
            return "";
        } catch (const IllegalTransition& error) {
            return error.what();
        }
    };

    // The legal way, with the data that belongs to each state.
    assert(std::holds_alternative<OnShelf>(loan.state()));
    loan.handle(Reserve{"Ada"});
    assert(std::get<Reserved>(loan.state()).reader == "Ada");
    loan.handle(Lend{"Ada"});
    loan.handle(Renew{});
    assert(std::get<Lent>(loan.state()).renewals == 1);

    // What is illegal in a state is refused and changes nothing.
    assert(refused(Reserve{"Ben"}) == "not possible in this state");
    assert(refused(Lend{"Ben"}) == "not possible in this state");
    assert(std::get<Lent>(loan.state()).reader == "Ada" && std::get<Lent>(loan.state()).renewals == 1);

    // So is what the data of the state forbids.
    loan.handle(Renew{});
    assert(refused(Renew{}) == "renewed twice already");
    loan.handle(Return{});
    assert(std::holds_alternative<OnShelf>(loan.state()));
    assert(refused(Return{}) == "not possible in this state" && !refused(Renew{}).empty());
    loan.handle(Reserve{"Ben"});
    assert(refused(Lend{"Ada"}) == "reserved for Ben");
    assert(std::get<Reserved>(loan.state()).reader == "Ben");
    loan.handle(Return{});

    // The function alone leaves the state it is given as it is.
    const LoanState before = OnShelf{};
    const auto after = transition(before, Lend{"Cyd"});
    assert(std::holds_alternative<OnShelf>(before) && std::get<Lent>(after).reader == "Cyd");
}
