// pattern: adapter
// prefix: dpAdapter
// description: Adapter: makes an existing class fit the interface that is wanted; turns gallons into litres and status codes into exceptions
// placeholders: FuelGauge, litres, GallonProbe, ProbeAdapter
// --- imports ---
#include <stdexcept>
#include <string>
#include <utility>

// --- snippet ---
/// What our code wants.
class FuelGauge {
public:
    virtual ~FuelGauge() = default;
    /// Throws std::runtime_error if there is no reading.
    [[nodiscard]] virtual double litres() = 0;
};

/// What there is, and what we cannot change.
class GallonProbe {
public:
    static constexpr int ok = 0;
    static constexpr int notConnected = 3;

    explicit GallonProbe(int status, double gallons = 0) : status_{status}, gallons_{gallons} {}

    /// Writes the reading and returns `ok`, or only returns another status.
    int sample(double* gallons) const noexcept {
        if (status_ == ok) *gallons = gallons_;
        return status_;
    }

private:
    int status_;
    double gallons_;
};

/// Owns the probe. All knowledge of its units and status codes is here.
class ProbeAdapter final : public FuelGauge {
public:
    explicit ProbeAdapter(GallonProbe probe) : probe_{std::move(probe)} {}

    [[nodiscard]] double litres() override {
        double gallons = 0;
        if (const int status = probe_.sample(&gallons); status != GallonProbe::ok) {
            throw std::runtime_error{status == GallonProbe::notConnected ? "the probe is not connected"
                                                                         : "probe status " + std::to_string(status)};
        }
        return gallons * litresPerGallon;
    }

private:
    static constexpr double litresPerGallon = 3.785411784; // US liquid gallon, exact

    GallonProbe probe_;
};

// --- demonstration ---
#include <cassert>
#include <cmath>

double total(FuelGauge& left, FuelGauge& right) { return left.litres() + right.litres(); }

int main() {
    const auto failure = [](int status) -> std::string {
        try {
            static_cast<void>(ProbeAdapter{GallonProbe{status}}.litres());
            return "";
        } catch (const std::runtime_error& error) {
            return error.what();
        }
    };

    // Code that knows the wanted interface alone gets litres.
    ProbeAdapter left{GallonProbe{GallonProbe::ok, 10}};
    ProbeAdapter right{GallonProbe{GallonProbe::ok, 2}};
    assert(std::abs(left.litres() - 37.85411784) < 1e-9);
    assert(std::abs(total(left, right) - 45.424941408) < 1e-9);

    // An empty tank is a reading; a status is an error, known or not.
    assert(failure(GallonProbe::ok).empty());
    assert(failure(GallonProbe::notConnected) == "the probe is not connected");
    assert(failure(7) == "probe status 7");
}
