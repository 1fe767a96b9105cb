// pattern: abstract-factory
// prefix: dpAbstractFactory
// description: Abstract factory: one factory per family of products that belong together; chosen by name once, so families never mix
// placeholders: TripFactory, Vehicle, Permit, BikeTrips, BoatTrips, tripFactory
// --- imports ---
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

// --- snippet ---
class Vehicle {
public:
    virtual ~Vehicle() = default;
    [[nodiscard]] virtual std::string name() const = 0;
};

class Permit {
public:
    virtual ~Permit() = default;
    [[nodiscard]] virtual bool covers(const Vehicle& vehicle) const = 0;
};

/// Whoever needs the products takes one of these and does not know which.
class TripFactory {
public:
    virtual ~TripFactory() = default;
    [[nodiscard]] virtual std::unique_ptr<Vehicle> vehicle() const = 0;
    [[nodiscard]] virtual std::unique_ptr<Permit> permit() const = 0;
};

/// A family: a vehicle and the permit that goes with it.
template <class VehicleKind, class PermitKind>
class TripFamily final : public TripFactory {
public:
    [[nodiscard]] std::unique_ptr<Vehicle> vehicle() const override { return std::make_unique<VehicleKind>(); }
    [[nodiscard]] std::unique_ptr<Permit> permit() const override { return std::make_unique<PermitKind>(); }
};

template <class VehicleKind>
class PermitFor final : public Permit {
public:
    [[nodiscard]] bool covers(const Vehicle& vehicle) const override {
        return dynamic_cast<const VehicleKind*>(&vehicle) != nullptr;
    }
};

class Bike final : public Vehicle {
public:
    [[nodiscard]] std::string name() const override { return "bike"; }
};

class Boat final : public Vehicle {
public:
    [[nodiscard]] std::string name() const override { return "boat"; }
};

using BikeTrips = TripFamily<Bike, PermitFor<Bike>>;
using BoatTrips = TripFamily<Boat, PermitFor<Boat>>;

/// Call it once, where the program is put together. Throws std::invalid_argument for an unknown family.
[[nodiscard]] inline std::unique_ptr<const TripFactory> tripFactory(std::string_view family) {
    if (family == "land") return std::make_unique<const BikeTrips>();
    if (family == "water") return std::make_unique<const BoatTrips>();
    throw std::invalid_argument{"unknown family '" + std::string{family} + "'"};
}

// --- demonstration ---
#include <cassert>

// Knows no concrete class.
std::string tour(const TripFactory& factory) {
    const auto vehicle = factory.vehicle();
    return factory.permit()->covers(*vehicle) ? vehicle->name() + " with permit" : "fined";
}

int main() {
    // The same code with each family: the products belong together.
    const auto land = tripFactory("land");
    const auto water = tripFactory("water");
    assert(tour(*land) == "bike with permit");
    assert(tour(*water) == "boat with permit");

    // That is not so by chance: those of different families do not fit.
    assert(!land->permit()->covers(*water->vehicle()));
    assert(!water->permit()->covers(*land->vehicle()));

    // Each call creates another product, which its caller owns.
    assert(land->vehicle() != land->vehicle());

    // An unknown family is an error.
    try {
        static_cast<void>(tripFactory("air"));
        assert(false);
    } catch (const std::invalid_argument& error) {
        assert(error.what() == std::string{"unknown family 'air'"});
    }
}
