// pattern: feature-flag
// prefix: sdFeatureFlag
// description: Feature flags: a default, a roll-out by percent that is stable per user, a kill switch; a failing provider gives the default
// placeholders: FeatureFlags, FlagRule, Flag, isOn
// --- imports ---
#include <cstdint>
#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

// --- snippet ---
/// What the code knows: put all of them in one place, with the date on which they go.
struct Flag {
    std::string name;
    bool fallback = false; // if there is no rule, or none can be had
};

/// What can be changed while the program runs.
struct FlagRule {
    bool killed = false; // off for all, whatever the percentage
    double percent = 0;  // of the users
};

/// Safe for threads if both functions are.
class FeatureFlags {
public:
    /// None if there is no rule. Is called for each question: keep the rules in memory and refresh them elsewhere.
    using Provider = std::function<std::optional<FlagRule>(const std::string& name)>;
    using ErrorHandler = std::function<void(const Flag&, std::exception_ptr)>; // must not throw

    FeatureFlags(Provider provider, ErrorHandler onError)
        : provider_{std::move(provider)}, onError_{std::move(onError)} {}

    /// The same user gets the same answer until the rule changes, and keeps the feature when the percentage grows.
    [[nodiscard]] bool isOn(const Flag& flag, std::string_view user) const {
        std::optional<FlagRule> rule;
        try {
            rule = provider_(flag.name);
        } catch (...) {
            onError_(flag, std::current_exception());
        }
        if (!rule) return flag.fallback;
        return !rule->killed && bucketOf(flag.name, user) < rule->percent;
    }

private:
    /// From 0 to 99.99. With the flag, so that it is not always the same users who try what is new.
    [[nodiscard]] static double bucketOf(std::string_view flag, std::string_view user) {
        std::uint64_t hash = 0xcbf29ce484222325; // FNV-1a: the same in each process, which std::hash is not
        for (const auto part : {flag, std::string_view{"\0", 1}, user}) {
            for (const char letter : part) hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3;
        }
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
        return static_cast<double>((hash ^ (hash >> 33)) % 10'000) / 100;
    }

    const Provider provider_;
    const ErrorHandler onError_;
};

// --- demonstration ---
#include <cassert>
#include <cstddef>
#include <map>
#include <set>
#include <stdexcept>

int main() {
    std::map<std::string, FlagRule> rules;
    bool down = false;
    int errors = 0;
    const FeatureFlags flags{[&](const std::string& name) -> std::optional<FlagRule> {
                                 if (down) throw std::runtime_error{"offline"};
                                 const auto rule = rules.find(name);
                                 return rule == rules.end() ? std::nullopt : std::optional{rule->second};
                             },
                             [&](const Flag& flag, const std::exception_ptr& error) {
                                 assert(flag.name == "night map" && error);
                                 ++errors;
                             }};
    const Flag map{"night map", false};
    const auto users = [&](const Flag& flag) {
        std::set<int> on;
        for (int user = 0; user < 10'000; ++user) {
            if (flags.isOn(flag, "user " + std::to_string(user))) on.insert(user);
        }
        return on;
    };

    // Without a rule the default holds, and that is no error.
    assert(!flags.isOn(map, "ada") && flags.isOn({"old map", true}, "ada") && errors == 0);

    // About as many users as the percentage says, the same ones each time.
    rules["night map"] = {false, 20};
    const auto fifth = users(map);
    assert(fifth.size() > 1'800 && fifth.size() < 2'200 && users(map) == fifth);

    // When it grows, nobody loses it.
    rules["night map"].percent = 50;
    const auto half = users(map);
    assert(half.size() > 4'700 && half.size() < 5'300);
    for (const int user : fifth) assert(half.contains(user));

    // Another flag has other users.
    rules["route plan"] = {false, 20};
    std::size_t both = 0;
    for (const int user : users({"route plan", false})) both += fifth.contains(user);
    assert(both > 300 && both < 500);

    // The ends are exact.
    rules["night map"].percent = 0;
    assert(users(map).empty());
    rules["night map"].percent = 100;
    assert(users(map).size() == 10'000);

    // The kill switch beats the percentage and the default.
    rules["night map"].killed = true;
    assert(users(map).empty() && !flags.isOn({"night map", true}, "ada"));

    // A provider that fails gives the default, and is reported.
    down = true;
    assert(flags.isOn({"night map", true}, "ada") && !flags.isOn(map, "ada") && errors == 2);
}
