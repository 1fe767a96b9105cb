// pattern: template-method
// prefix: dpTemplateMethod
// description: Template method: a public non-virtual skeleton calls private virtual steps; what it opens is closed also after a failure
// placeholders: LogImport, run, open, parse, close, MeterImport
// --- imports ---
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// --- snippet ---
/// Subclasses fill in the steps and cannot change their order. If the steps share no state, a function that takes
/// them as arguments is simpler.
class LogImport {
public:
    struct Result {
        std::vector<long> readings;
        std::size_t skipped = 0;
    };

    virtual ~LogImport() = default;

    /// What a step throws leaves it, after close.
    [[nodiscard]] Result run() {
        Result result;
        const auto lines = open();
        try {
            for (const auto& line : lines) {
                if (const auto reading = parse(line)) {
                    result.readings.push_back(*reading);
                } else {
                    ++result.skipped;
                }
            }
        } catch (...) {
            close();
            throw;
        }
        close();
        return result;
    }

private:
    [[nodiscard]] virtual std::vector<std::string> open() = 0;
    /// None for a line to skip.
    [[nodiscard]] virtual std::optional<long> parse(std::string_view line) = 0;
    /// Optional. Is not called if open throws.
    virtual void close() noexcept {}
};

class MeterImport final : public LogImport {
public:
    explicit MeterImport(std::vector<std::string> lines) : lines_{std::move(lines)} {}

private:
    [[nodiscard]] std::vector<std::string> open() override { return lines_; }

    [[nodiscard]] std::optional<long> parse(std::string_view line) override {
        if (line.empty() || line.front() == '#') return std::nullopt;
        return std::stol(std::string{line});
    }

    std::vector<std::string> lines_;
};

// --- demonstration ---
#include <cassert>
#include <stdexcept>

class TracedImport final : public LogImport {
public:
    explicit TracedImport(std::string failing) : failing_{std::move(failing)} {}
    std::string trace;

private:
    std::vector<std::string> open() override { return note("open"), std::vector<std::string>{"a", "b"}; }
    std::optional<long> parse(std::string_view line) override { return note(std::string{line}), 1; }
    void close() noexcept override { trace += "close "; }
    void note(const std::string& step) {
        trace += step + " ";
        if (step == failing_) throw std::runtime_error{step};
    }

    std::string failing_;
};

int main() {
    // The skeleton with the steps of one class; close is optional.
    MeterImport meters{{"# kWh", "120", "", "135"}};
    const auto result = meters.run();
    assert((result.readings == std::vector{120L, 135L}) && result.skipped == 2);

    // The order is fixed.
    TracedImport traced{""};
    assert(traced.run().readings.size() == 2 && traced.trace == "open a b close ");

    // A failing step ends the run; what was opened is closed, what was not is not.
    const auto traceOfFailure = [](const std::string& step) {
        TracedImport import{step};
        try {
            static_cast<void>(import.run());
            assert(false);
        } catch (const std::runtime_error& error) {
            assert(error.what() == step);
        }
        return import.trace;
    };
    assert(traceOfFailure("a") == "open a close ");
    assert(traceOfFailure("open") == "open ");
}
