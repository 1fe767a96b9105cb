// pattern: factory-method
// prefix: dpFactoryMethod
// description: Factory method: a table from kind to a function that creates the product; unknown or duplicate kinds are errors
// placeholders: Sensor, SensorFactory, create, Thermometer, Hygrometer
// --- imports ---
#include <functional>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

// --- snippet ---
class Sensor {
public:
    virtual ~Sensor() = default;
    [[nodiscard]] virtual std::string unit() const = 0;
};

class Thermometer final : public Sensor {
public:
    [[nodiscard]] std::string unit() const override { return "°C"; }
};

class Hygrometer final : public Sensor {
public:
    [[nodiscard]] std::string unit() const override { return "%"; }
};

/// Threads may create at the same time, but not while one adds a kind: add all of them at the start.
class SensorFactory {
public:
    using Maker = std::function<std::unique_ptr<Sensor>()>;

    void add(std::string kind, Maker maker) {
        if (!maker) throw std::invalid_argument{"no maker for '" + kind + "'"};
        if (const auto [entry, added] = makers_.try_emplace(std::move(kind), std::move(maker)); !added) {
            throw std::invalid_argument{"'" + entry->first + "' is there already"};
        }
    }

    /// Throws std::invalid_argument for an unknown kind.
    [[nodiscard]] std::unique_ptr<Sensor> create(std::string_view kind) const {
        const auto entry = makers_.find(kind);
        if (entry == makers_.end()) throw std::invalid_argument{"unknown kind '" + std::string{kind} + "'"};
        return entry->second();
    }

    [[nodiscard]] static SensorFactory standard() {
        SensorFactory factory;
        factory.add("temperature", std::make_unique<Thermometer>);
        factory.add("humidity", std::make_unique<Hygrometer>);
        return factory;
    }

private:
    std::map<std::string, Maker, std::less<>> makers_;
};

// --- demonstration ---
#include <cassert>

class Barometer final : public Sensor {
public:
    explicit Barometer(std::string unit) : unit_{std::move(unit)} {}
    [[nodiscard]] std::string unit() const override { return unit_; }

private:
    std::string unit_;
};

int main() {
    auto factory = SensorFactory::standard();
    const auto refuses = [](auto action) {
        try {
            action();
            return false;
        } catch (const std::invalid_argument&) {
            return true;
        }
    };

    // The kind decides the class; each call creates another object.
    const auto first = factory.create("temperature");
    const auto second = factory.create("temperature");
    assert(dynamic_cast<Thermometer*>(first.get()) && first != second);
    assert(factory.create("humidity")->unit() == "%");

    // An unknown kind is an error, also the empty one.
    assert(refuses([&] { static_cast<void>(factory.create("pressure")); }));
    assert(refuses([&] { static_cast<void>(factory.create("")); }));

    // Others add kinds of their own, with arguments bound, but replace none by mistake.
    factory.add("pressure", [] { return std::make_unique<Barometer>("hPa"); });
    assert(factory.create("pressure")->unit() == "hPa");
    assert(refuses([&] { factory.add("humidity", std::make_unique<Thermometer>); }));
    assert(factory.create("humidity")->unit() == "%");
    assert(refuses([&] { factory.add("light", nullptr); }));
}
