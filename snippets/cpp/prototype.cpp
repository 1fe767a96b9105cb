// pattern: prototype
// prefix: dpPrototype
// description: Prototype: clone() copies an object whose class the caller does not know, deeply; a registry hands out copies to change
// placeholders: Shape, clone, Circle, Drawing, ShapeCatalogue
// --- imports ---
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// --- snippet ---
/// For classes that are only known at run time. A type that is known needs none of this: its copy constructor does it.
class Shape {
public:
    virtual ~Shape() = default;
    [[nodiscard]] virtual std::unique_ptr<Shape> clone() const = 0;

    std::string colour = "black";

protected:
    Shape() = default;
    Shape(const Shape&) = default; // protected: a copy by the base would cut the rest off
    Shape& operator=(const Shape&) = default;
};

class Circle final : public Shape {
public:
    explicit Circle(int radius) : radius_{radius} {}
    [[nodiscard]] std::unique_ptr<Shape> clone() const override { return std::make_unique<Circle>(*this); }
    [[nodiscard]] int radius() const { return radius_; }

private:
    int radius_;
};

/// Owns its parts, so its copy constructor must clone them.
class Drawing final : public Shape {
public:
    Drawing() = default;
    Drawing(const Drawing& other) : Shape{other} {
        parts_.reserve(other.parts_.size());
        for (const auto& part : other.parts_) parts_.push_back(part->clone());
    }

    [[nodiscard]] std::unique_ptr<Shape> clone() const override { return std::make_unique<Drawing>(*this); }
    Shape& add(std::unique_ptr<Shape> part) { return *parts_.emplace_back(std::move(part)); }
    [[nodiscard]] Shape& part(std::size_t index) const { return *parts_.at(index); }

private:
    std::vector<std::unique_ptr<Shape>> parts_;
};

/// Configured examples by name.
class ShapeCatalogue {
public:
    void put(std::string name, const Shape& example) { examples_[std::move(name)] = example.clone(); }

    /// A copy of one's own. Throws std::out_of_range for an unknown name.
    [[nodiscard]] std::unique_ptr<Shape> make(std::string_view name) const {
        const auto example = examples_.find(name);
        if (example == examples_.end()) throw std::out_of_range{"no example '" + std::string{name} + "'"};
        return example->second->clone();
    }

private:
    std::map<std::string, std::unique_ptr<const Shape>, std::less<>> examples_;
};

// --- demonstration ---
#include <cassert>
#include <type_traits>

static_assert(!std::is_copy_constructible_v<Shape>);

int main() {
    ShapeCatalogue catalogue;
    Circle buoy{5};
    buoy.colour = "red";
    catalogue.put("buoy", buoy);

    // A copy has the class and the state of its example, and leaves it alone when it changes.
    auto copy = catalogue.make("buoy");
    assert(dynamic_cast<Circle&>(*copy).radius() == 5 && copy->colour == "red");
    copy->colour = "green";
    assert(catalogue.make("buoy")->colour == "red");

    // So does the catalogue: it does not follow what it was given.
    buoy.colour = "white";
    assert(catalogue.make("buoy")->colour == "red");

    // Copies are deep: parts of parts are independent too.
    Drawing chart;
    auto inset = std::make_unique<Drawing>();
    inset->add(std::make_unique<Circle>(1));
    inset->colour = "grey";
    chart.add(std::move(inset));
    catalogue.put("chart", chart);
    const auto innermost = [](Shape& shape) -> Shape& {
        return dynamic_cast<Drawing&>(dynamic_cast<Drawing&>(shape).part(0)).part(0);
    };
    const auto first = catalogue.make("chart");
    innermost(*first).colour = "blue";
    assert(innermost(*catalogue.make("chart")).colour == "black" && innermost(chart).colour == "black");
    assert(innermost(*first->clone()).colour == "blue");
    assert(dynamic_cast<Drawing&>(*first).part(0).colour == "grey");

    // An unknown name is an error.
    try {
        static_cast<void>(catalogue.make("whale"));
        assert(false);
    } catch (const std::out_of_range&) {
    }
}
