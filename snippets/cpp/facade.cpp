// pattern: facade
// prefix: dpFacade
// description: Facade: one method for what a caller intends; calls several parts in order and takes back what was done if one fails
// placeholders: Marina, moor, Berths, ShorePower, Ledger
// --- imports ---
#include <functional>
#include <string>
#include <utility>

// --- snippet ---
class Berths {
public:
    virtual ~Berths() = default;
    virtual int reserve(const std::string& boat) = 0;
    virtual void release(int berth) noexcept = 0;
};

class ShorePower {
public:
    virtual ~ShorePower() = default;
    virtual void switchOn(int berth) = 0;
    virtual void switchOff(int berth) noexcept = 0;
};

class Ledger {
public:
    virtual ~Ledger() = default;
    virtual void openAccount(const std::string& boat, int berth) = 0;
};

/// Knows the order of the parts and nothing of their rules. They stay usable on their own, and must outlive it.
class Marina {
public:
    Marina(Berths& berths, ShorePower& power, Ledger& ledger) : berths_{berths}, power_{power}, ledger_{ledger} {}

    /// Returns the berth. If it throws, everything is as before.
    int moor(const std::string& boat) {
        const int berth = berths_.reserve(boat);
        Undo reservation{[this, berth] { berths_.release(berth); }};
        power_.switchOn(berth);
        Undo current{[this, berth] { power_.switchOff(berth); }};
        ledger_.openAccount(boat, berth);
        current.dismiss();
        reservation.dismiss();
        return berth;
    }

private:
    /// Runs at the end of the scope, the last one first, unless dismissed.
    class Undo {
    public:
        explicit Undo(std::function<void()> action) : action_{std::move(action)} {}
        Undo(const Undo&) = delete;
        Undo& operator=(const Undo&) = delete;
        ~Undo() {
            if (action_) action_();
        }
        void dismiss() noexcept { action_ = nullptr; }

    private:
        std::function<void()> action_;
    };

    Berths& berths_;
    ShorePower& power_;
    Ledger& ledger_;
};

// --- demonstration ---
#include <cassert>
#include <stdexcept>

struct Parts final : Berths, ShorePower, Ledger {
    int reserve(const std::string& boat) override { return note("reserve " + boat), 4; }
    void release(int berth) noexcept override { note("release " + std::to_string(berth)); }
    void switchOn(int berth) override { note("on " + std::to_string(berth)); }
    void switchOff(int berth) noexcept override { note("off " + std::to_string(berth)); }
    void openAccount(const std::string& boat, int berth) override { note("bill " + boat + std::to_string(berth)); }

    void note(const std::string& what) {
        if (!failing.empty() && what.starts_with(failing)) throw std::runtime_error{"cannot " + what};
        log += what + "; ";
    }

    std::string log;
    std::string failing;
};

int main() {
    Parts parts;
    Marina marina{parts, parts, parts};
    const auto logOfFailure = [&](std::string what) {
        parts.failing = std::move(what);
        parts.log.clear();
        try {
            marina.moor("Tern");
            assert(false);
        } catch (const std::runtime_error& error) {
            assert(error.what() == "cannot " + parts.failing);
        }
        return parts.log;
    };

    // One call does everything in order, and takes nothing back.
    assert(marina.moor("Tern") == 4);
    assert(parts.log == "reserve Tern; on 4; bill Tern4; ");

    // Wherever it fails, what was done is taken back in reverse order, and the error arrives.
    assert(logOfFailure("bill Tern4") == "reserve Tern; on 4; off 4; release 4; ");
    assert(logOfFailure("on 4") == "reserve Tern; release 4; ");
    assert(logOfFailure("reserve Tern").empty());
}
