// pattern: visitor
// prefix: dpVisitor
// description: Visitor: std::visit with one overload per kind of a closed set; a kind that is forgotten does not compile
// placeholders: Plot, Bed, Pond, Path, Overloaded
// --- imports ---
#include <numbers>
#include <string>
#include <variant>

// --- snippet ---
struct Bed {
    double length = 0;
    double width = 0;
    std::string plant;
};

struct Pond {
    double radius = 0;
};

struct Path {
    double length = 0;
};

/// The closed set. A new operation is a new function; a new kind makes each of them fail to compile until it has
/// an answer. So write no overload for `auto`, which would answer for kinds to come.
using Plot = std::variant<Bed, Pond, Path>;

/// Overloads out of lambdas.
template <class... Visitors>
struct Overloaded : Visitors... {
    using Visitors::operator()...;
};

[[nodiscard]] inline double area(const Plot& plot) {
    static constexpr double pathWidth = 0.8;
    return std::visit(Overloaded{
                          [](const Bed& bed) { return bed.length * bed.width; },
                          [](const Pond& pond) { return std::numbers::pi * pond.radius * pond.radius; },
                          [](const Path& path) { return path.length * pathWidth; },
                      },
                      plot);
}

[[nodiscard]] inline std::string describe(const Plot& plot) {
    return std::visit(Overloaded{
                          [](const Bed& bed) { return "a bed of " + bed.plant; },
                          [](const Pond&) -> std::string { return "a pond"; },
                          [](const Path&) -> std::string { return "a path"; },
                      },
                      plot);
}

// --- demonstration ---
#include <cassert>
#include <cmath>
#include <type_traits>
#include <vector>

int main() {
    const std::vector<Plot> garden{Bed{3, 2, "leek"}, Pond{1}, Path{10}};

    // Each kind has its answer, and operations are independent of each other.
    double total = 0;
    std::string text;
    for (const auto& plot : garden) {
        total += area(plot);
        text += describe(plot) + "; ";
    }
    assert(std::abs(total - (6 + std::numbers::pi + 8)) < 1e-9);
    assert(text == "a bed of leek; a pond; a path; ");

    // A visitor without an answer for a kind is none: std::visit refuses it.
    const Overloaded incomplete{[](const Bed&) { return 1; }, [](const Pond&) { return 2; }};
    static_assert(std::is_invocable_v<decltype(incomplete), const Pond&>);
    static_assert(!std::is_invocable_v<decltype(incomplete), const Path&>);

    // A visitor may collect into what it captures.
    int beds = 0;
    const Overloaded count{[&beds](const Bed&) { ++beds; }, [](const Pond&) {}, [](const Path&) {}};
    for (const auto& plot : garden) std::visit(count, plot);
    assert(beds == 1);
}
