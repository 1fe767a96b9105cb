// pattern: composite
// prefix: dpComposite
// description: Composite: items and crates as values of a recursive variant, so that no cycle can be; one operation over the tree
// placeholders: Part, Item, Crate, grams
// --- imports ---
#include <string>
#include <variant>
#include <vector>

// --- snippet ---
struct Item {
    std::string name;
    long grams = 0;
};

struct Crate;

/// A value: a crate contains its parts, and a copy is a tree of its own. So there are no cycles and no shared parts.
using Part = std::variant<Item, Crate>;

struct Crate {
    std::string name;
    long emptyGrams = 0;
    std::vector<Part> parts;
};

/// Recursive: for trees from outside, limit the depth when you read them.
[[nodiscard]] inline long grams(const Part& part);

[[nodiscard]] inline long grams(const Item& item) { return item.grams; }

[[nodiscard]] inline long grams(const Crate& crate) {
    long sum = crate.emptyGrams;
    for (const auto& part : crate.parts) sum += grams(part);
    return sum;
}

[[nodiscard]] inline long grams(const Part& part) {
    return std::visit([](const auto& kind) { return grams(kind); }, part);
}

// --- demonstration ---
#include <cassert>
#include <utility>

int main() {
    // A part alone, an empty group and a group within a group answer the same question.
    const Item cup{"cup", 300};
    Crate box{"box", 200, {cup, Item{"plate", 500}}};
    assert(grams(cup) == 300);
    assert(grams(Crate{"empty", 200, {}}) == 200);
    assert(grams(box) == 1'000);
    const Crate pallet{"pallet", 9'000, {box, Crate{"bag", 50, {box}}, Item{"strap", 100}}};
    assert(grams(pallet) == 11'150);
    assert(grams(Part{pallet}) == grams(pallet));

    // What is packed is a copy: later changes outside do not reach it.
    box.parts.push_back(Item{"teapot", 900});
    assert(grams(box) == 1'900 && grams(pallet) == 11'150);

    // Even a group within itself is no cycle, but holds what it was before.
    box.parts.push_back(Crate{box});
    assert(grams(box) == 3'800);

    // Deep trees, too.
    Part deep = cup;
    for (int depth = 0; depth < 1'000; ++depth) {
        Crate around{"shell", 1, {}};
        around.parts.push_back(std::move(deep));
        deep = std::move(around);
    }
    assert(grams(deep) == 1'300);
}
