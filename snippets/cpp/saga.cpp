// pattern: saga
// prefix: sdSagaOrchestrator
// description: Saga: runs steps in order, compensates the finished ones in reverse order after a failure, reports compensations that fail
// placeholders: Saga, SagaStep, SagaFailed, step, compensate
// --- imports ---
#include <cstddef>
#include <exception>
#include <functional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

// --- snippet ---
/// Both functions must be idempotent. A step that fails has had no effect of its own, or takes it back itself.
struct SagaStep {
    std::string name;
    std::function<void()> action;
    std::function<void()> compensate; // empty: there is nothing to take back
};

/// The cause is nested: std::rethrow_if_nested.
struct SagaFailed : std::runtime_error {
    SagaFailed(const std::string& step, std::vector<std::string> open)
        : std::runtime_error{"the saga failed at: " + step}, uncompensated{std::move(open)} {}

    /// The steps whose compensation has failed, the last step first: someone has to look after them.
    std::vector<std::string> uncompensated;
};

/// Remembers nothing beyond this process. Let the actions record their progress if a saga has to survive a crash.
class Saga {
public:
    explicit Saga(std::vector<SagaStep> steps) : steps_{std::move(steps)} {
        for (const auto& step : steps_) {
            if (!step.action) throw std::invalid_argument{"no action for: " + step.name};
        }
    }

    /// Throws SagaFailed, after the compensation.
    void run() const {
        for (std::size_t done = 0; done < steps_.size(); ++done) {
            const auto& step = steps_[done];
            try {
                step.action();
            } catch (...) {
                std::throw_with_nested(SagaFailed{step.name, takeBack(done)});
            }
        }
    }

private:
    /// Goes on after a failure: the other effects can still be taken back.
    [[nodiscard]] std::vector<std::string> takeBack(std::size_t done) const {
        std::vector<std::string> open;
        while (done-- > 0) {
            const auto& step = steps_[done];
            try {
                if (step.compensate) step.compensate();
            } catch (...) {
                open.push_back(step.name);
            }
        }
        return open;
    }

    std::vector<SagaStep> steps_;
};

// --- demonstration ---
#include <cassert>

int main() {
    std::string log;
    std::string failing;
    const auto act = [&](std::string what) {
        return [&, what] {
            if (failing.find(what) != std::string::npos) throw std::range_error{"cannot " + what};
            log += what + "; ";
        };
    };
    const Saga concert{{
        {"hall", act("book hall"), act("cancel hall")},
        {"poster", act("design poster"), nullptr},
        {"band", act("hire band"), act("release band")},
        {"tickets", act("sell tickets"), act("refund tickets")},
    }};
    const auto failure = [&](std::string what) {
        failing = std::move(what);
        log.clear();
        try {
            concert.run();
        } catch (const SagaFailed& error) {
            try {
                std::rethrow_if_nested(error);
            } catch (const std::range_error& cause) {
                return std::pair{error.what() + std::string{": "} + cause.what(), error.uncompensated};
            }
        }
        return std::pair{std::string{"none"}, std::vector<std::string>{}};
    };
    using Open = std::vector<std::string>;

    // All steps in order, and nothing is taken back.
    assert(failure("").first == "none");
    assert(log == "book hall; design poster; hire band; sell tickets; ");

    // After a failure the finished steps are taken back, the last one first; the one that failed is not.
    const auto [message, open] = failure("sell tickets");
    assert(message == "the saga failed at: tickets: cannot sell tickets" && open.empty());
    assert(log == "book hall; design poster; hire band; release band; cancel hall; ");

    // A failure at the first step leaves nothing to take back.
    assert(failure("book hall").second.empty() && log.empty());

    // A compensation that fails is reported, and the others still run. The cause stays the first failure.
    const auto stuck = failure("sell tickets, release band");
    assert(stuck.first == "the saga failed at: tickets: cannot sell tickets" && (stuck.second == Open{"band"}));
    assert(log == "book hall; design poster; hire band; cancel hall; ");
    assert((failure("sell tickets, release band, cancel hall").second == Open{"band", "hall"}));

    // A step without an action is found before anything runs.
    try {
        const Saga broken{{{"nothing", nullptr, nullptr}}};
        assert(false);
    } catch (const std::invalid_argument&) {
    }
}
