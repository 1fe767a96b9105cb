// pattern: strategy
// prefix: dpStrategy
// description: Strategy: functions in a table, chosen by name at run time; an unknown name is an error that lists the known ones
// placeholders: FareTable, Fare, Ride
// --- imports ---
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

// --- snippet ---
struct Ride {
    int minutes = 0;
    int kilometres = 0;
};

/// The strategy, in cents. A function is enough: a lambda captures what it has to know.
using Fare = std::function<long(const Ride&)>;

/// Does not change once it is made, so threads may share it if the functions allow that.
class FareTable {
public:
    explicit FareTable(std::map<std::string, Fare, std::less<>> fares) : fares_{std::move(fares)} {
        for (const auto& [name, fare] : fares_) {
            if (!fare) throw std::invalid_argument{"no function for '" + name + "'"};
        }
    }

    /// The result lives as long as the table. Throws std::out_of_range for an unknown name.
    [[nodiscard]] const Fare& at(std::string_view name) const {
        if (const auto found = fares_.find(name); found != fares_.end()) return found->second;
        std::string known;
        for (const auto& [other, fare] : fares_) known += (known.empty() ? "" : ", ") + other;
        throw std::out_of_range{"unknown choice '" + std::string{name} + "', known are: " + known};
    }

private:
    std::map<std::string, Fare, std::less<>> fares_;
};

// --- demonstration ---
#include <cassert>

int main() {
    const auto byTheMinute = [](long cents) { return [cents](const Ride& ride) { return cents * ride.minutes; }; };
    const FareTable table{{
        {"time", byTheMinute(25)},
        {"distance", [](const Ride& ride) { return 90L * ride.kilometres; }},
    }};
    const Ride ride{.minutes = 12, .kilometres = 4};

    // The same ride by the algorithm that is chosen at run time.
    std::string choice = "time";
    assert(table.at(choice)(ride) == 300);
    choice = "distance";
    assert(table.at(choice)(ride) == 360);

    // An unknown choice is an error that helps.
    try {
        static_cast<void>(table.at("moon phase"));
        assert(false);
    } catch (const std::out_of_range& error) {
        assert(error.what() == std::string{"unknown choice 'moon phase', known are: distance, time"});
    }

    // An empty function is found when the table is made, not at the first ride.
    try {
        const FareTable broken{{{"free", nullptr}}};
        assert(false);
    } catch (const std::invalid_argument&) {
    }
}
