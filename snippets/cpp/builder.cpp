// pattern: builder
// prefix: dpBuilder
// description: Builder: collects options and builds an immutable object; reports all that is missing or contradictory at once
// placeholders: BackupJob, source, target, dailyAt, keepDays
// --- imports ---
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

// --- snippet ---
/// Only its builder makes one, so whoever has one may rely on it. For options without rules, an aggregate and
/// designated initialisers are enough.
class BackupJob {
public:
    class Builder;

    [[nodiscard]] const std::string& source() const { return options_.source; }
    [[nodiscard]] const std::string& target() const { return options_.target; }
    [[nodiscard]] int keepDays() const { return options_.keepDays; }

    /// The hour; none if the job runs continuously.
    [[nodiscard]] std::optional<int> dailyAt() const { return options_.dailyAt; }

private:
    struct Options {
        std::string source;
        std::string target;
        std::optional<int> dailyAt;
        bool continuous = false;
        int keepDays = 30;
    };

    explicit BackupJob(Options options) : options_{std::move(options)} {}

    Options options_;
};

class BackupJob::Builder {
public:
    Builder& source(std::string path) { return options_.source = std::move(path), *this; }
    Builder& target(std::string path) { return options_.target = std::move(path), *this; }
    Builder& dailyAt(int hour) { return options_.dailyAt = hour, *this; }
    Builder& continuous() { return options_.continuous = true, *this; }
    Builder& keepDays(int days) { return options_.keepDays = days, *this; }

    /// Throws std::invalid_argument. It may be called again, also after further changes.
    [[nodiscard]] BackupJob build() const {
        std::string problems;
        const auto refuse = [&problems](bool wrong, const char* problem) {
            if (wrong) problems.append(problems.empty() ? "" : "; ").append(problem);
        };
        const auto& [source, target, dailyAt, continuous, keepDays] = options_;
        refuse(source.empty(), "the source is missing");
        refuse(target.empty(), "the target is missing");
        refuse(!source.empty() && source == target, "the source is its own target");
        refuse(continuous == dailyAt.has_value(), "it must run either continuously or at an hour");
        refuse(dailyAt && (*dailyAt < 0 || *dailyAt > 23), "the hour must be from 0 to 23");
        refuse(keepDays < 1, "it must keep copies for a day at least");
        if (!problems.empty()) throw std::invalid_argument{problems};
        return BackupJob{options_};
    }

private:
    Options options_;
};

// --- demonstration ---
#include <cassert>
#include <type_traits>

static_assert(!std::is_default_constructible_v<BackupJob>);

int main() {
    const auto problems = [](const BackupJob::Builder& builder) -> std::string {
        try {
            static_cast<void>(builder.build());
            return "";
        } catch (const std::invalid_argument& error) {
            return error.what();
        }
    };

    // What is set arrives, the rest has its default.
    BackupJob::Builder nightly;
    nightly.source("/photos").target("/vault").dailyAt(3);
    const auto job = nightly.build();
    assert(job.source() == "/photos" && job.target() == "/vault");
    assert(job.dailyAt() == 3 && job.keepDays() == 30);

    // A builder that goes on does not change what it has built.
    const auto longer = nightly.keepDays(365).dailyAt(4).build();
    assert(job.keepDays() == 30 && job.dailyAt() == 3);
    assert(longer.keepDays() == 365 && longer.dailyAt() == 4);
    assert(!BackupJob::Builder{}.source("/a").target("/b").continuous().build().dailyAt());

    // All that is missing is named at once.
    assert(problems({}) ==
           "the source is missing; the target is missing; it must run either continuously or at an hour");

    // Contradictions and values out of range are refused.
    assert(problems(BackupJob::Builder{nightly}.continuous()) == "it must run either continuously or at an hour");
    assert(problems(BackupJob::Builder{nightly}.target("/photos")) == "the source is its own target");
    assert(problems(BackupJob::Builder{nightly}.dailyAt(24)) == "the hour must be from 0 to 23");
    assert(problems(BackupJob::Builder{nightly}.dailyAt(-1)) == "the hour must be from 0 to 23");
    assert(problems(BackupJob::Builder{nightly}.keepDays(0)) == "it must keep copies for a day at least");
}
